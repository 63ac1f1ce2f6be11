"""*Send*: from the click to a sheet that outlives a power cut."""

import hashlib
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import apsw

from benchmarks.store_search import declarations
from hailong.domain.catalogue import Level
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Declaration, round_of
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Contact, Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.sqlite import SqliteStore, open_store

SHEETS: Final = 1_000
KNOWN: Final = 10_000
GOAL_MS: Final = 20.0
SLOW_SHEETS: Final = 300
SLOW_FLUSH_SECONDS: Final = 0.03
_SLOW_DISK: Final = "slow"
COMMENT: Final = "Hồ sơ chờ hai ngày không có thông báo, doanh nghiệp phải đến tận nơi hỏi lại mới được trả lời. " * 3


def measure() -> list[dict[str, Any]]:
    """The 99th percentile of ``SheetRepository.send``, and of one bare row that is committed as durably.

    Then the same on a disk of which each flush takes 30 ms; its limit is one flush.
    """
    Path("build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir="build") as folder:
        store = open_store(Path(folder, "store"), SystemClock())
        store.declarations.apply(declarations(KNOWN), FileImport(name="bench", sha256="0", reader="bench:1"))
        bare = _bare_table(Path(folder, "bare.db"))
        ours, limit = [], []
        keys = store.declarations.view(DeclarationQuery(tab=Tab.UNRATED))[:SHEETS]
        for row in store.declarations.rows(keys):
            sheet = _sheet(row.declaration)
            store.sheets.save_draft(row.key, sheet, recorded=True)
            sealed = (sheet.id.hex * 160).encode()  # 5 KB, as a sealed sheet of five lines is
            ours.append(_milliseconds(store, row.key, sheet, sealed))
            limit.append(_bare_milliseconds(bare, sealed))
        bare.close()
        store.close()
    value, bound = _p99(ours), _p99(limit)
    slow = _p99(_on_a_slow_disk())
    flush = SLOW_FLUSH_SECONDS * 1000
    return [
        {
            "name": "send_durable_p99",
            "value": round(value, 2),
            "unit": "ms",
            "limit": round(bound, 2),
            "ratio": round(value / bound, 2),
            "goal": GOAL_MS,
        },
        {
            "name": "send_slow_disk_p99",
            "value": round(slow, 1),
            "unit": "ms",
            "limit": flush,
            "ratio": round(slow / flush, 2),
            "goal": "<= 150 ms",
        },
    ]


class _SlowDisk(apsw.VFS):
    """Files of which each flush takes as long as on an old disk that is busy with something else."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  # SQLite's word
        return _SlowFile(name, flags)


class _SlowFile(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)

    def xSync(self, flags: int) -> None:  # noqa: N802
        time.sleep(SLOW_FLUSH_SECONDS)
        super().xSync(flags)


def _on_a_slow_disk() -> list[float]:
    """Milliseconds of each *Send*, the flush of the second copy included."""
    disk = _SlowDisk(_SLOW_DISK)  # SQLite knows it for as long as it is held
    flush = os.fsync

    def slowly(descriptor: int) -> None:
        time.sleep(SLOW_FLUSH_SECONDS)
        flush(descriptor)

    with tempfile.TemporaryDirectory(dir="build") as folder:
        store = open_store(Path(folder, "store"), SystemClock(), vfs=_SLOW_DISK)
        store.declarations.apply(declarations(SLOW_SHEETS), FileImport(name="bench", sha256="0", reader="bench:1"))
        keys = store.declarations.view(DeclarationQuery(tab=Tab.ALL))[:SLOW_SHEETS]
        os.fsync = slowly  # type: ignore[assignment]  # it is called with a number alone
        try:
            taken = []
            for row in store.declarations.rows(keys):
                sheet = _sheet(row.declaration)
                store.sheets.save_draft(row.key, sheet, recorded=True)
                taken.append(_milliseconds(store, row.key, sheet, (sheet.id.hex * 160).encode()))
        finally:
            os.fsync = flush
        store.close()
    del disk
    return taken


def _sheet(declaration: Declaration) -> Sheet:
    now = SystemClock().now()
    name = "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"
    subjects = [Subject(kind=kind, code="03CC", name=name) for kind in SubjectKind]
    ratings = tuple(
        Rating(subject=subject, level=Level.DISSATISFIED, reasons=("CHAM", "THAI_DO"), comment=COMMENT)
        for subject in subjects
    )
    contact = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
    return Sheet(
        id=uuid7(now), declaration=declaration, round=round_of(declaration), written_at=now, ratings=ratings,
        contact=contact, catalogue_version="2026-11",
    )  # fmt: skip


def _milliseconds(store: SqliteStore, key: int, sheet: Sheet, sealed: bytes) -> float:
    digest = hashlib.sha256(sealed).hexdigest()
    begun = time.perf_counter()
    store.sheets.send(key, sheet, sealed, digest, sheet.written_at)
    return (time.perf_counter() - begun) * 1000


def _bare_table(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (sealed BLOB)").fetchall()
    return connection


def _bare_milliseconds(connection: apsw.Connection, sealed: bytes) -> float:
    begun = time.perf_counter()
    connection.execute("INSERT INTO t VALUES (?)", (sealed,))
    return (time.perf_counter() - begun) * 1000


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]
