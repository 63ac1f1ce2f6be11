"""Settings: every change counts at once; enrolment tells what came of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hailong.domain.enrolment import Enrolment
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.domain.sheet import Contact
from hailong.qtbridge.settings import Language, ThemeChoice, read_settings
from hailong.sync.enrolment import StillWaitingError
from hailong.ui.colours import DARK
from hailong.ui.navigation import PageId

ENROLMENT = Enrolment(
    service_url="https://127.0.0.1/",
    service_name="Cục Hải quan (thử)",
    device_id="d",
    keys=(),
    enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"), ("0199999991001", "CHI NHÁNH MẪU THỬ")),
)


@pytest.fixture
def page(first_day):
    first_day.window.show_page(PageId.SETTINGS)
    first_day.settle()
    return first_day.window.page(PageId.SETTINGS)


@pytest.fixture
def enrol(first_day, page):
    """Types a code and lets the service answer with a value or an error."""

    def act(answer):
        def enroller(service_url, codes, device_name):
            if isinstance(answer, Exception):
                raise answer
            first_day.client.core.store.mirror.save_enrolment(answer)
            return answer

        first_day.client.enrolment._make_enroller = lambda: enroller
        section = page.enrolment
        section.address.clear()
        section.code.clear()
        QTest.keyClicks(section.address, "https://127.0.0.1/")
        QTest.keyClicks(section.code, "MA-1")
        QTest.keyClick(section.code, Qt.Key.Key_Return)
        first_day.settle()
        return section

    return act


def test_a_workstation_that_is_not_enrolled_says_what_that_means(page):
    assert "chỉ gửi được sau khi đăng ký" in page.enrolment.standing.text()
    assert not page.enrolment.enrol.isEnabled(), "without address and code there is nothing to try"


def test_a_good_code_enrols_and_shows_for_whom(enrol):
    section = enrol(ENROLMENT)

    assert section.told.text() == "Đăng ký xong."
    assert section.code.text() == ""
    assert "Cục Hải quan (thử)" in section.standing.text()
    assert "0199999991-001  ·  CHI NHÁNH MẪU THỬ" in section.enterprises.text()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            CallFailedError(Failure(kind=FailureKind.NEEDS_PERSON, code=FailureCode.CODE_REFUSED)),
            "Mã đăng ký không đúng",
        ),
        (CallFailedError(Failure(kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.DNS)), "không tìm thấy địa chỉ"),
        (ValueError("no address"), "Địa chỉ dịch vụ không đúng."),
        (StillWaitingError(2), "Còn 2 phiếu chờ gửi"),
    ],
)
def test_what_went_wrong_is_said_and_the_code_is_still_there(enrol, error, words):
    section = enrol(error)

    assert words in section.told.text()
    assert section.code.text() == "MA-1"
    assert section.enrol.isEnabled()


def test_language_and_theme_change_at_once_and_are_kept(first_day, page):
    page.language.setCurrentIndex(1)
    page.language.activated.emit(1)
    page.theme.setCurrentIndex(2)
    page.theme.activated.emit(2)
    first_day.settle()

    assert page.title.text() == "Settings"
    assert first_day.client.theme.colours is DARK
    kept = read_settings(first_day.client.core.store.settings)
    assert (kept.language, kept.theme) == (Language.ENGLISH, ThemeChoice.DARK)


def test_each_language_is_named_in_its_own_words(page):
    assert [page.language.itemText(row) for row in range(2)] == ["Tiếng Việt", "English"]


def test_the_contact_is_kept_and_filled_into_the_next_sheet(stage):
    stage.window.show_page(PageId.SETTINGS)
    page = stage.window.page(PageId.SETTINGS)
    page.contact_name.insert("Trần Văn Thử")
    page.contact_name.editingFinished.emit()
    QTest.keyClicks(page.contact_phone, "0911111111")
    page.contact_phone.editingFinished.emit()
    stage.window.show_page(PageId.DECLARATIONS)
    stage.settle()
    stage.client.sheets.open(stage.client.declarations.table.current_key)
    stage.settle()

    assert stage.client.sheets.sheet.contact == Contact(name="Trần Văn Thử", phone="0911111111")


def test_the_page_says_what_this_program_is_and_where_its_data_are(first_day, page):
    from hailong import __version__

    assert __version__ in page.about.text()
    assert str(first_day.client.core.folder) in page.about.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())
