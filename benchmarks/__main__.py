"""Runs every benchmark, prints each figure beside its bare limit and its goal, and writes build/bench.json."""

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

MODULES: Final = (
    "start", "store_search", "big_store", "big_window", "store_send", "deliver", "drain_100k", "import_100k",
)  # fmt: skip
NAMES: Final = (
    "start_10k",
    "search_100k_p95",
    "start_1m",
    "scroll_1m_worst_block",
    "search_1m_p95",
    "filter_1m_p95",
    "sort_1m_p95",
    "memory_1m",
    "send_durable_p99",
    "send_slow_disk_p99",
    "deliver_1000",
    "drain_100k",
    "drain_100k_worst_block",
    "import_100k",
    "reimport_100k",
    "peak_memory_100k",
)
KEYS: Final = ("name", "value", "unit", "limit", "ratio", "goal")
RESULT: Final = Path("build/bench.json")

Figure = Mapping[str, Any]


def main(arguments: list[str]) -> int:
    """Measure all or the named modules; 1 when one of them could not be measured, never because a goal was missed."""
    parser = argparse.ArgumentParser(prog="python3 -m dev bench")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"{', '.join(MODULES)}; none: all of them")
    parser.add_argument("--only-here", metavar="FILE", help=argparse.SUPPRESS)  # the inner call, one module a process
    options = parser.parse_args(arguments)
    if unknown := set(options.modules) - set(MODULES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    if options.only_here:
        figures = importlib.import_module(f"benchmarks.{options.modules[0]}").measure()
        Path(options.only_here).write_text(json.dumps(figures), encoding="utf-8")
        return 0
    return _measure(options.modules or MODULES)


def _measure(modules: Sequence[str]) -> int:
    """Each module in a process of its own, so that none warms a cache or leaves memory behind for another."""
    figures: list[Figure] = []
    failed: list[str] = []
    for module in modules:
        print(f"measuring {module} ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder, "figures.json")
            inner = [sys.executable, "-m", "benchmarks", module, "--only-here", str(answer)]
            if subprocess.run(inner, check=False).returncode == 0:
                figures += json.loads(answer.read_text(encoding="utf-8"))
            else:
                failed.append(module)
    if not failed and list(modules) == list(MODULES):
        failed += set(NAMES) - {str(one["name"]) for one in figures}
    figures.sort(key=lambda one: NAMES.index(str(one["name"])) if one["name"] in NAMES else len(NAMES))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([_row(one) for one in figures], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(table(figures))
    print(f"Written to {RESULT}.")
    if failed:
        print(f"Not measured, see above: {', '.join(failed)}")
    return int(bool(failed))


def _row(figure: Figure) -> dict[str, Any]:
    return {key: figure.get(key) for key in KEYS}


def table(figures: Iterable[Figure]) -> str:
    """The figures as people read them."""
    head = ("what", "value", "unit", "bare limit", "ratio", "goal", "")
    rows = [head] + [
        (
            str(one["name"]),
            _number(one["value"]),
            str(one.get("unit") or ""),
            _number(one.get("limit")),
            _number(one.get("ratio")),
            str(one.get("goal") or "-"),
            verdict(one),
        )
        for one in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    numeric = (1, 3, 4)
    lines = [
        "  ".join(
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def verdict(figure: Figure) -> str:
    """``met`` or ``missed``: a goal reads ``<= 50 ms`` (the value) or ``<= 1.5`` (the ratio to the bare limit)."""
    goal = re.fullmatch(r"(<=|>=)\s*([\d.]+)\s*(\S*)", str(figure.get("goal") or ""))
    measured = figure.get("value" if goal and goal[3] not in ("", "x") else "ratio")
    if not goal or measured is None:
        return ""
    is_met = measured <= float(goal[2]) if goal[1] == "<=" else measured >= float(goal[2])
    return "met" if is_met else "missed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
