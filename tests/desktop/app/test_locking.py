"""The whole client locked: nothing of the work on the screen, the sender goes on, and what was wanted shows later."""

from uuid import uuid4

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from hailong.app.core import Core
from hailong.domain.clerks import Clerk, Clerks, seal_pin
from hailong.domain.declaration import Round
from hailong.domain.request import Act, Request
from hailong.domain.sheet import Sheet
from hailong.qtbridge.clerk_texts import clerks_text
from hailong.ui.lock.clerk_dialog import ClerkDialog
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
    workstation.clerks.keep(Clerk(id="1", name="Lan"), "2580")
    settled(workstation, qtbot)
    workstation.locking.lock()
    return workstation


def settled(workstation, qtbot):
    qtbot.waitUntil(lambda: not workstation.tasks.is_busy, timeout=20_000)


def visible():
    return {type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()}


def open_it(workstation, qtbot, pin="2580"):
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
    workstation.clerks.keep(Clerk(id="1", name="Lan"), "2580")
    settled(workstation, qtbot)
    workstation.locking._open_dialog(None)
    (dialog,) = workstation.window.findChildren(ClerkDialog)
    workstation.locking.lock()
    assert visible() == {"LockWindow"}
    open_it(workstation, qtbot)
    assert dialog.isVisible()
    dialog.reject()


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
    workstation.clerks.keep(Clerk(id="1", name="Lan"), "2580")
    settled(workstation, qtbot)
    workstation.locking.idle.idle.emit()
    assert workstation.clerks.is_locked


def test_a_start_with_pins_shows_the_locked_window(tmp_path, make_workstation, qtbot):
    core = Core(tmp_path / "data", keys_in_files=True)
    clerks = Clerks().put(Clerk(id="1", name="Lan", pin=seal_pin("2580", b"salt")))
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
    locked.clerks.keep(Clerk(id="2", name="Huy"), "1470")
    settled(locked, qtbot)
    locked.window.show_page(PageId.SETTINGS)
    section = locked.window.page(PageId.SETTINGS).clerks
    section.rows["2"].at_work.click()
    assert locked.locking.window.who.currentText() == "Huy"
    open_it(locked, qtbot, "1470")
    assert locked.settings.current.contact.name == "Huy"


def test_a_clerk_is_removed_by_the_own_pin_alone(locked, qtbot):
    open_it(locked, qtbot)
    locked.window.show_page(PageId.SETTINGS)
    section = locked.window.page(PageId.SETTINGS).clerks
    for pin, left in (("0000", 1), ("2580", 0)):
        section.rows["1"].remove.click()
        (dialog,) = [one for one in locked.window.findChildren(QInputDialog) if one.isVisible()]
        dialog.setTextValue(pin)
        dialog.accept()
        settled(locked, qtbot)
        assert len(locked.clerks.clerks.everybody) == left
        for box in [one for one in QApplication.topLevelWidgets() if type(one).__name__ == "QMessageBox"]:
            box.close()
