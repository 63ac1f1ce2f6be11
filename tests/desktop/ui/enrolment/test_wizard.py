"""Enrolling in the window: an invitation is pasted, who answers is looked at, and only then is a code shown to him."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from hailong.domain.enrolment import Acquaintance, Enrolment, KeyPlace
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.qtbridge.enrolment import EnrolmentTools
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.enrolment import EnrolmentCancelledError, StillWaitingError
from hailong.ui.enrolment.wizard import EnrolmentWizard, Step
from hailong.ui.navigation import PageId

KEY = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
URL = "https://hailong.example"
LINK = f"hailong:enrol?service={URL}&code=HL4K-9Q2M-0000-ABCD-EFGH&tax=0199999991&key={KEY}"
ENROLMENT = Enrolment(
    service_url=URL,
    service_name="Cục Hải quan (thử)",
    device_id="d",
    keys=({"use": "sig", "kid": KEY},),
    enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"), ("0199999991001", "CHI NHÁNH MẪU THỬ")),
    first_key=KEY,
)


def call_failed(code: FailureCode, kind: FailureKind = FailureKind.NOBODY_ANSWERED) -> CallFailedError:
    return CallFailedError(Failure(kind=kind, code=code))


class Enroller:
    """The service as a puppet."""

    def __init__(self, mirror) -> None:
        self.mirror = mirror
        self.met = Acquaintance(service_url=URL, service_name="Cục Hải quan (thử)", key=KEY)
        self.enrolment: Enrolment = ENROLMENT
        self.error: Exception | None = None
        self.waits: threading.Event | None = None
        self.calls = []

    def meet(self, service_url, key, is_cancelled):
        self.calls.append(("meet", service_url, key))
        self._answer(is_cancelled)
        return self.met

    def __call__(self, service_url, codes, device_name, *, key, wanted, on_progress, is_cancelled):
        self.calls.append(("enrol", service_url, codes, key, wanted))
        on_progress(len(codes) - 1)
        self._answer(is_cancelled)
        self.mirror.save_enrolment(self.enrolment)
        return self.enrolment

    def ask(self, path, invitation, device_name) -> None:
        self.calls.append(("ask", path, invitation.codes, invitation.key))
        if self.error is not None:
            raise self.error

    def break_off(self) -> None:
        if self.waits is not None:
            self.waits.set()

    def _answer(self, is_cancelled) -> None:
        if self.waits is not None:
            self.waits.wait(10)
        if is_cancelled():
            raise EnrolmentCancelledError
        if self.error is not None:
            raise self.error


@pytest.fixture
def enroller(first_day):
    return Enroller(first_day.client.core.store.mirror)


@pytest.fixture
def section(first_day, enroller):
    tools = EnrolmentTools(enroller, None, lambda _: KeyPlace.FILE, enroller.ask)
    first_day.client.enrolment._make_tools = lambda: tools
    first_day.window.show_page(PageId.SETTINGS)
    first_day.settle()
    return first_day.window.page(PageId.SETTINGS).enrolment


@pytest.fixture
def wizard(first_day, section):
    opened = section.show_wizard()
    first_day.settle()
    yield opened
    first_day.client.enrolment.cancel()


def paste(wizard: EnrolmentWizard, text: str) -> None:
    wizard.invitation.letter.setPlainText(text)


def test_a_pasted_invitation_fills_every_field_and_leads_to_the_service(wizard, enroller, first_day):
    assert not wizard.next.isEnabled()
    paste(wizard, f"Kính gửi Quý doanh nghiệp,\n{LINK}\n")
    step = wizard.invitation

    assert (step.address.text(), step.codes.text(), step.tax_codes.text()) == (
        URL, "HL4K-9Q2M-0000-ABCD-EFGH", "0199999991",
    )  # fmt: skip
    assert "1 mã" in step.told.text()
    wizard.next.click()
    first_day.settle()

    assert wizard.step is Step.SERVICE
    assert enroller.calls == [("meet", URL, KEY)], "no code is shown before the user has seen who answers"
    assert wizard.answerer.key.text() == KEY
    assert "trong thư mời" in wizard.answerer.compare.text()
    assert "Kho khóa" in wizard.answerer.kept.text()


def test_tab_goes_from_top_to_bottom(wizard):
    step = wizard.invitation
    paste(wizard, LINK)
    shown = [step.letter, step.address, step.codes, step.tax_codes, wizard.by_file, wizard.next]
    assert shown[:-2] == sorted(shown[:-2], key=lambda field: field.mapTo(wizard, field.rect().topLeft()).y())
    step.letter.setFocus()
    walked = [wizard.focusWidget()]
    for _ in shown[1:]:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.append(wizard.focusWidget())
    assert walked == shown


def test_an_unknown_key_is_to_be_compared_and_a_known_one_is_not(wizard, enroller, first_day):
    wizard.invitation.address.setText(URL)
    wizard.invitation.codes.setText("MA-1")
    wizard.next.click()
    first_day.settle()
    assert "Xin so với vân tay" in wizard.answerer.compare.text()

    enroller.met = Acquaintance(service_url=URL, service_name="Cục Hải quan (thử)", key=KEY, is_known=True)
    wizard.back.click()
    wizard.next.click()
    first_day.settle()
    assert "đã đăng ký" in wizard.answerer.compare.text()


def test_a_key_of_an_invitation_counts_for_its_own_address_alone(wizard, enroller, first_day):
    paste(wizard, LINK)
    wizard.invitation.address.setText("https://other.example")
    wizard.next.click()
    first_day.settle()
    assert enroller.calls == [("meet", "https://other.example", "")]


def test_several_codes_are_used_with_the_key_that_was_shown_and_the_outcome_is_told(
    wizard, enroller, first_day, section
):
    paste(wizard, LINK)
    wizard.invitation.codes.setText("ma-1, ma-2")
    wizard.invitation.tax_codes.setText("0199999991, 0199999984")
    QTest.keyClick(wizard.invitation.codes, Qt.Key.Key_Return)
    first_day.settle()
    wizard.next.click()
    first_day.settle()

    assert enroller.calls[-1] == ("enrol", URL, ["MA-1", "MA-2"], KEY, ("0199999991", "0199999984"))
    assert wizard.step is Step.OUTCOME
    assert "0199999991-001  ·  CHI NHÁNH MẪU THỬ" in wizard.opened.text()
    assert "0199999984" in wizard.missing.text()
    assert "không có kho khóa" in wizard.key_place.text()
    assert wizard.invitation.codes.text() == ""
    assert KEY in section.service_key.text()
    assert "không có kho khóa" in section.key_place.text()
    assert "CÔNG TY TNHH MẪU THỬ" in section.enterprises.text()


def test_a_key_that_was_changed_since_is_shown_beside_the_first(section, first_day, enroller):
    changed = Enrolment(
        service_url=URL, service_name="x", device_id="d", keys=({"use": "sig", "kid": "moi"},), enterprises=(),
        first_key=KEY,
    )  # fmt: skip
    first_day.client.core.store.mirror.save_enrolment(changed)
    first_day.client.enrolment.refresh()
    first_day.settle()
    assert "moi" in section.service_key.text()
    assert f"lúc đăng ký: {KEY}" in section.service_key.text()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            call_failed(FailureCode.CODE_REFUSED, FailureKind.NEEDS_PERSON),
            "không đúng, đã dùng rồi hoặc đã hết hạn",
        ),
        (call_failed(FailureCode.DNS), "không tìm thấy địa chỉ"),
        (
            call_failed(FailureCode.STRANGER),
            "không phải là dịch vụ",
        ),
        (
            call_failed(FailureCode.OTHER_SERVICE),
            "vân tay khóa khác",
        ),
        (StillWaitingError(2), "Còn 2 phiếu chờ gửi"),
    ],
)
def test_what_went_wrong_is_said_without_a_word_about_sheets_and_can_be_tried_again(
    wizard, enroller, first_day, error, words
):
    enroller.error = error
    paste(wizard, LINK)
    wizard.next.click()
    first_day.settle()

    assert words in wizard.fault.what.text()
    assert "tự gửi" not in wizard.fault.what.text() + wizard.fault.do.text()
    assert wizard.step is Step.INVITATION
    enroller.error = None
    wizard.next.click()
    first_day.settle()
    assert wizard.step is Step.SERVICE
    assert not wizard.fault.isVisible()


def test_the_code_that_was_refused_is_named(wizard, enroller, first_day):
    paste(wizard, LINK)
    wizard.invitation.codes.setText("MA-1, MA-2")
    wizard.next.click()
    first_day.settle()
    enroller.error = call_failed(FailureCode.CODE_REFUSED, FailureKind.NEEDS_PERSON)
    wizard.next.click()
    first_day.settle()

    assert "thứ 2" in wizard.told.text()
    assert "MA-2" in wizard.told.text()


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [("address", "http://hailong.example", "https://"), ("codes", "<b>", "Mã đăng ký"), ("tax_codes", "12", "thuế")],
)
def test_a_field_that_cannot_be_right_is_named_and_nobody_is_asked(wizard, enroller, field, text, words):
    paste(wizard, LINK)
    getattr(wizard.invitation, field).setText(text)
    wizard.next.click()

    assert words in wizard.fault.what.text() + wizard.fault.do.text()
    assert enroller.calls == []


@pytest.mark.parametrize("text", ["Xin chào", "hailong:enrol?service=http://evil.example&code=A", "x" * 60_000])
def test_a_text_that_is_no_invitation_says_so_and_changes_no_field(wizard, text):
    wizard.invitation.address.setText(URL)
    paste(wizard, text)
    assert wizard.invitation.told.isVisible()
    assert wizard.invitation.address.text() == URL
    assert wizard.invitation.codes.text() == ""
    paste(wizard, "")
    assert not wizard.invitation.told.isVisible()


def test_waiting_can_be_stopped_and_closing_breaks_it_off(wizard, enroller, first_day):
    enroller.waits = threading.Event()
    paste(wizard, LINK)
    wizard.next.click()
    assert wizard.stop.isVisible()
    assert not wizard.next.isEnabled()
    wizard.stop.click()
    first_day.settle()
    assert "Đã dừng" in wizard.told.text()
    assert wizard.next.isEnabled()

    enroller.waits = threading.Event()
    wizard.next.click()
    wizard.reject()
    first_day.settle()
    assert not first_day.client.enrolment.is_busy


def test_what_others_wrote_is_never_taken_for_markup(wizard, enroller, first_day):
    enroller.met = Acquaintance(service_url=URL, service_name="<h1>Cục</h1>", key=KEY)
    paste(wizard, LINK)
    wizard.next.click()
    first_day.settle()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in wizard.findChildren(QLabel) if label.text())


def test_without_a_network_the_request_is_written_to_a_file_and_what_to_do_next_is_said(wizard, enroller, first_day):
    assert not wizard.by_file.isEnabled()
    paste(wizard, LINK)
    wizard.by_file.click()
    first_day.settle()
    (dialog,) = wizard.findChildren(QFileDialog)
    dialog.reject()
    wizard.ask_by_file("/media/usb/dang-ky.hailong")
    first_day.settle()

    assert enroller.calls == [("ask", Path("/media/usb/dang-ky.hailong"), ("HL4K-9Q2M-0000-ABCD-EFGH",), KEY)]
    assert "dang-ky.hailong" in wizard.told.text()
    assert "giữ như giữ thư mời" in wizard.told.text()


def test_a_request_that_cannot_be_made_says_why(wizard, enroller, first_day):
    paste(wizard, LINK)
    wizard.invitation.codes.setText("<b>")
    wizard.by_file.click()
    assert "Mã đăng ký chỉ gồm" in wizard.fault.what.text()
    wizard.invitation.codes.setText("MA-1")
    enroller.error = StoreError(StoreFault.DISK_FULL)
    wizard.ask_by_file("/media/usb/dang-ky.hailong")
    first_day.settle()
    assert "Ổ đĩa đã đầy" in wizard.fault.what.text()
