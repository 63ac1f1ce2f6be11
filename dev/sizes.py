"""How large files, functions and classes are: printed, so that growth is seen. Only the length of a file is a limit."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from dev.console import ROOT, say

LONGEST_FILE: Final = 400
SOURCES: Final = ("desktop", "central", "dev", "benchmarks", "tests")


@dataclass(frozen=True, order=True)
class Size:
    """The lines of one thing, and where it is."""

    lines: int
    name: str


def python_files(*folders: str) -> list[Path]:
    """Every Python file below ``folders``, without what a program has written."""
    found = (path for folder in folders or SOURCES for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts and "__pycache__" not in path.parts)


def file_sizes() -> list[Size]:
    """Every file, the longest first."""
    sizes = [Size(len(path.read_text(encoding="utf-8").splitlines()), _short(path)) for path in python_files()]
    return sorted(sizes, reverse=True)


def function_sizes() -> list[Size]:
    """Every function with its docstring, the longest first."""
    return sorted(_functions(), reverse=True)


def _functions() -> Iterator[Size]:
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Size(lines, f"{_short(path)}:{node.lineno} {node.name}")


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def show(count: int = 5) -> int:
    """Print the largest; 1 when a file is longer than it may be."""
    for title, sizes in (("files", file_sizes()), ("functions", function_sizes())):
        lines = [size.lines for size in sizes]
        p90 = sorted(lines)[len(lines) * 9 // 10] if lines else 0
        say(f"{len(sizes)} {title}: median {median(lines or [0]):.0f} lines, p90 {p90}; the longest:")
        for size in sizes[:count]:
            say(f"  {size.lines:5}  {size.name}")
    return int(any(size.lines > LONGEST_FILE for size in file_sizes()))
