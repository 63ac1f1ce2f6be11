"""The table: what its menu offers, which columns give way, how it finds the next to rate."""

import pytest
from PySide6.QtCore import Qt

from hailong.domain.declaration import Status
from hailong.qtbridge.declarations import Column
from hailong.qtbridge.settings import Language
from hailong.store.interfaces import Tab
from hailong.ui.declaration_words import widest_texts
from hailong.ui.declarations.declaration_table import CELL_PADDING
from hailong.ui.translations import Translations
from rating_desk import declaration, working_day


@pytest.fixture
def translations(qapp):
    speaking = Translations(qapp)
    yield speaking
    speaking.speak(Language.VIETNAMESE)


def visible(table) -> list[Column]:
    return [column for column in Column if not table.isColumnHidden(column)]


def test_the_menu_offers_what_can_be_done_with_the_current_row(opened, qtbot):
    menu = opened.table.context_menu()

    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Mở phiếu đánh giá", "Sao chép số tờ khai", "Bỏ qua…"]
    with qtbot.waitSignal(opened.table.skip_wanted):
        menu.actions()[-1].trigger()


def test_the_menu_does_not_offer_to_skip_what_cannot_be_rated(window):
    window.desk.bring_in(declaration(status=Status.REGISTERED))
    window.show()
    window.page.tabs.buttons[Tab.ALL].click()
    window.wait_for(lambda: window.table.current_key is not None)

    assert "Bỏ qua…" not in [action.text() for action in window.table.context_menu().actions()]


def test_columns_of_lesser_weight_give_way_and_come_back(opened):
    opened.page.resize(1700, 700)
    opened.settle()
    assert visible(opened.table) == list(Column)

    opened.page.resize(780, 540)
    opened.settle()
    assert visible(opened.table)[:2] == [Column.NUMBER, Column.CHANNEL]
    assert Column.STATE in visible(opened.table)

    opened.page.resize(1700, 700)
    opened.settle()
    assert visible(opened.table) == list(Column)


@pytest.mark.parametrize("language", list(Language))
def test_words_of_either_language_have_room_in_their_columns(opened, translations, language):
    opened.page.resize(1700, 700)

    translations.speak(language)
    opened.settle()

    table = opened.table
    for column in Column:
        room = table.columnWidth(column) - CELL_PADDING
        assert all(table.fontMetrics().horizontalAdvance(text) <= room for text in widest_texts(column)), column


def test_rows_have_one_fixed_height(opened):
    header = opened.table.verticalHeader()

    assert header.sectionResizeMode(0) is header.ResizeMode.Fixed


def test_the_next_to_rate_is_sought_below_and_then_from_the_top(window):
    window.desk.bring_in(*working_day())
    window.show()
    keys = [window.list.model.key_at(row) for row in range(window.list.model.rowCount())]

    window.table.select_key(keys[3])
    assert window.table.next_unrated() == keys[4]
    window.table.select_key(keys[-1])
    assert window.table.next_unrated() == keys[0]


def test_tab_leaves_the_table_instead_of_walking_its_cells(opened):
    opened.press(Qt.Key.Key_Tab)

    assert opened.focused() is not opened.table
