"""Beside the declaration software, put together: a clearance comes in, the card asks, a star opens the sheet."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Status
from hailong.domain.prompting import CardKind
from hailong.qtbridge.sheets import Mode
from hailong.ui.navigation import PageId
from rating_desk import ENTERPRISE, Desk, StandingClock, catalogue, declaration

AFTERNOON = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)  # 15:00 in Vietnam


@pytest.fixture
def workstation(make_workstation, enrol, tmp_path, qtbot, monkeypatch):
    """A shown workstation whose window is not the one that the user works in."""
    monkeypatch.setattr(QApplication, "activeWindow", staticmethod(lambda: None))
    made = make_workstation(tmp_path / "data", clock=StandingClock(AFTERNOON))
    enrol(made.core, ENTERPRISE)
    made.core.store.mirror.save_catalogue(catalogue(), "etag")
    with qtbot.waitSignal(made.sync.ran):
        made.show()
    settled(made, qtbot)
    return made


def settled(workstation, qtbot):
    qtbot.waitUntil(lambda: not workstation.tasks.is_busy and not workstation.imports.is_running, timeout=20_000)


@pytest.fixture
def bring_in(workstation, qtbot):
    """Declarations come in as from any source: the store changes, then the list is read anew."""
    desk = Desk(workstation.core.store)

    def act(*declarations):
        keys = desk.bring_in(*declarations)
        workstation.declarations.refresh()
        settled(workstation, qtbot)
        return keys

    return act


def test_a_clearance_that_comes_in_is_asked_about_on_the_card(workstation, bring_in, qtbot):
    bring_in(declaration(status=Status.CHANNELLED, cleared_on=None))
    card = workstation.companion.card
    assert not card.isVisible()
    (key,) = bring_in(declaration())
    qtbot.waitUntil(card.isVisible)
    assert card.key == key


def test_a_star_opens_its_sheet_in_front_with_the_level_on_the_office_ready_to_be_recorded(
    workstation, bring_in, qtbot
):
    keys = bring_in(*(declaration(at, status=Status.CHANNELLED, cleared_on=None) for at in range(3)))
    bring_in(declaration(1))
    card = workstation.companion.card
    qtbot.waitUntil(card.isVisible)
    workstation.window.hide()
    QTest.mouseClick(card.stars, Qt.MouseButton.LeftButton, pos=card.stars.star_rect(Level.SATISFIED).center())
    sheets, panel = workstation.sheets, workstation.declarations.panel
    qtbot.waitUntil(lambda: sheets.mode is Mode.EDITING and sheets.current.key == keys[1])
    assert workstation.window.isVisible()
    assert not card.isVisible()
    assert [line.rating.level for line in panel.form.lines if line.rating.level] == [Level.SATISFIED]
    assert panel.form.lines[0].subject.code == "03CC"
    panel._record()
    assert sheets.mode is Mode.REVIEWING


def test_skip_on_the_card_is_remembered_as_a_skip(workstation, bring_in, qtbot):
    (key,) = bring_in(declaration())
    card = workstation.companion.card
    qtbot.waitUntil(card.isVisible)
    card.skip.click()
    card.skip_anyway.click()
    settled(workstation, qtbot)
    assert workstation.core.store.declarations.get(key).skipped_on is not None


def test_a_card_whose_declaration_is_rated_in_the_window_goes_away(workstation, bring_in, qtbot):
    (key,) = bring_in(declaration())
    card = workstation.companion.card
    qtbot.waitUntil(card.isVisible)
    desk = Desk(workstation.core.store)
    sheet = workstation.sheets.sheet
    qtbot.waitUntil(lambda: workstation.sheets.mode is Mode.EDITING)
    sheet = workstation.sheets.sheet
    workstation.core.store.sheets.save_draft(key, sheet)
    workstation.declarations.refresh()
    qtbot.waitUntil(lambda: not card.isVisible())
    assert not desk.sent()


def test_the_list_of_many_opens_on_the_unrated_with_the_cursor_in_the_first_sheet(workstation, bring_in, qtbot):
    keys = bring_in(*(declaration(at) for at in range(4)))
    card = workstation.companion.card
    qtbot.waitUntil(card.isVisible)
    workstation.declarations.search.setText("nothing like this")
    settled(workstation, qtbot)
    card.show_list.click()
    settled(workstation, qtbot)
    qtbot.waitUntil(lambda: workstation.list.model.rowCount() == len(keys))
    qtbot.waitUntil(lambda: workstation.sheets.mode is Mode.EDITING)
    assert workstation.window.shown_page is PageId.DECLARATIONS


def test_ctrl_r_is_the_keyboards_way_to_the_card(workstation, bring_in, qtbot):
    keys = bring_in(*(declaration(at, status=Status.CHANNELLED, cleared_on=None) for at in range(3)))
    bring_in(declaration(2))
    qtbot.waitUntil(workstation.companion.card.isVisible)
    workstation.companion.rate_next()
    qtbot.waitUntil(lambda: workstation.sheets.current is not None and workstation.sheets.current.key == keys[2])
    assert not workstation.companion.card.isVisible()


def test_without_a_card_it_is_the_way_to_the_first_that_waits(workstation, bring_in, qtbot):
    bring_in(*(declaration(at, status=Status.CHANNELLED, cleared_on=None) for at in range(3)))
    workstation.window.show_page(PageId.HELP)
    workstation.companion.rate_next()
    settled(workstation, qtbot)
    qtbot.waitUntil(lambda: workstation.sheets.mode is Mode.EDITING)
    assert workstation.window.shown_page is PageId.DECLARATIONS


def test_a_problem_during_clearance_opens_the_sheet_of_that_round(workstation, bring_in, qtbot):
    bring_in(declaration(0), declaration(1, status=Status.CHANNELLED, cleared_on=None))
    workstation.companion.report_problem()
    dialog = workstation.companion.problem
    dialog.number.setText(declaration(1).number)
    dialog.open_sheet.click()
    qtbot.waitUntil(lambda: workstation.sheets.sheet is not None and workstation.sheets.sheet.round.value == "during")


def test_the_documents_of_the_menu_are_shown(workstation):
    workstation.companion.tray.documents.trigger()
    assert workstation.window.shown_page is PageId.DOCUMENTS


def test_the_daily_reminder_counts_the_unrated_list(workstation, bring_in, qtbot):
    bring_in(*(declaration(at, status=Status.CHANNELLED, cleared_on=None) for at in range(5)))
    workstation.core.clock.moment = AFTERNOON.replace(hour=9, minute=30)
    workstation.companion.prompts.look()
    qtbot.waitUntil(workstation.companion.card.isVisible)
    assert workstation.companion.prompts.card.kind is CardKind.REMINDER
    assert workstation.companion.card.title.text().startswith("5 ")


def test_closing_the_window_hides_it_where_there_is_a_place_and_quit_ends_it(workstation, qtbot, monkeypatch):
    tray = workstation.companion.tray
    monkeypatch.setattr(tray, "_is_available", lambda: True)
    monkeypatch.setattr(tray, "tell", lambda _text: None)
    workstation.window.close()
    settled(workstation, qtbot)
    assert not workstation.window.isVisible()
    workstation.bring_to_front()
    assert workstation.window.isVisible()
    workstation.window.close()
    with qtbot.waitSignal(workstation.window.closed):
        tray.quit.trigger()


def test_a_start_by_the_session_without_that_place_waits_in_the_task_bar(make_workstation, tmp_path, qtbot):
    made = make_workstation(tmp_path / "data")
    with qtbot.waitSignal(made.sync.ran):
        made.show(in_tray=True)
    settled(made, qtbot)
    assert made.window.isMinimized()


def test_a_start_by_the_session_shows_nothing_until_the_window_is_wanted(
    make_workstation, tmp_path, qtbot, monkeypatch
):
    made = make_workstation(tmp_path / "data")
    monkeypatch.setattr(made.companion.tray, "_is_available", lambda: True)
    monkeypatch.setattr(made.companion.tray.icon, "show", lambda: None)
    with qtbot.waitSignal(made.sync.ran):
        made.show(in_tray=True)
    settled(made, qtbot)
    assert not made.window.isVisible()
    made.companion.tray.window_wanted.emit()
    assert made.window.isVisible()
