"""One clerk: a name is needed, a PIN is typed twice, and who has one shows it first."""

import pytest

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.clerks import Clerk
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.lock.clerk_dialog import ClerkDialog


@pytest.fixture
def service(clerks):
    return clerks


def is_pin(pin, clerk):
    """Whether it opens the clerk's key."""
    opened = SystemClerkKeys().open(clerk, pin)
    return opened is not None and opened.key is not None


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
    service.keep(Clerk(id="1", name="Lan", phone="0900"), "258036")
    settle()
    return service.clerks.everybody[0]


def test_a_new_clerk_needs_a_name_and_no_pin(open_dialog, service, settle):
    dialog = open_dialog(Clerk(id="1", name=""))
    assert not dialog.keep.isEnabled()
    dialog.name.setText(" Lan ")
    dialog.phone.setText("0900")
    dialog.role.setText("Kế toán")
    dialog.keep.click()
    settle()
    assert service.clerks.everybody == (Clerk(id="1", name="Lan", phone="0900", role="Kế toán"),)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("pin", "again"), [("25", "25"), ("258036", "258037"), ("123456", "123456"), ("", "258036")])
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
    dialog.now.setText("000000")
    dialog.keep.click()
    settle()
    assert dialog.told.text() == "Mã PIN không đúng."
    assert service.clerks.everybody == (lan,)

    dialog.now.setText("258036")
    dialog.keep.click()
    settle()
    assert service.clerks.everybody[0].name == "Lan Anh"
    assert is_pin("258036", service.clerks.everybody[0]), "an empty new PIN leaves the one of before"


def test_a_pin_is_changed_or_taken_away(open_dialog, service, lan, settle):
    dialog = open_dialog(lan)
    for field, text in ((dialog.now, "258036"), (dialog.pin, "147036"), (dialog.again, "147036")):
        field.setText(text)
    dialog.keep.click()
    settle()
    assert is_pin("147036", service.clerks.everybody[0])

    dialog = open_dialog(service.clerks.everybody[0])
    dialog.now.setText("147036")
    dialog.no_pin.setChecked(True)
    dialog.keep.click()
    settle()
    assert service.clerks.everybody[0].pin == ""


def test_a_new_pin_comes_with_a_code(open_dialog, service, settle, qtbot):
    dialog = open_dialog(Clerk(id="1", name="Lan"))
    dialog.pin.setText("258036")
    dialog.again.setText("258036")
    with qtbot.waitSignal(dialog.code_made) as made:
        dialog.keep.click()
        assert not dialog.keep.isEnabled(), "it takes a moment, and is not asked for twice"
    assert SystemClerkKeys().recover(service.clerks.everybody[0], made.args[0]) is not None


def test_the_disk_refuses_and_the_dialog_stays_with_the_reason(open_dialog, service, store, settle, monkeypatch):
    def full(*_):
        raise StoreError(StoreFault.DISK_FULL)

    monkeypatch.setattr(store.settings, "set", full)
    dialog = open_dialog(Clerk(id="1", name="Lan"))
    dialog.pin.setText("258036")
    dialog.again.setText("258036")
    dialog.keep.click()
    settle()
    assert dialog.isVisible()
    assert dialog.told.text()
    assert dialog.keep.isEnabled()
