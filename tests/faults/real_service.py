"""A real service process beside a real workstation: what goes in, and what the service's own database holds."""

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from uuid import UUID

from e2e.killed_client import rate
from e2e.test_kill import cleared
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.imports import FileImport
from hailong.store.interfaces import DeclarationQuery
from hailong.sync.engine import SyncOutcome
from hailong.sync.schedule import Reason


class ShiftedClock:
    """The machine's clock, put on by hand."""

    def __init__(self) -> None:
        self.shift = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift


def bring_in(core: Core, count: int, first: int = 0) -> list[int]:
    """So many declarations; the keys of all that are not rated yet."""
    file = FileImport(name="list.xlsx", sha256=f"{first:064d}", reader="faults/1")
    core.store.declarations.apply((cleared(first + index) for index in range(count)), file)
    return list(core.store.declarations.view(DeclarationQuery()))


def send(core: Core, keys: list[int]) -> list[UUID]:
    """A sheet about each."""
    rows = [core.store.declarations.get(key) for key in keys]
    return [core.send(row.key, rate(core, row)).id for row in rows if row is not None]


def run(core: Core, reason: Reason = Reason.CLICK) -> SyncOutcome:
    """One conversation."""
    return core.network.engine.run_once(core.clock.now(), reason)


def received(service: ServiceProcess) -> list[UUID]:
    """Ids of all sheets that the service holds, one for each row."""
    with contextlib.closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        return [UUID(row[0]) for row in database.execute("SELECT id FROM sheets_sheet")]


def spoil(service: ServiceProcess, *statements: tuple[str, tuple[object, ...]]) -> None:
    """As a hand in the service's database would, in one transaction."""
    with contextlib.closing(sqlite3.connect(service.database, timeout=30)) as database, database:
        for statement, bound in statements:
            database.execute(statement, bound)
