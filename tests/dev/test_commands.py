"""The commands: found, explained, and honest about which part of the tests failed."""

import os
import shutil
import subprocess
import sys

import pytest

from dev import commands
from dev.commands import COMMANDS
from dev.console import ROOT


def dev(*words):
    return subprocess.run(
        [sys.executable, "-m", "dev", *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("words", [(), ("help",), ("--help",)])
def test_help_names_every_command(words):
    answer = dev(*words)
    assert answer.returncode == 0
    for name, command in COMMANDS.items():
        assert f"  {name} " in answer.stdout
        assert command.about in answer.stdout


def test_an_unknown_command_is_said_and_help_follows():
    answer = dev("rum")
    assert answer.returncode == 2
    assert "'rum'" in answer.stdout
    assert "  run " in answer.stdout


@pytest.mark.skipif(shutil.which("make") is None, reason="without make the module alone is used")
def test_make_help_lists_the_same():
    words = ["make", "--no-print-directory", "help"]  # the tests themselves may run below a make
    answer = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in answer.stdout.splitlines()][1:] == list(COMMANDS)


@pytest.mark.parametrize(
    ("on_postgresql", "on_sqlite", "code", "repeats"),
    [(0, 0, 0, False), (1, 0, 1, True), (0, 1, 1, False), (1, 1, 1, False)],
)
def test_a_failure_in_either_run_fails_the_whole_and_shows_in_the_last_line(
    monkeypatch, capsys, on_postgresql, on_sqlite, code, repeats
):
    def pytest_run(_arguments, changes=None):
        return (on_postgresql, "= 1 failed on PostgreSQL =") if changes else (on_sqlite, "= SQLite =")

    monkeypatch.setattr(commands, "setup", lambda *_: None)
    monkeypatch.setattr(commands, "_pytest", pytest_run)
    monkeypatch.setattr(commands.system, "has_initdb", lambda: True)
    assert COMMANDS["test"].act([]) == code
    assert ("1 failed on PostgreSQL" in capsys.readouterr().out.splitlines()[-1]) is repeats


@pytest.mark.parametrize(
    ("words", "arguments", "size"),
    [
        (["-k", "typing"], ["tests/faults", "-k", "typing"], "faults"),
        (["--promised", "-x"], ["tests/faults", "--timeout=3600", "-x"], "promised"),
    ],
)
def test_faults_are_tried_in_a_few_minutes_or_as_often_as_promised(monkeypatch, words, arguments, size):
    runs = []
    monkeypatch.setattr(commands, "setup", lambda *_: None)
    monkeypatch.setattr(commands, "_pytest", lambda *call: runs.append(call) or (0, ""))

    assert COMMANDS["faults"].act(words) == 0
    assert runs == [(arguments, {"HAILONG_FAULTS": size})]


def test_the_closing_line_of_a_run_is_the_last_thing_that_it_printed(tmp_path, capsys):
    (tmp_path / "test_one.py").write_text("def test_one():\n    assert False\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:django\n", encoding="utf-8")
    code, closing = commands._pytest(["-c", str(tmp_path / "pytest.ini"), str(tmp_path)])
    assert code == 1
    assert "1 failed" in closing
    assert capsys.readouterr().out.rstrip().endswith(closing)


@pytest.mark.parametrize(
    ("ages", "is_stale"),
    [({"en.ts": 1, "en.qm": 2}, False), ({"en.ts": 2, "en.qm": 1}, True), ({"en.ts": 1}, True), ({}, False)],
)
def test_translations_are_compiled_only_when_a_source_is_newer(tmp_path, monkeypatch, ages, is_stale):
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    for name, age in ages.items():
        (folder / name).touch()
        os.utime(folder / name, (age, age))
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    assert commands._translations_are_stale() is is_stale
