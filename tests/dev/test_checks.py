"""The list of checks, and the command that runs them all."""

import sys

from dev import checks
from dev.checks import Check, all_checks


def test_the_checks_that_the_house_promises_are_all_there():
    assert {check.name for check in all_checks()} == {
        "ruff check",
        "ruff format",
        "import-linter",
        "translations complete",
        "mypy --strict",
    }


def test_one_failure_does_not_hide_the_others(monkeypatch, capsys):
    def ends_with(code):
        return (sys.executable, "-c", f"raise SystemExit({code})")

    three = (Check("first", ends_with(1)), Check("second", ends_with(0)), Check("third", ends_with(2)))
    monkeypatch.setattr(checks, "all_checks", lambda: three)
    monkeypatch.setattr(checks.sizes, "show", lambda: 0)
    assert checks.check() == 1
    assert "Failed: first, third" in capsys.readouterr().out
