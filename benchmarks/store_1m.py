"""The store of a large broker for the measurements with a million declarations, made once and kept below build/."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from benchmarks.store_search import declarations
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Declaration
from hailong.domain.imports import FileImport
from hailong.store.database import FILE_NAME
from hailong.store.schema import MIGRATIONS
from hailong.store.sqlite import SqliteStore, open_store

ROWS: Final = 1_000_000
_PORTION: Final = 100_000
_SKIPPED: Final = 500


def folder_of(rows: int) -> Path:
    """The data folder of a store with ``rows`` declarations of this schema."""
    schema = sum(1 for _ in MIGRATIONS.glob("*.sql"))
    folder = Path("build") / f"store-{rows}-{schema:04d}"
    if not (folder / FILE_NAME).exists():
        making = folder.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        making.parent.mkdir(exist_ok=True)
        store = open_store(making, SystemClock())
        _fill(store, rows)
        store.close()
        making.rename(folder)
    return folder


def _fill(store: SqliteStore, rows: int) -> None:
    for number, portion in enumerate(_portions(rows)):
        store.declarations.apply(portion, FileImport(name="list", sha256=f"{number:064d}", reader="benchmark:1"))
    first = date(2026, 1, 1)
    for key in range(1, min(rows, _SKIPPED * 20), 20):
        store.declarations.skip(key, first + timedelta(days=key % 300))


def _portions(rows: int) -> Iterator[list[Declaration]]:
    made = declarations(rows)
    for at in range(0, rows, _PORTION):
        yield made[at : at + _PORTION]
