"""The table of what was sent: no word is cut, at either scale and in either language."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStyleOptionViewItem

from dev.sample_store import NOW
from hailong.domain.catalogue import Level
from hailong.domain.sheet import SheetState
from hailong.qtbridge.sent_table import SENT_ROLE, SentColumn
from hailong.qtbridge.settings import Language
from hailong.ui import words
from hailong.ui.moments import moment_text
from hailong.ui.navigation import PageId

SCROLL_BAR = 12
LOOK_AT_150 = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from dev.screenshot_stage import Stage, prepare
from hailong.qtbridge.settings import Language
from test_sent_table import cut, shown
folder = Path(sys.argv[3])
prepare(folder)
stage = Stage(folder)
for language in Language:
    stage.dress(language.value, "light")
    table = shown(stage)
    print(language.value, table.devicePixelRatio(), cut(table))
stage.close()
"""


def shown(stage):
    stage.window.resize(1180, 760)
    stage.window.show_page(PageId.SENT)
    stage.settle()
    return stage.window.page(PageId.SENT).table


def state_in(table, row):
    return table.model().index(row, 0).data(SENT_ROLE).state


def cut(table) -> list[str]:
    """The texts that need more room than their column has, measured by what Qt asks for a cell beside its words."""
    model, metrics = table.model(), table.fontMetrics()
    may_stand_there = {
        SentColumn.NUMBER: ["3099 9971 391 0"],
        SentColumn.OFFICE: ["03CC"],
        SentColumn.LEVEL: [words.level(level) for level in Level],
        SentColumn.STATE: [words.sheet_state(state) for state in SheetState],
        SentColumn.RECEIPT: ["HL-2026-000124"],
        SentColumn.TIME: [moment_text(NOW - timedelta(days=ago), NOW) for ago in range(2)],
    }
    found = []
    for column, texts in may_stand_there.items():
        cell = model.index(3, column)
        beside = table.sizeHintForIndex(cell).width() - metrics.horizontalAdvance(cell.data())
        room = table.columnWidth(column) - beside
        found += [text for text in texts if metrics.horizontalAdvance(text) > room]
    return found


def test_the_icon_of_a_state_keeps_its_colour_in_the_chosen_row(stage, worn):
    table = shown(stage)
    row = next(row for row in range(table.model().rowCount()) if state_in(table, row) is SheetState.NEEDS_YOU)
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)

    table.itemDelegate().initStyleOption(option, table.model().index(row, SentColumn.STATE))

    image = option.icon.pixmap(option.decorationSize, QIcon.Mode.Selected).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert {pixel.name() for pixel in pixels if pixel.alpha() > 250} == {worn.colours.danger.lower()}


@pytest.mark.parametrize("language", list(Language))
def test_in_the_usual_window_all_columns_stand_there_and_no_word_is_cut(stage, compiled_translations, language):
    stage.dress(language.value, "light")

    table = shown(stage)

    assert not any(table.isColumnHidden(column) for column in SentColumn)
    assert cut(table) == []


def test_beside_the_scroll_bar_of_many_sheets_there_is_still_room_for_all(stage):
    table = shown(stage)
    page = stage.window.page(PageId.SENT)

    page.detail.setMinimumWidth(page.detail.width() + SCROLL_BAR)
    stage.settle()

    assert not any(table.isColumnHidden(column) for column in SentColumn)
    assert cut(table) == []


def test_in_the_smallest_window_the_receipt_gives_way_and_no_word_is_cut(stage):
    shown(stage)
    stage.window.resize(960, 600)
    stage.settle()

    table = stage.window.page(PageId.SENT).table

    assert table.isColumnHidden(SentColumn.RECEIPT)
    assert cut(table) == ["HL-2026-000124"], "in the detail pane it stands whole"


def test_at_one_and_a_half_times_the_scale_no_word_is_cut(tmp_path, compiled_translations):
    """In a process of its own: Qt takes the scale once, at its start."""
    here = Path(__file__).resolve()
    ended = subprocess.run(
        [sys.executable, "-c", LOOK_AT_150, str(here.parents[4]), str(here.parent), str(tmp_path)],
        env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.stdout.splitlines() == ["vi 1.5 []", "en 1.5 []"], ended.stderr
