"""A page of a list: its parts in their places, and why the list is empty in the place of the list."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget

from hailong.ui.widgets.list_page import ListPage


class Letters(ListPage):
    """As short as such a page can be."""

    def __init__(self):
        super().__init__("documents")
        self.list, self.letter, self.chips = QListWidget(self), QLabel("Thư", self), QLabel("Mới", self)
        self.arrange(self.list, self.letter, head=(self.chips,), sizes=(500, 400), least=300)
        self.retranslate()

    def retranslate(self):
        self.title.setText("Thư từ")


@pytest.fixture
def page(qtbot):
    made = Letters()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def top(page, part):
    return part.mapTo(page, part.rect().topLeft()).y()


def test_title_search_and_chips_stand_above_the_list_and_the_detail_beside_it(page):
    assert top(page, page.title) < top(page, page.search) < top(page, page.chips) < top(page, page.list)
    assert page.letter.mapTo(page, page.letter.rect().topLeft()).x() > page.list.width()
    assert page.list.height() > 400


def test_the_detail_keeps_its_least_width(page):
    page.resize(500, 600)

    assert page.letter.width() >= 300


def test_the_words_for_an_empty_list_stand_in_its_place(page):
    page.shown.setCurrentWidget(page.empty)

    assert page.empty.isVisible()
    assert not page.list.isVisible()


def test_the_search_is_gone_to(page):
    page.focus_search()

    assert page.focusWidget() is page.search
