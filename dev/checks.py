"""What `check` looks at, one after the other; the test suite runs the same list."""

from dataclasses import dataclass
from pathlib import Path

from dev import sizes
from dev.console import run, say
from dev.environment import PYTHON, tool


@dataclass(frozen=True)
class Check:
    """A program that ends with 0 when all is well."""

    name: str
    command: tuple[str | Path, ...]


def all_checks() -> tuple[Check, ...]:
    """Every check, the quickest first."""
    return (
        Check("ruff check", (tool("ruff"), "check", ".")),
        Check("ruff format", (tool("ruff"), "format", "--check", ".")),
        Check("import-linter", (tool("lint-imports"),)),
        Check("translations complete", (PYTHON, "-m", "dev.translations", "check")),
        Check("mypy --strict", (tool("mypy"),)),
    )


def check() -> int:
    """Run them all, also after one has failed, and print the sizes."""
    failed = []
    for one in all_checks():
        say(f"--- {one.name}")
        if run(one.command) != 0:
            failed.append(one.name)
    say("--- sizes")
    if sizes.show() != 0:
        failed.append(f"a file is longer than {sizes.LONGEST_FILE} lines")
    say("Failed: " + ", ".join(failed) if failed else "All checks hold.")
    return int(bool(failed))
