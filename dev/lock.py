"""The lock: every dependency for every platform, pinned with hashes, without the address of any registry."""

import os
from typing import Final

from dev.console import ROOT, ToolError, must_run
from dev.environment import LOCK, tool

_HEADER: Final = "# Made from pyproject.toml by `make lock`; never edited by hand.\n"


def make(arguments: list[str]) -> int:
    """Resolve anew, keeping pins that still fit; ``--upgrade`` takes the newest."""
    must_run(
        [
            tool("uv"), "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal", "--python-version", "3.11",
            "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
            "--output-file", LOCK.relative_to(ROOT), *arguments,
        ],
        "Resolving",
    )  # fmt: skip
    text = LOCK.read_text(encoding="utf-8")
    if "://" in text or os.sep + "home" in text:
        raise ToolError(f"{LOCK.name} holds an address or a path of this machine; look at it before it is committed.")
    LOCK.write_text(_HEADER + text.removeprefix(_HEADER), encoding="utf-8", newline="\n")
    return 0
