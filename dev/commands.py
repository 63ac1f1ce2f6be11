"""The commands of the house, one way to do each thing."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dev import bom, checks, environment, lock, system
from dev.console import ROOT, child_environment, must_run, run, say
from dev.environment import PYTHON, tool

_SERVICE_TESTS: Final = ("tests/central", "tests/contract")
_CACHES: Final = (".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache")
_PROMISED: Final = "--promised"
_HOUR: Final = 3600  # seconds that one test may take then
_LEAVINGS: Final = ("build", "dist", ".venv", *_CACHES)


@dataclass(frozen=True)
class Command:
    """One word after `python3 -m dev`; ``act`` takes the words after it and gives the exit code."""

    about: str
    act: Callable[[list[str]], int]


def setup(needs: tuple[system.Need, ...] = system.WINDOW) -> None:
    """Bring the machine to where the commands can run: system libraries, environment, translations."""
    system.ensure(system.ENVIRONMENT + needs)
    environment.ensure()
    if _translations_are_stale():
        must_run([PYTHON, "-m", "dev.translations", "compile"], "Compiling the translations")


def _translations_are_stale() -> bool:
    folder = ROOT / "resources" / "translations"
    return any(
        not (compiled := source.with_suffix(".qm")).exists() or compiled.stat().st_mtime < source.stat().st_mtime
        for source in folder.glob("*.ts")
    )


def _setup(_: list[str]) -> int:
    setup(system.WINDOW + system.TESTS)
    return 0


def _run(arguments: list[str]) -> int:
    setup()
    return run([PYTHON, "-m", "hailong", "demo", *arguments])


def _test(arguments: list[str]) -> int:
    """The service's tests on PostgreSQL, then everything on SQLite; with arguments only what they name, on SQLite."""
    setup(system.WINDOW + system.TESTS)
    if arguments:
        return _pytest(arguments)[0]
    on_postgresql = 0, ""
    if system.has_initdb():
        say("--- the service's tests on PostgreSQL")
        on_postgresql = _pytest(list(_SERVICE_TESTS), {"HAILONG_TEST_DATABASE": "postgresql"})
        say("--- all tests, the service on SQLite")
    else:
        say("No PostgreSQL on this machine: the service's tests run on SQLite alone.")
    on_sqlite = _pytest([])
    if on_postgresql[0] != 0 and on_sqlite[0] == 0:
        say(f"But the service's tests failed on PostgreSQL, see above:\n{on_postgresql[1]}")
    return on_sqlite[0] or on_postgresql[0]


def _test_fast(arguments: list[str]) -> int:
    setup()
    return _pytest(["-m", "not slow", *arguments])[0]


def _pytest(arguments: list[str], changes: dict[str, str] | None = None) -> tuple[int, str]:
    """The exit code and the closing line of a run, whose output passes through as it comes."""
    closing = ""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    with subprocess.Popen(
        [PYTHON, "-m", "pytest", *colour, *arguments],
        cwd=ROOT,
        env=child_environment(changes),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            say(line.rstrip("\n"))
            closing = line.rstrip("\n") or closing
    return process.returncode, closing


def _check(_: list[str]) -> int:
    setup()
    return checks.check()


def _fix(_: list[str]) -> int:
    setup()
    return run([tool("ruff"), "check", "--fix", "."]) or run([tool("ruff"), "format", "."])


def _bench(arguments: list[str]) -> int:
    setup()
    return run([PYTHON, "-m", "benchmarks", *arguments])


def _faults(arguments: list[str]) -> int:
    """What fits into some three minutes, or with --promised all that is promised; the outcome also in a file."""
    setup(system.WINDOW + system.TESTS)
    words = [word for word in arguments if word != _PROMISED]
    if len(words) == len(arguments):
        return _pytest(["tests/faults", *words], {"HAILONG_FAULTS": "faults"})[0]
    return _pytest(["tests/faults", f"--timeout={_HOUR}", *words], {"HAILONG_FAULTS": "promised"})[0]


def _screenshots(arguments: list[str]) -> int:
    setup()
    return run([PYTHON, "-m", "dev.screenshots", *arguments])


def _translations(_: list[str]) -> int:
    setup()
    return run([PYTHON, "-m", "dev.translations", "update"])


def _lock(arguments: list[str]) -> int:
    setup()
    return lock.make(arguments)


def _bom(_: list[str]) -> int:
    setup()
    return bom.make()


def _clean(_: list[str]) -> int:
    for name in _LEAVINGS:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for cache in ROOT.rglob("__pycache__"):
        shutil.rmtree(cache, ignore_errors=True)
    for compiled in (ROOT / "resources" / "translations").glob("*.qm"):
        compiled.unlink()
    return 0


COMMANDS: Final = {
    "setup": Command("make the private environment and bring in what the system lacks", _setup),
    "run": Command("start the demo: service, demo data, window (without a display: the whole journey by itself)", _run),
    "test": Command("everything: checks, all tests, the service on SQLite and on PostgreSQL", _test),
    "test-fast": Command("the tests that take seconds", _test_fast),
    "check": Command("ruff, mypy --strict, import-linter, translations complete, sizes", _check),
    "fix": Command("mend what ruff can mend, and format", _fix),
    "bench": Command("measure, each figure beside its bare limit; also writes build/bench.json", _bench),
    "faults": Command("break things on purpose (--promised: as often as promised), into build/faults.json", _faults),
    "screenshots": Command("make the pictures of the guide anew", _screenshots),
    "translations": Command("bring new texts of the code into the translation files", _translations),
    "lock": Command("pin the dependencies of pyproject.toml anew (--upgrade: take the newest)", _lock),
    "bom": Command("the bill of materials, into build/bom.json", _bom),
    "clean": Command("remove everything that the other commands have made", _clean),
}


def show_help() -> None:
    """Print the commands."""
    starter = "py" if sys.platform == "win32" else "python3"
    say(f"{starter} -m dev COMMAND\n")
    for name, command in COMMANDS.items():
        say(f"  {name:<13} {command.about}")
