"""Import of a list with 100,000 rows into the real store, beside the bare python-calamine read of the same file.

Every figure comes from a process of its own: the bare read, the first import into an empty store
(its peak memory is the memory figure), the second import of the same file.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from python_calamine import CalamineWorkbook

from hailong.demo.ecus_list import REPORT, table, write_xlsx
from hailong.demo.invented import ENTERPRISES, invented_declarations
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Declaration
from hailong.sources.registry import all_sources, recognise
from hailong.store.sqlite import open_store
from hailong.sync.importing import Importer

ROWS = 100_000
_BARE_ROUNDS = 3
_PARTNERS = 2_000
_MEMORY_GOAL_MB = 400


def measure() -> list[dict[str, Any]]:
    """The entries ``import_100k``, ``reimport_100k`` and ``peak_memory_100k``."""
    with TemporaryDirectory(prefix="hailong-bench-") as place:
        path = Path(place) / "list.xlsx"
        write_xlsx(path, table(REPORT, _declarations()))
        bare = min(_in_new_process("bare", path, Path(place))["seconds"] for _ in range(_BARE_ROUNDS))
        first = _in_new_process("import", path, Path(place) / "store")
        again = _in_new_process("import", path, Path(place) / "store")
    assert (first["added"], again["seen_before"]) == (ROWS, 1), (first, again)
    return [
        _entry("import_100k", first["seconds"], "s", bare, "<= 3 x"),
        _entry("reimport_100k", again["seconds"], "s", first["seconds"], "<= 0.5 x"),
        _entry("peak_memory_100k", first["peak_mb"], "MB", _MEMORY_GOAL_MB, f"<= {_MEMORY_GOAL_MB} MB"),
    ]


def _entry(name: str, value: float, unit: str, limit: float, goal: str) -> dict[str, Any]:
    ratio = round(value / limit, 3)
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "limit": round(limit, 3),
        "ratio": ratio,
        "goal": goal,
    }


def _declarations() -> Iterator[Declaration]:
    """A large broker's list: 2,000 partners, each of one enterprise and cleared at two offices."""
    models = [item for item in invented_declarations(date(2026, 11, 16), 1) if item.registered_on]
    for index in range(ROWS):
        model = models[index % len(models)]
        partner = index * 7919 % _PARTNERS
        place = models[(partner + index % 2) % len(models)]
        tax_code, name = ENTERPRISES[partner % len(ENTERPRISES)]
        yield replace(
            model,
            number=f"{model.number[:2]}9{index:08d}0",
            partner=f"{place.partner} {partner}",
            office_code=place.office_code,
            tax_code=tax_code,
            enterprise_name=name,
        )


def _in_new_process(what: str, path: Path, store: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.import_100k", what, str(path), str(store)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _bare(path: Path) -> dict[str, float]:
    """What the library alone takes to give every row of the file to Python."""
    start = time.perf_counter()
    for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
        pass
    return {"seconds": time.perf_counter() - start}


def _import(path: Path, folder: Path) -> dict[str, float]:
    store = open_store(folder, SystemClock())
    try:
        importer = Importer(
            recognise=partial(recognise, sources=all_sources()), declarations=store.declarations, clock=SystemClock()
        )
        start = time.perf_counter()
        counts = importer.import_file(path).counts
        seconds = time.perf_counter() - start
    finally:
        store.close()
    return {
        "seconds": seconds, "added": counts.added, "seen_before": counts.seen_before, "peak_mb": _peak_mb(),
    }  # fmt: skip


def _peak_mb() -> float:
    """The highest resident memory of this process; what its parent held before the start is not in it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _main(what: str, path: str, store: str) -> None:
    print(json.dumps(_bare(Path(path)) if what == "bare" else _import(Path(path), Path(store))))


if __name__ == "__main__":
    _main(*sys.argv[1:])
