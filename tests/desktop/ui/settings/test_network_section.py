"""Proxies in the settings: a change counts at once, a password goes into the keyring and nowhere else."""

import pytest
from PySide6.QtTest import QTest

from hailong.app.doctor_desk import DoctorDesk
from hailong.domain.proxy import ProxyError, ProxyFault, ProxyMode, ProxySettings
from hailong.qtbridge.settings import read_settings
from hailong.ui.navigation import PageId


class Passwords:
    def __init__(self):
        self.kept, self.error = [], None

    def set(self, *what):
        if self.error:
            raise self.error
        self.kept.append(what)


@pytest.fixture
def passwords(stage):
    kept = stage.client.core.network.proxy_passwords = Passwords()
    return kept


@pytest.fixture
def section(stage, passwords):
    stage.window.show_page(PageId.SETTINGS)
    stage.settle()
    return stage.window.page(PageId.SETTINGS).network


def choose(section, mode):
    row = list(ProxyMode).index(mode)
    section.mode.setCurrentIndex(row)
    section.mode.activated.emit(row)


def type_into(section, name, text):
    field = section.fields[name]
    field.clear()
    QTest.keyClicks(field, text) if text.isascii() else field.insert(text)
    field.editingFinished.emit()


def shown(section):
    return [name for name, field in section.fields.items() if field.isVisibleTo(section)]


def test_only_the_fields_of_what_is_chosen_are_shown(section):
    seen = {}
    for mode in ProxyMode:
        choose(section, mode)
        seen[mode] = shown(section)

    assert seen == {
        ProxyMode.SYSTEM: [], ProxyMode.NONE: [], ProxyMode.MANUAL: ["address", "user", "password"],
        ProxyMode.SCRIPT: ["script"],
    }  # fmt: skip


def test_what_is_typed_is_kept_in_one_writing_and_the_sender_tries_at_once(stage, section):
    runs = []
    stage.client.sync.ran.connect(runs.append)
    choose(section, ProxyMode.MANUAL)
    type_into(section, "address", "http://proxy:8080/")
    type_into(section, "user", "chi_doc")
    stage.settle()

    kept = read_settings(stage.client.core.store.settings).proxy
    assert kept == ProxySettings(ProxyMode.MANUAL, "proxy:8080", "chi_doc")
    assert section.fields["address"].text() == "proxy:8080"
    assert runs


@pytest.mark.parametrize(
    ("mode", "name", "text"), [(ProxyMode.MANUAL, "address", "proxy"), (ProxyMode.SCRIPT, "script", "wpad.dat")]
)
def test_what_is_no_address_is_not_kept_and_it_is_said_what_one_is(mode, name, text, stage, section):
    choose(section, mode)
    type_into(section, name, text)

    assert stage.client.settings.current.proxy == ProxySettings(mode)
    assert section.hint.property("tone") == "danger"
    assert "Địa chỉ" in section.hint.text()


def test_a_password_goes_into_the_keyring_and_is_shown_nowhere(stage, section, passwords):
    choose(section, ProxyMode.MANUAL)
    type_into(section, "password", "bi-mat")
    assert "trước" in section.hint.text()
    type_into(section, "address", "proxy:8080")
    type_into(section, "user", "chi_doc")
    stage.settle()
    runs = []
    stage.client.sync.ran.connect(runs.append)
    type_into(section, "password", "bi-mat")
    stage.settle()

    assert runs, "the service is not tried with the password"
    assert passwords.kept == [("proxy:8080", "chi_doc", "bi-mat")]
    assert section.fields["password"].text() == ""
    assert "Đã giữ mật khẩu" in section.hint.text()
    assert "bi-mat" not in str(stage.client.settings.current)


def test_a_keyring_that_refuses_is_said_to_do_so(stage, section, passwords):
    passwords.error = ProxyError(ProxyFault.PASSWORD_MISSING)
    choose(section, ProxyMode.MANUAL)
    type_into(section, "address", "proxy:8080")
    type_into(section, "user", "chi_doc")
    type_into(section, "password", "bi-mat")
    stage.settle()

    assert "không được lưu" in section.hint.text()


def test_from_here_one_comes_to_the_doctor(stage, section):
    stage.client._doctor = DoctorDesk(stage.client, list)
    section.doctor.click()

    assert stage.client.doctor.dialog.isVisible()
    stage.client.doctor.close()
