"""An entry in the system: changed in the background, and said; the words that start this program, and their quoting."""

import sys
from pathlib import Path

from hailong.qtbridge.autostart import DesktopEntry
from hailong.qtbridge.system_entry import SystemEntryService, program, quoted, windows_command

COMMAND = ["hailong"]


def test_the_program_that_runs_now_is_started_over_the_same_data():
    assert program() == [sys.executable, "-m", "hailong"]
    assert program(Path("/data"))[-2:] == ["--data", "/data"]


def test_words_with_blanks_are_quoted_for_windows():
    assert windows_command([r"C:\Hai Long\hailong.exe", "--in-tray"]) == r'"C:\Hai Long\hailong.exe" --in-tray'


def test_a_percent_sign_is_no_field_code():
    assert quoted("100%u") == "100%%u"


def test_the_service_changes_it_in_the_background_and_says_so(tasks, tmp_path, settle):
    service = SystemEntryService(tasks, DesktopEntry(tmp_path / "autostart", COMMAND))
    changes = []
    service.changed.connect(lambda: changes.append(service.is_on))
    for is_on in (True, False):
        service.choose(is_on)
        settle()
    service.refresh()
    settle()
    assert changes == [True, False, False]


def test_an_entry_that_cannot_be_written_is_announced_and_the_switch_goes_back(tasks, tmp_path, settle):
    (tmp_path / "autostart").write_text("a file in the way", encoding="utf-8")
    service = SystemEntryService(tasks, DesktopEntry(tmp_path / "autostart", COMMAND))
    errors, changes = [], []
    service.failed.connect(errors.append)
    service.changed.connect(lambda: changes.append(service.is_on))
    service.choose(True)
    settle()
    assert isinstance(errors[0], OSError)
    assert changes == [False]
