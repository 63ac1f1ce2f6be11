"""The page of shortcuts follows the language and can be scrolled by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hailong.qtbridge.settings import Language
from hailong.ui.help.help_page import HelpPage


def texts(page) -> list[str]:
    return [label.text() for label in page.area.widget().findChildren(QLabel)]


def test_every_key_has_a_meaning_in_both_languages(qtbot, translations):
    page = HelpPage()
    qtbot.addWidget(page)
    in_vietnamese = texts(page)
    translations.speak(Language.ENGLISH)
    page.retranslate()

    assert all(in_vietnamese)
    assert "Gửi phiếu đã ghi nhận" in in_vietnamese
    assert "Send the recorded sheet" in texts(page)
    assert len(texts(page)) == len(in_vietnamese)


def test_it_can_take_the_focus(qtbot):
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()
    page.focus_search()

    assert page.area.focusPolicy() & Qt.FocusPolicy.StrongFocus
