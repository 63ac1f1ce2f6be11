"""The window as the program opens it: a process of its own, closed from inside, or explained when it cannot open."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from hailong.app.core import Core
from hailong.app.start import make_application, open_window
from hailong.domain.secret_keeping import SecretsUnavailableError
from hailong.store.repair import RepairCause
from hailong.ui.starting.key_question import KeyChoice, KeyQuestion


def test_there_is_one_application(qapp):
    assert make_application() is qapp


def test_window_that_is_closed_ends_with_0_and_frees_the_store(qapp, tmp_path, qtbot):
    def shown(workstation):
        workstation.list.listed.connect(lambda _: workstation.window.close())

    assert open_window(tmp_path, on_shown=shown) == 0
    Core(tmp_path).close()  # the lock is free again


def test_store_in_use_by_one_that_does_not_answer_is_explained_and_ends_with_1(qapp, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    core = Core(tmp_path)
    try:
        assert open_window(tmp_path, patience=0.0) == 1
    finally:
        core.close()
    assert told[0]
    assert isinstance(QApplication.instance(), QApplication)


def test_a_second_start_by_the_session_is_content_with_the_first(qapp, tmp_path):
    core = Core(tmp_path)
    try:
        assert open_window(tmp_path, in_tray=True, patience=0.0) == 0
    finally:
        core.close()


# --- the key of the data


@pytest.fixture
def lost_sight(tmp_path, monkeypatch):
    """A data folder with a waiting sheet whose keyring has gone silent; the keyring."""
    secrets = SilentSecrets()
    monkeypatch.setattr("hailong.app.core.SystemSecrets", lambda: secrets)
    core = Core(tmp_path)
    core.store.settings.set("a.mark", "left")
    core.close()
    secrets.is_silent = True
    return secrets


class SilentSecrets:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_silent = False

    def find(self, name):
        if self.is_silent:
            raise SecretsUnavailableError("locked")
        return self.kept.get(name)

    def keep(self, name, text):
        if self.is_silent:
            raise SecretsUnavailableError("locked")
        self.kept[name] = text


def answer(monkeypatch, *choices, meanwhile=lambda: None):
    left = list(choices)

    def ask(_):
        meanwhile()
        return left.pop(0)

    monkeypatch.setattr(KeyQuestion, "ask", ask)
    return left


def test_who_unlocks_the_keyring_and_tries_again_gets_the_data(lost_sight, tmp_path, monkeypatch, qapp, qtbot):
    def unlock():
        lost_sight.is_silent = False

    answer(monkeypatch, KeyChoice.AGAIN, meanwhile=unlock)
    seen = []

    def shown(workstation):
        seen.append(workstation.core.store.settings.get("a.mark"))
        workstation.list.listed.connect(lambda _: workstation.window.close())

    assert open_window(tmp_path, on_shown=shown) == 0
    assert seen == ["left"]


def test_who_leaves_leaves_everything_as_it_is(lost_sight, tmp_path, monkeypatch, qapp):
    before = sorted(path.name for path in tmp_path.iterdir())
    left = answer(monkeypatch, KeyChoice.AGAIN, KeyChoice.LEAVE)

    assert open_window(tmp_path) == 1
    assert left == []
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_who_gives_the_key_up_goes_on_and_is_told(lost_sight, tmp_path, monkeypatch, qapp, qtbot):
    answer(monkeypatch, KeyChoice.GIVE_UP)
    repairs = []

    def shown(workstation):
        repairs.append(workstation.core.store.repair)
        workstation.list.listed.connect(lambda _: workstation.window.close())

    assert open_window(tmp_path, on_shown=shown) == 0
    assert repairs[0].cause is RepairCause.KEY_LOST
    assert (tmp_path / repairs[0].kept_aside).is_dir()
