"""What the operating system must bring: looked for by use, installed with apt-get where we may, else named exactly."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from dev.console import ToolError, say

CHROMIUMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing: how to see that it is there, and the Debian package that brings it (newest name first).

    ``without`` says what is left out when it cannot be had; empty where nothing goes on without it.
    """

    what: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]
    without: str = ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def has_initdb() -> bool:
    """Whether this machine can make a PostgreSQL cluster of its own."""
    return _has_program("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def has_freetds() -> bool:
    """Whether pyodbc can speak to a SQL Server here without Microsoft's driver."""
    return any(Path("/usr/lib").glob("*/odbc/libtdsodbc.so"))


def _has_venv() -> bool:
    importlib.invalidate_caches()
    return sys.prefix != sys.base_prefix or all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _library(name: str, *packages: str) -> Need:
    return Need(what=name, is_there=partial(_loads, name), packages=packages)


def _program(name: str, package: str) -> Need:
    return Need(what=name, is_there=partial(_has_program, name), packages=(package,))


ENVIRONMENT: Final = (
    Need(
        what="Python's venv module with ensurepip",
        is_there=_has_venv,
        packages=(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", "python3-venv"),
    ),
)
WINDOW: Final = (
    _library("libglib-2.0.so.0", "libglib2.0-0t64", "libglib2.0-0"),  # Debian 13 and Ubuntu 24.04 renamed it
    _library("libEGL.so.1", "libegl1"),
    _library("libGL.so.1", "libgl1"),
    _library("libxkbcommon.so.0", "libxkbcommon0"),
    _library("libfontconfig.so.1", "libfontconfig1"),  # brings a first font; Noto Sans we ship ourselves
    _library("libdbus-1.so.3", "libdbus-1-3"),
    _library("libxcb-cursor.so.0", "libxcb-cursor0"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    _library("libxcb-shape.so.0", "libxcb-shape0"),
)
TESTS: Final = (
    Need(what="PostgreSQL's initdb", is_there=has_initdb, packages=("postgresql",)),
    _library("libodbc.so.2", "libodbc2", "unixodbc"),
    Need(what="FreeTDS's ODBC driver", is_there=has_freetds, packages=("tdsodbc",)),
    _program("Xvfb", "xvfb"),
    _program("openbox", "openbox"),
    _program("xdotool", "xdotool"),
    Need(
        what="GNOME's keyring",
        is_there=partial(_has_program, "gnome-keyring-daemon"),
        packages=("gnome-keyring",),
        without="the tests with a keyring that is really there",
    ),
    Need(
        what="a D-Bus session",
        is_there=partial(_has_program, "dbus-run-session"),
        packages=("dbus-daemon",),
        without="the tests with a keyring that is really there",
    ),
    Need(
        what="Chromium or Chrome",
        is_there=partial(_has_program, *CHROMIUMS),
        packages=("chromium",),  # Ubuntu has it as a snap only, which no container takes
        without="the tests of the console in a browser",
    ),
)


def ensure(needs: Iterable[Need]) -> None:
    """Bring in what is missing; ToolError names what to install where we may not. Linux only: others bring it along."""
    if sys.platform != "linux":
        return
    missing = _missing(needs)
    if missing and _may_install():
        _install(missing)
        missing = _missing(missing)
    for need in missing:
        if need.without:
            say(f"{need.what} is missing and cannot be installed here: {need.without} are left out.")
    if needed := [need for need in missing if not need.without]:
        raise ToolError(_what_to_install(needed))


def _missing(needs: Iterable[Need]) -> list[Need]:
    return [need for need in needs if not need.is_there()]


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(needs: list[Need]) -> None:
    """Install with apt-get; what fails stays missing and is named by the caller."""
    say("Installing what the system lacks: " + ", ".join(need.what for need in needs))
    _apt_get("update")
    if names := [name for need in needs if (name := _package_of(need))]:
        _apt_get("install", "--yes", "--no-install-recommends", *names)


def _apt_get(*words: str) -> None:
    """Packages talk a lot while they are installed; their words are shown only when it failed."""
    done = subprocess.run(
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *words],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        say(done.stdout)


def _package_of(need: Need) -> str | None:
    """The first of its packages that this release of the distribution has."""
    for name in need.packages:
        policy = subprocess.run(
            ["apt-cache", "policy", name], capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C"}
        ).stdout
        if "Candidate:" in policy and "Candidate: (none)" not in policy:
            return name
    return None


def _what_to_install(needs: list[Need]) -> str:
    lines = ["These are missing on this machine:"]
    lines += [f"  {need.what:<36} package {' or '.join(need.packages)}" for need in needs]
    if shutil.which("apt-get"):
        names = [_package_of(need) or need.packages[-1] for need in needs]
        lines.append(f"Install them, then start again:  sudo apt-get install --yes {' '.join(names)}")
    else:
        lines.append("The package names are Debian's; install what brings the same on your system, then start again.")
    return "\n".join(lines)
