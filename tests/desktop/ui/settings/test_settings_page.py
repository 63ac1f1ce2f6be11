"""Settings: every change counts at once; enrolment tells what came of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hailong.domain.sheet import Contact
from hailong.qtbridge.settings import Language, ThemeChoice, read_settings
from hailong.ui.colours import DARK
from hailong.ui.navigation import PageId


@pytest.fixture
def page(first_day):
    first_day.window.show_page(PageId.SETTINGS)
    first_day.settle()
    return first_day.window.page(PageId.SETTINGS)


def test_a_workstation_that_is_not_enrolled_says_what_that_means(page):
    assert "chỉ gửi được sau khi đăng ký" in page.enrolment.standing.text()
    assert page.enrolment.enrol.isEnabled()


def test_language_and_theme_change_at_once_and_are_kept(first_day, page):
    page.look.language.setCurrentIndex(1)
    page.look.language.activated.emit(1)
    page.look.theme.setCurrentIndex(2)
    page.look.theme.activated.emit(2)
    first_day.settle()

    assert page.title.text() == "Settings"
    assert first_day.client.theme.colours is DARK
    kept = read_settings(first_day.client.core.store.settings)
    assert (kept.language, kept.theme) == (Language.ENGLISH, ThemeChoice.DARK)


def test_each_language_is_named_in_its_own_words(page):
    assert [page.look.language.itemText(row) for row in range(2)] == ["Tiếng Việt", "English"]


def test_the_contact_is_kept_and_filled_into_the_next_sheet(stage):
    stage.window.show_page(PageId.SETTINGS)
    page = stage.window.page(PageId.SETTINGS)
    page.work.contact_name.insert("Trần Văn Thử")
    page.work.contact_name.editingFinished.emit()
    QTest.keyClicks(page.work.contact_phone, "0911111111")
    page.work.contact_phone.editingFinished.emit()
    stage.window.show_page(PageId.DECLARATIONS)
    stage.settle()
    stage.client.sheets.open(stage.client.declarations.table.current_key)
    stage.settle()

    assert stage.client.sheets.sheet.contact == Contact(name="Trần Văn Thử", phone="0911111111")


def test_the_page_says_what_this_program_is_and_where_its_data_are(first_day, page):
    from hailong import __version__

    assert __version__ in page.about.about.text()
    assert str(first_day.client.core.folder) in page.about.about.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())
