"""Starting with the session: the entry that is written, read, switched off elsewhere, or cannot be written."""

import shlex
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from hailong.qtbridge.autostart import DesktopEntry, RunKey, autostart_entry, session_command

COMMAND = ["/opt/Hài Lòng/hailong", "--data", '/srv/mẫu/100% "của tôi"', "--in-tray"]


@pytest.fixture
def entry(tmp_path):
    return DesktopEntry(tmp_path / "autostart", COMMAND)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "autostart" / "hailong.desktop"


def test_an_entry_is_written_read_and_removed(entry, path):
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()
    assert path.read_text(encoding="utf-8").startswith("[Desktop Entry]\n")
    assert [one.name for one in path.parent.iterdir()] == ["hailong.desktop"]
    entry.turn_off()
    entry.turn_off()
    assert not entry.is_on()


def test_the_command_survives_the_quoting_of_the_specification(entry, path):
    entry.turn_on()
    (line,) = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\")  # a value of type string is unescaped first
    assert [word.replace("%%", "%") for word in shlex.split(value)] == COMMAND


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = True"])
def test_an_entry_that_the_desktop_switched_off_is_off_until_it_is_turned_on_again(entry, path, line):
    entry.turn_on()
    path.write_text(path.read_text(encoding="utf-8").replace("X-GNOME-Autostart-enabled=true", line), encoding="utf-8")
    assert not entry.is_on()
    entry.turn_on()
    assert entry.is_on()


def test_a_run_key_holds_one_line_with_quoted_words(tmp_path):
    settings = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)  # stands for the registry
    key = RunKey([r"C:\Program Files\Hai Long\hailong.exe", "--in-tray"], settings)
    assert not key.is_on()
    key.turn_on()
    assert key.is_on()
    assert settings.value("hailong") == r'"C:\Program Files\Hai Long\hailong.exe" --in-tray'
    key.turn_off()
    assert not key.is_on()


def test_the_session_starts_what_runs_now_beside_the_clock():
    assert session_command() == [sys.executable, "-m", "hailong", "--in-tray"]
    assert session_command(Path("/data"))[-3:] == ["--data", "/data", "--in-tray"]


def test_a_frozen_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert session_command() == [sys.executable, "--in-tray"]


@pytest.mark.skipif(sys.platform == "win32", reason="the registry there")
def test_the_entry_stands_in_the_users_own_configuration(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart_entry(["hailong"]).turn_on()
    assert (tmp_path / "autostart" / "hailong.desktop").is_file()


def test_an_entry_that_the_disk_has_changed_is_read_as_far_as_it_is_text(entry, path):
    entry.turn_on()
    path.write_bytes(b"\xff\0\xe1" + path.read_bytes())

    assert entry.is_on()
