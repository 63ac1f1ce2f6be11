"""The private environment: made anew only when something that it follows from has changed."""

import json
import sys

import pytest

from dev import environment
from dev.console import ToolError


@pytest.fixture
def started(monkeypatch, tmp_path):
    """An environment in a folder of its own; the list of what would be started to make it."""
    commands = []
    python = tmp_path / ".venv" / "bin" / "python"

    def must_run(command, _what):
        commands.append(" ".join(str(part) for part in command))
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    lock = tmp_path / "dev.txt"
    lock.write_text("one==1 --hash=sha256:0\n", encoding="utf-8")
    for name, value in {
        "VENV": tmp_path / ".venv",
        "PYTHON": python,
        "LOCK": lock,
        "_STAMP": tmp_path / ".venv/installed.json",
    }.items():
        monkeypatch.setattr(environment, name, value)
    monkeypatch.setattr(environment, "must_run", must_run)
    return commands


def test_the_first_time_makes_installs_with_hashes_and_stamps(started):
    environment.ensure()
    made, dependencies, project = started
    assert "-m venv --clear" in made
    assert "--require-hashes" in dependencies
    assert "--only-binary=:all:" in dependencies
    assert "--no-deps --no-build-isolation --editable" in project


def test_the_second_time_starts_nothing(started):
    environment.ensure()
    started.clear()
    environment.ensure()
    assert started == []


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(started, monkeypatch):
    environment.ensure()
    started.clear()
    environment.LOCK.write_text("one==2 --hash=sha256:1\n", encoding="utf-8")
    monkeypatch.setattr(environment, "_python_of_environment", lambda: sys.version)
    environment.ensure()
    assert len(started) == 2


def test_an_interrupted_installation_is_taken_up_again(started, monkeypatch):
    def fails(command, what):
        raise ToolError(what)

    with monkeypatch.context() as patch:
        patch.setattr(environment, "must_run", fails)
        with pytest.raises(ToolError):
            environment.ensure()
    environment.ensure()
    assert len(started) == 3


@pytest.mark.parametrize("stamp", ["", "not json", json.dumps({"python": "3.11.0"})])
def test_a_stamp_that_says_something_else_counts_as_none(started, stamp):
    environment.ensure()
    started.clear()
    environment._STAMP.write_text(stamp, encoding="utf-8")
    environment.ensure()
    assert started != []


def test_an_environment_whose_python_no_longer_starts_is_made_anew(started):
    environment.PYTHON.parent.mkdir(parents=True)
    environment.PYTHON.write_text("#!/nowhere/python\n", encoding="utf-8")
    environment.ensure()
    assert "-m venv --clear" in started[0]
