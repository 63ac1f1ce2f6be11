"""The private environment `.venv`: made once, filled from the lock with hashes, left alone while nothing changed."""

import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Final

from dev.console import ROOT, must_run, say

VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements" / "dev.txt"
PYTHON: Final = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP: Final = VENV / "installed.json"


def tool(name: str) -> Path:
    """The path of a program that the environment brings."""
    return PYTHON.with_name(f"{name}.exe" if os.name == "nt" else name)


def ensure() -> None:
    """Make the environment, or do nothing when it is the one that the lock and this Python call for."""
    wanted = _fingerprint()
    if PYTHON.exists() and _installed() == wanted:
        return
    started = time.monotonic()
    if _python_of_environment() != sys.version:
        say("Making the private environment .venv ...")
        must_run([sys.executable, "-m", "venv", "--clear", VENV], "Making .venv")
    say("Installing what requirements/dev.txt pins, with hashes ...")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    # A source package would fetch its build tools without a pin, so only wheels come in.
    must_run([*pip, "--only-binary=:all:", "--require-hashes", "-r", LOCK], "Installing the dependencies")
    must_run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], "Installing Hài Lòng itself")
    _STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    say(f"Ready after {time.monotonic() - started:.0f} s.")


def _fingerprint() -> dict[str, str]:
    """What an installation follows from: the Python, the lock, and the parts of pyproject.toml that are installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [project["build-system"], project["project"], project["tool"]["hatch"]]
    digest = hashlib.sha256(LOCK.read_bytes() + json.dumps(parts, sort_keys=True).encode())
    return {"python": sys.version, "root": str(ROOT), "sha256": digest.hexdigest()}


def _installed() -> dict[str, str] | None:
    try:
        found: dict[str, str] = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # never made, or its making was interrupted
        return None
    return found


def _python_of_environment() -> str:
    """The version text of the environment's Python; empty when there is none or it no longer starts."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return sys.version  # we run inside it: it may be filled, never cleared
    ask = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    try:
        answer = subprocess.run(ask, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.rstrip("\n")
