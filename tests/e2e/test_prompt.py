"""A declaration clears in ECUS's database: the card asks without taking the keyboard, one click, and the sheet is sent.

All of it is real: a screen with a window manager, both programs in processes of their own, TDS, HTTP, the service.
"""

import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, Final

import pytest

from e2e.shown_client import Beside, run_client, run_declaration_software
from hailong.demo.service import ServiceProcess
from hailong.domain.clock import SystemClock, vietnam_day
from sql_server import ecus
from sql_server.listener import SqlServer, running
from x_display import x_display, xdotool

ENTERPRISE: Final = ("0199999951", "CÔNG TY TNHH CẠNH ECUS")
NUMBER: Final = "107700000880"
READ_EVERY: Final = timedelta(seconds=2)
PATIENCE: Final = 60.0  # seconds; the machine may be busy


class Program:
    """A process with a window; ``now`` is how it last said that it stands."""

    def __init__(self, target: Callable[..., None], *words: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._hears, tells = context.Pipe(duplex=False)
        self._process = context.Process(target=target, args=(*words, tells), daemon=True)
        self._process.start()
        tells.close()
        self.now: dict[str, Any] = {}

    def wait(self, until: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Until it stands so."""
        deadline = monotonic() + PATIENCE
        while not (self.now and until(self.now)):
            left = deadline - monotonic()
            assert left > 0, f"waited in vain; at last: {self.now}"
            if self._hears.poll(min(left, 0.1)):  # some facts are nobody's message
                self.now = self._hears.recv()
        return self.now

    def look(self) -> dict[str, Any]:
        """How it stands, as far as it has said."""
        while self._hears.poll():
            self.now = self._hears.recv()
        return self.now

    def end(self) -> None:
        """At once."""
        self._process.kill()
        self._process.join()


def record(**changes: Any) -> dict[str, Any]:
    """A declaration of this enterprise as ECUS keeps it: registered yesterday, not yet cleared."""
    today = vietnam_day(SystemClock().now())
    waiting = {"TTTK": "P", "NGAY_CAP_PHEP": None, "GIO_CAP_PHEP": None, "NGAY_HOAN_THANH_KT": None}
    return {
        **ecus.EXAMPLE, **waiting, "SOTK": float(NUMBER), "MA_DV": ENTERPRISE[0], "NAMDK": today.year,
        "NGAY_DK": f"{today - timedelta(days=1)} 00:00:00", **changes,
    }  # fmt: skip


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SqlServer]:
    folder = tmp_path / "server"
    folder.mkdir()
    with running(folder) as answering:
        answering.add_database("ECUS5VNACCS", [record()])
        yield answering


@pytest.fixture
def screen() -> Iterator[str]:
    """A display of its own: what has the keyboard there is nobody else's business."""
    with x_display() as name:
        yield name


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    started: list[Program] = []
    yield started
    for one in started:
        one.end()


def ratings_held(service: ServiceProcess) -> list[tuple[str, int]]:
    """Declaration and level of what the service has received from this enterprise."""
    with closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        found: list[tuple[str, int]] = database.execute(
            "SELECT s.declaration_base, r.level FROM sheets_sheet s JOIN sheets_rating r ON r.sheet_id = s.id "
            "WHERE s.declaration_base = ?",
            (NUMBER[:11],),
        ).fetchall()
    return found


def test_a_clearance_is_asked_about_without_taking_the_keyboard_and_one_click_leads_to_a_received_sheet(
    tmp_path: Path, service: ServiceProcess, server: SqlServer, screen: str, programs: list[Program]
) -> None:
    today: date = vietnam_day(SystemClock().now())
    (user, password), *_ = server.behaviour.users.items()
    beside = Beside(
        service.url, service.issue_code(ENTERPRISE), server.port, user, password, today - timedelta(days=3), READ_EVERY
    )
    client = Program(run_client, tmp_path / "data", screen, beside)
    programs.append(client)
    client.wait(lambda now: now["is_read"])
    software = Program(run_declaration_software, screen)
    programs.append(software)
    software.wait(lambda now: now["active"])
    xdotool(screen, "type", "xuat ")
    software.wait(lambda now: now["typed"] == "xuat ")
    assert client.look()["card"] is None, "nothing has cleared"

    server.put("ECUS5VNACCS", record(TTTK="T", NGAY_CAP_PHEP=f"{today} 00:00:00", GIO_CAP_PHEP=1.0))
    began = monotonic()
    card = client.wait(lambda now: now["card"])["card"]
    waited = monotonic() - began

    xdotool(screen, "type", "5 khau")  # whoever types goes on typing, into the same line
    assert software.wait(lambda now: now["typed"].endswith("khau"))["typed"] == "xuat 5 khau"
    assert software.now["active"]
    assert client.look()["level"] is None
    assert not client.now["is_active"]

    x, y = card[3]
    xdotool(screen, "mousemove", str(x), str(y), "click", "1")
    client.wait(lambda now: now["is_active"] and now["opened"] == NUMBER and now["level"] == 4 and now["to_write"])
    assert client.now["card"] is None
    xdotool(screen, "key", "ctrl+Return")
    client.wait(lambda now: now["is_reviewed"])
    xdotool(screen, "key", "Return")

    client.wait(lambda _: ratings_held(service))
    assert ratings_held(service) == [(NUMBER[:11], 4)]
    print(f"the card stood {waited:.1f} s after the clearance; the list is read every {READ_EVERY.seconds} s")
