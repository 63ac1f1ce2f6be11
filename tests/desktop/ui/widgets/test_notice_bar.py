"""A notice says what, means and do; details on demand."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from hailong.qtbridge.settings import Language
from hailong.ui.failures import Explanation
from hailong.ui.widgets.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = NoticeBar(parent)
    parent.show()
    yield made
    parent.close()


def test_it_is_away_until_there_is_something_to_say(bar):
    assert not bar.isVisible()
    bar.explain(Explanation("Chuyện gì.", "Nghĩa là gì.", "Làm gì."))

    assert bar.isVisible()
    assert bar.rest.text() == "Nghĩa là gì. Làm gì."
    assert bar.accessibleName() == "Chuyện gì. Nghĩa là gì. Làm gì."
    assert not bar.show_details.isVisible(), "there are none"


def test_details_are_shown_on_demand_and_copied_with_the_words(bar):
    bar.explain(Explanation("Chuyện gì.", details="errno 28"))
    assert not bar.details.isVisible()
    bar.show_details.click()
    assert bar.details.isVisible()
    bar.copy.click()

    assert QApplication.clipboard().text() == "Chuyện gì.\nerrno 28"


def test_a_later_notice_begins_folded(bar):
    bar.explain(Explanation("Một.", details="x"))
    bar.show_details.click()
    bar.explain(Explanation("Hai.", details="y"))

    assert not bar.details.isVisible()
    assert bar.what.text() == "Hai."


def test_closing_is_announced(bar, qtbot):
    bar.explain(Explanation("Một."))
    with qtbot.waitSignal(bar.closed):
        bar.close_button.click()

    assert not bar.isVisible()


def test_sentences_of_the_other_language_are_taken_away(bar, translations, qtbot):
    bar.explain(Explanation("Một."))
    translations.speak(Language.ENGLISH)
    qtbot.waitUntil(lambda: not bar.isVisible())

    assert bar.close_button.accessibleName() == "Close this notice"
