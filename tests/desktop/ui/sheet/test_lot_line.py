"""A lot that was split into several declarations is rated as a whole from the sheet of any of them."""

import pytest
from PySide6.QtCore import Qt

from hailong.domain.declaration import Channel
from hailong.qtbridge.bulk import BulkMode
from hailong.qtbridge.sheets import Mode
from hailong.store.interfaces import DeclarationQuery
from rating_desk import declaration
from rating_window import CTRL


@pytest.fixture
def split(window):
    """Three branches of one lot among five declarations; the list shows the first of them alone."""
    first = declaration(0, channel=Channel.RED)
    branches = [declaration(at, first_number=first.number, branch=at + 1, branches=3) for at in (1, 2)]
    window.lot = window.desk.bring_in(first, *branches)
    window.desk.bring_in(declaration(5), declaration(6))
    window.show()
    window.page.filters.channel.choose(Channel.RED)
    window.wait_for(lambda: window.list.model.rowCount() == 1)
    window.settle()
    window.table.setFocus()
    window.press(Qt.Key.Key_Return)
    return window


def test_the_first_of_a_lot_offers_the_whole_lot_in_words(split):
    assert split.panel.lot.isVisible()
    assert split.panel.lot.about.text() == "Thuộc lô hàng tách nhiều tờ khai"
    assert split.panel.lot.rate.text() == "Đánh giá cả lô (3 tờ khai)"
    split.sheets.open(split.lot[1])
    split.settle()
    assert split.panel.lot.about.text() == "Nhánh 2/3 của lô hàng"


def test_all_of_the_lot_are_rated_by_keys_though_the_list_shows_one(split):
    split.press(Qt.Key.Key_L, modifier=CTRL)
    assert split.bulk.mode is BulkMode.EDITING
    assert [one.key for one in split.bulk.current.included] == split.lot
    assert split.page.beside.currentWidget() is split.bulk_panel

    split.press(Qt.Key.Key_4)
    split.press(Qt.Key.Key_Return, modifier=CTRL)
    split.press(Qt.Key.Key_Return)

    numbers = {sheet.declaration.number for sheet in split.desk.sent()}
    assert numbers == {declaration(at).number for at in range(3)}
    assert len(split.store.declarations.view(DeclarationQuery())) == 2


def test_the_button_does_the_same_and_esc_goes_back_to_the_sheet(split):
    split.panel.lot.rate.click()
    split.settle()
    assert split.bulk_panel.title.text() == "Đánh giá 3 tờ khai"

    split.press(Qt.Key.Key_Escape)

    assert split.page.beside.currentWidget() is split.panel
    assert split.sheets.mode is Mode.EDITING
    assert split.sheets.current.key == split.lot[0]
    assert split.focused() is split.panel.form.lines[0].stars


def test_esc_after_an_ordinary_bulk_goes_to_the_list_as_ever(split):
    split.press(Qt.Key.Key_L, modifier=CTRL)
    split.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    split.page.filters.clear()
    split.wait_for(lambda: split.list.model.rowCount() == 5)
    split.settle()
    split.table.setFocus()
    split.press(Qt.Key.Key_A, modifier=CTRL)
    split.press(Qt.Key.Key_Return)
    split.press(Qt.Key.Key_Escape)
    assert split.focused() is split.table


def test_a_lot_of_which_one_is_left_offers_nothing_and_so_does_a_declaration_alone(split):
    for key in split.lot[1:]:
        split.desk.send_sheet(key, split.desk_sheet(key))
    split.sheets.open(split.lot[0])
    split.settle()
    assert split.panel.lot.isHidden()
    split.press(Qt.Key.Key_L, modifier=CTRL)
    assert split.bulk.mode is BulkMode.CLOSED
