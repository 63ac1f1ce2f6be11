"""The whole client locked: nothing of the work on the screen, the sender goes on, and what was wanted shows later."""

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.app.core import Core
from hailong.domain.clerk_texts import clerks_text
from hailong.domain.clerks import Clerk, Clerks
from hailong.domain.declaration import Round
from hailong.domain.request import Act, Request
from hailong.domain.sheet import Sheet
from hailong.ui.lock.clerk_dialog import ClerkDialog
from hailong.ui.lock.code_dialog import CodeDialog
from hailong.ui.navigation import PageId
from rating_desk import ENTERPRISE, Desk, declaration


@pytest.fixture
def workstation(make_workstation, enrol, tmp_path, qtbot):
    made = make_workstation(tmp_path / "data")
    enrol(made.core, ENTERPRISE)
    Desk(made.core.store).bring_in(declaration(0), declaration(1))
    with qtbot.waitSignal(made.sync.ran):
        made.show()
    settled(made, qtbot)
    return made


@pytest.fixture
def locked(workstation, qtbot):
    """One clerk with a PIN, and the window locked."""
    workstation.clerks.keep(Clerk(id="1", name="Lan"), "258036")
    settled(workstation, qtbot)
    workstation.locking.lock()
    return workstation


def settled(workstation, qtbot):
    qtbot.waitUntil(lambda: not workstation.tasks.is_busy, timeout=20_000)


def visible():
    return {type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()}


def open_it(workstation, qtbot, pin="258036"):
    QTest.keyClicks(workstation.locking.window.pin, pin)
    workstation.locking.window.open.click()
    settled(workstation, qtbot)


def test_locked_nothing_of_the_work_is_on_the_screen(locked):
    assert visible() == {"LockWindow"}


def test_the_pin_brings_the_window_back(locked, qtbot):
    open_it(locked, qtbot)
    assert locked.window.isVisible()
    assert not locked.locking.window.isVisible()


def test_a_dialog_goes_with_the_window_and_comes_back_with_it(workstation, qtbot):
    workstation.clerks.keep(Clerk(id="1", name="Lan"), "258036")
    settled(workstation, qtbot)
    workstation.locking._open_dialog(None)
    (dialog,) = workstation.window.findChildren(ClerkDialog)
    workstation.locking.lock()
    assert visible() == {"LockWindow"}
    open_it(workstation, qtbot)
    assert dialog.isVisible()
    dialog.reject()


@pytest.fixture
def writing(locked, qtbot):
    """Unlocked, and a sheet of hers begun."""
    open_it(locked, qtbot)
    (row,) = locked.core.store.declarations.find(declaration(0).number)
    locked.sheets.open(row.key)
    settled(locked, qtbot)
    first, *others = locked.sheets.sheet.ratings
    locked.sheets.write([replace(first, comment="Chờ lâu quá."), *others], locked.sheets.sheet.contact)
    return locked


def said(workstation):
    return [rating.comment for rating in workstation.sheets.sheet.ratings if rating.comment]


def test_locked_nothing_of_what_was_written_is_held_on_to(writing, qtbot):
    writing.locking.lock()
    settled(writing, qtbot)
    assert writing.sheets.current is None
    assert writing.outbox.model.rowCount() == 0
    assert writing.core.store.words.sealed() == 1


@pytest.mark.parametrize(("is_ours", "left"), [(True, ""), (False, "Chờ lâu quá.")])
def test_what_was_copied_here_leaves_the_clipboard(writing, monkeypatch, is_ours, left):
    """The display of the tests does not know whose the clipboard is."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: is_ours)
    QApplication.clipboard().setText("Chờ lâu quá.")
    writing.locking.lock()
    assert QApplication.clipboard().text() == left


def test_whoever_comes_back_goes_on_where_it_was_left(writing, qtbot):
    writing.locking.lock()
    settled(writing, qtbot)
    open_it(writing, qtbot)
    assert said(writing) == ["Chờ lâu quá."]


def test_another_clerk_sees_the_declaration_without_what_was_begun(writing, qtbot):
    writing.clerks.keep(Clerk(id="2", name="Huy"), "147036")
    settled(writing, qtbot)
    writing.locking._open_dialog(None)
    writing.locking.lock()
    writing.locking.window.choose("2")
    open_it(writing, qtbot, "147036")
    assert writing.sheets.current is None
    assert not [one for one in writing.window.findChildren(ClerkDialog) if one.isVisible()]
    (row,) = writing.core.store.declarations.find(declaration(0).number)
    writing.sheets.open(row.key)
    settled(writing, qtbot)
    assert said(writing) == []


def test_a_new_pin_shows_its_code_once(workstation, qtbot):
    workstation.locking._open_dialog(None)
    (dialog,) = workstation.window.findChildren(ClerkDialog)
    for field, text in ((dialog.name, "Lan"), (dialog.pin, "258036"), (dialog.again, "258036")):
        field.setText(text)
    dialog.keep.click()
    settled(workstation, qtbot)
    (shown,) = workstation.window.findChildren(CodeDialog)
    assert SystemClerkKeys().recover(workstation.clerks.clerks.current, shown.code.text()) is not None
    shown.is_written.setChecked(True)
    shown.finish.click()


def test_what_is_asked_for_meanwhile_shows_when_it_is_opened(locked, qtbot):
    answers = []
    locked._reception.receive(Request(act=Act.RATE, words=(declaration(1).number,)), answers.append)
    locked.companion.report_problem()
    locked.open_unrated()
    assert visible() == {"LockWindow"}
    assert answers[0].code == 0

    open_it(locked, qtbot)
    qtbot.waitUntil(lambda: locked.sheets.current is not None)
    qtbot.waitUntil(lambda: locked.sheets.current.row.declaration.number == declaration(1).number)


def test_the_sender_goes_on_while_it_is_locked(locked, qtbot):
    with qtbot.waitSignal(locked.sync.ran):
        locked.sync.sync_now()
    assert locked.clerks.is_locked


def test_what_is_sent_says_the_role_of_who_is_at_work(workstation, qtbot, monkeypatch):
    sent = []
    monkeypatch.setattr(workstation.core, "send", lambda key, sheet: sent.append(sheet) or sheet)
    monkeypatch.setattr(workstation.core, "send_bulk", lambda sheets, _: sent.extend(one for _, one in sheets))
    workstation.clerks.keep(Clerk(id="1", name="Lan", role="Kế toán"))
    row = workstation.core.store.declarations.find(declaration(0).number)[0]
    sheet = Sheet(id=uuid4(), declaration=row.declaration, round=Round.AFTER, written_at=workstation.core.clock.now())
    workstation._send(row.key, sheet)
    workstation._send_bulk([(row.key, sheet)], lambda _: None)
    assert [one.role for one in sent] == ["Kế toán"] * 2


def test_nobody_there_for_the_minutes_locks(workstation, qtbot):
    workstation.clerks.keep(Clerk(id="1", name="Lan"), "258036")
    settled(workstation, qtbot)
    workstation.locking.idle.idle.emit()
    assert workstation.clerks.is_locked


def test_a_start_with_pins_shows_the_locked_window(tmp_path, make_workstation, qtbot):
    core = Core(tmp_path / "data", keys_in_files=True)
    lan, _ = SystemClerkKeys().give(Clerk(id="1", name="Lan"), "258036", "code")
    clerks = Clerks().put(lan)
    core.store.settings.set("window.clerks", clerks_text(clerks))
    core.close()
    again = make_workstation(tmp_path / "data")
    again.show()
    qtbot.waitUntil(lambda: again._reception is not None, timeout=20_000)
    settled(again, qtbot)
    assert visible() == {"LockWindow"}
    open_it(again, qtbot)
    assert again.window.isVisible()


def test_another_clerk_takes_the_turn_with_the_own_pin(locked, qtbot):
    open_it(locked, qtbot)
    locked.clerks.keep(Clerk(id="2", name="Huy"), "147036")
    settled(locked, qtbot)
    locked.window.show_page(PageId.SETTINGS)
    section = locked.window.page(PageId.SETTINGS).clerks
    section.rows["2"].at_work.click()
    assert locked.locking.window.who.currentText() == "Huy"
    open_it(locked, qtbot, "147036")
    assert locked.settings.current.contact.name == "Huy"


def test_a_clerk_is_removed_by_the_own_pin_alone(locked, qtbot):
    open_it(locked, qtbot)
    locked.window.show_page(PageId.SETTINGS)
    section = locked.window.page(PageId.SETTINGS).clerks
    for pin, left in (("000000", 1), ("258036", 0)):
        section.rows["1"].remove.click()
        (dialog,) = [one for one in locked.window.findChildren(QInputDialog) if one.isVisible()]
        dialog.setTextValue(pin)
        dialog.accept()
        settled(locked, qtbot)
        assert len(locked.clerks.clerks.everybody) == left
        for box in [one for one in QApplication.topLevelWidgets() if type(one).__name__ == "QMessageBox"]:
            box.close()
