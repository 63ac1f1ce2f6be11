"""One clerk: a name is needed, a PIN is typed twice, and who has one shows it first."""

import pytest

from hailong.domain.clerks import Clerk, is_pin
from hailong.qtbridge.clerks import ClerkService
from hailong.qtbridge.settings import SettingsService
from hailong.ui.lock.clerk_dialog import ClerkDialog


@pytest.fixture
def service(tasks, store, clock):
    return ClerkService(tasks, SettingsService(tasks, store.settings), clock)


@pytest.fixture
def open_dialog(qtbot, service, theme, translations):
    def act(clerk):
        made = ClerkDialog(service, clerk)
        qtbot.addWidget(made)
        made.show()
        return made

    return act


@pytest.fixture
def lan(service, settle):
    service.keep(Clerk(id="1", name="Lan", phone="0900"), "2580")
    settle()
    return service.clerks.everybody[0]


def test_a_new_clerk_needs_a_name_and_no_pin(open_dialog, service):
    dialog = open_dialog(Clerk(id="1", name=""))
    assert not dialog.keep.isEnabled()
    dialog.name.setText(" Lan ")
    dialog.phone.setText("0900")
    dialog.role.setText("Kế toán")
    dialog.keep.click()
    assert service.clerks.everybody == (Clerk(id="1", name="Lan", phone="0900", role="Kế toán"),)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("pin", "again"), [("25", "25"), ("2580", "2581"), ("1234", "1234"), ("", "2580")])
def test_a_pin_that_is_not_taken_is_told_and_nothing_is_kept(open_dialog, service, pin, again):
    dialog = open_dialog(Clerk(id="1", name="Lan"))
    dialog.pin.setText(pin)
    dialog.again.setText(again)
    dialog.keep.click()
    assert dialog.told.text()
    assert service.clerks.everybody == ()


def test_who_has_a_pin_shows_it_first(open_dialog, service, lan, settle):
    dialog = open_dialog(lan)
    dialog.name.setText("Lan Anh")
    dialog.now.setText("0000")
    dialog.keep.click()
    settle()
    assert dialog.told.text() == "Mã PIN không đúng."
    assert service.clerks.everybody == (lan,)

    dialog.now.setText("2580")
    dialog.keep.click()
    settle()
    assert service.clerks.everybody[0].name == "Lan Anh"
    assert is_pin("2580", service.clerks.everybody[0].pin), "an empty new PIN leaves the one of before"


def test_a_pin_is_changed_or_taken_away(open_dialog, service, lan, settle):
    dialog = open_dialog(lan)
    for field, text in ((dialog.now, "2580"), (dialog.pin, "1470"), (dialog.again, "1470")):
        field.setText(text)
    dialog.keep.click()
    settle()
    assert is_pin("1470", service.clerks.everybody[0].pin)

    dialog = open_dialog(service.clerks.everybody[0])
    dialog.now.setText("1470")
    dialog.no_pin.setChecked(True)
    dialog.keep.click()
    settle()
    assert service.clerks.everybody[0].pin == ""
