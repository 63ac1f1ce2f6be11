"""Instant search: the list of 100,000 declarations, asked again at every letter that is typed."""

import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any, Final

import apsw

from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Channel, Declaration, Status, kind_of
from hailong.domain.imports import FileImport
from hailong.domain.vietnamese import fold
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.sqlite import SqliteStore, open_store

ROWS: Final = 100_000
GOAL_MS: Final = 50
TYPED: Final = (
    "109912345", "1099 1234 5", "3099", "nguyen trading", "Nguyễn Trading", "cong ty sao mai", "Công ty Sao Mai",
    "dien tu hai phong", "Điện tử Hải Phòng", "hqhpkv1", "03cc osaka", "0199999 logistics 77", "khong co gi ca",
)  # fmt: skip
_FIRST: Final = (
    "Nguyễn",
    "OSAKA",
    "Shenzhen",
    "Điện tử",
    "Đông Á",
    "HAMBURG",
    "Seoul",
    "Cao su",
    "Dệt may",
    "Minh Đức",
)
_SECOND: Final = ("Trading Co., Ltd", "Hải Phòng", "Logistics", "Sài Gòn", "GmbH", "International", "Việt Nam")
_NAMES: Final = ("Sao Mai", "Bình Minh", "Đại Dương", "Hoà Phát Mẫu", "Trường Xuân", "Ánh Dương")


def declarations(count: int, seed: int = 1) -> list[Declaration]:
    """Invented declarations of a broker: 40 enterprises, each with partners and offices of its own."""
    chance = random.Random(seed)
    partners = [f"{first} {second} {n}" for n in range(8) for first in _FIRST for second in _SECOND]
    return [_declaration(n, chance, partners) for n in range(count)]


def _declaration(n: int, chance: random.Random, partners: list[str]) -> Declaration:
    enterprise = n % 40
    office = (enterprise + chance.randrange(3)) % 30
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(700))
    is_cleared = chance.random() < 0.9
    number = f"{chance.choice((10, 30))}99{n * 7 % 10_000_000:07d}{chance.choice('0001')}"
    at = clock_time(chance.randrange(8, 18), chance.randrange(60))
    return Declaration(
        number=number, kind=kind_of(number), tax_code=f"01999{enterprise:05d}", regime="A11",
        enterprise_name=f"Công ty TNHH {_NAMES[enterprise % len(_NAMES)]} {enterprise}",
        office_code=f"{office:02d}CC", office_abbr=f"HQHPKV{office}", team_code="00",
        channel=chance.choice(list(Channel)), status=Status.CLEARED if is_cleared else Status.CHANNELLED,
        registered_on=day, registered_time=clock_time(8, 30),
        cleared_on=day if is_cleared else None, cleared_time=at if is_cleared else None,
        partner=partners[(enterprise * 14 + chance.randrange(20)) % len(partners)],
    )  # fmt: skip


def measure() -> list[dict[str, Any]]:
    """The 95th percentile over every beginning of every text that is typed, and of the bare scan for the same."""
    rows = declarations(ROWS)
    beginnings = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    Path("build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir="build") as folder:
        store = open_store(Path(folder, "store"), SystemClock())
        store.declarations.apply(rows, FileImport(name="bench", sha256="0", reader="bench:1"))
        bare = _bare_table(Path(folder, "bare.db"), rows)
        ours, limit = [], []
        for text in ["", *beginnings]:  # the first one warms up
            ours.append(_milliseconds(store, text))
            limit.append(_bare_milliseconds(bare, text))
        bare.close()
        store.close()
    value, bound = _p95(ours[1:]), _p95(limit[1:])
    return [
        {
            "name": "search_100k_p95",
            "value": round(value, 2),
            "unit": "ms",
            "limit": round(bound, 2),
            "ratio": round(value / bound, 2),
            "goal": f"<= {GOAL_MS} ms",
        }
    ]


def _milliseconds(store: SqliteStore, text: str) -> float:
    begun = time.perf_counter()
    keys = store.declarations.view(DeclarationQuery(tab=Tab.UNRATED, text=text))
    store.declarations.rows(keys[:50])
    return (time.perf_counter() - begun) * 1000


def _bare_table(path: Path, rows: list[Declaration]) -> apsw.Connection:
    """Nothing but keys and folded texts, in one table."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA cache_size = -65536; CREATE TABLE t (key INTEGER PRIMARY KEY, text TEXT); BEGIN")
    connection.executemany("INSERT INTO t (text) VALUES (?)", ((row.search_text,) for row in rows))
    connection.execute("COMMIT")
    return connection


def _bare_milliseconds(connection: apsw.Connection, text: str) -> float:
    begun = time.perf_counter()
    parts = fold(text).split()
    condition = " AND ".join(["instr(text, ?)"] * len(parts)) or "TRUE"
    connection.execute(f"SELECT key FROM t WHERE {condition}", parts).fetchall()
    return (time.perf_counter() - begun) * 1000


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
