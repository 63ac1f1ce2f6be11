"""What the tools say and how they start other programs."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


class ToolError(Exception):
    """Something that the person at the keyboard has to know and can mend; shown without a traceback."""


def say(text: str) -> None:
    """Print at once, also where the output is a file or a terminal without Vietnamese letters."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def child_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of what we start: as ours, but with bytecode kept, for every start is paid again without it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return environment | {"PYTHONUTF8": "1"} | dict(changes or {})


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run a program in the project's root, its output where ours goes; the exit code."""
    sys.stdout.flush()
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=child_environment(environment), check=False
    ).returncode


def must_run(command: Sequence[str | Path], what: str, environment: Mapping[str, str] | None = None) -> None:
    """Run a program that has to succeed; ToolError names ``what`` and the command else."""
    code = run(command, environment)
    if code != 0:
        raise ToolError(f"{what} failed (exit {code}): {shlex.join(str(part) for part in command)}")
