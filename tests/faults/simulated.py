"""Long times in a short while: the real sender over a way on which nothing is waited for, by a clock that is moved."""

import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
import requests
from urllib3.exceptions import NameResolutionError

from contract.client_service import Reply, Request, ServiceDouble
from desktop.sync.conftest import MovingClock, Workstation
from hailong.api.transport import Transport
from hailong.domain.sheet import WAITING
from hailong.store.interfaces import SentQuery
from hailong.sync.engine import SyncOutcome

URL: Final = "https://hailong.example"
Fate = Callable[[Request], Reply | None]


def no_name(_: Request) -> Reply:
    inner = NameResolutionError("hailong.example", None, socket.gaierror(-2, "Name or service not known"))  # type: ignore[arg-type]
    raise requests.exceptions.ConnectionError(inner)


def too_late(_: Request) -> Reply:
    raise requests.exceptions.ReadTimeout("read timed out")


def refused(_: Request) -> Reply:
    raise requests.exceptions.ConnectionError(ConnectionRefusedError(111, "Connection refused"))


def inspected(_: Request) -> Reply:
    raise requests.exceptions.SSLError("certificate verify failed: unable to get local issuer certificate")


def stranger(status: int, body: str = "<html>Đăng nhập</html>", **headers: str) -> Fate:
    return lambda _: Reply(status, body, headers, label="")


def unwell(status: int) -> Fate:
    return lambda _: Reply(status, b"")


FAULTS: Final[dict[str, Fate]] = {
    "no name": no_name,
    "timeout": too_late,
    "refused": refused,
    "inspecting proxy": inspected,
    "302 to a login page": stranger(302, Location="https://portal.example/login"),
    "200 with HTML": stranger(200),
    "200 and empty": stranger(200, ""),
    "404 of an edge": stranger(404),
    "407 of a proxy": stranger(407),
    "410 of an edge": stranger(410),
    "422 of an edge": stranger(422, "{}"),
    "502 of a proxy": stranger(502),
    "500 of ours": unwell(500),
    "503 of ours": unwell(503),
}


class Way:
    """In the place of sockets. ``fate`` decides what a request meets; None: it reaches the service. ``log``: when."""

    def __init__(self, clock: MovingClock, service: ServiceDouble) -> None:
        self.clock = clock
        self.service = service
        self.fate: Fate = lambda _: None
        self.log: list[datetime] = []

    def exchange(
        self, method: str, url: str, data: bytes | None, headers: dict[str, str], _limit: int
    ) -> tuple[int, dict[str, str], bytes]:
        """One request, as the real one takes and gives it."""
        self.log.append(self.clock.now())
        request = Request(method, url.removeprefix(URL), headers, data or b"")
        reply = self.fate(request) or self.service(request)
        return reply.status, {**reply.headers, **({"Hailong-Epoch": reply.label} if reply.label else {})}, reply.raw


class Place:
    """The address of the way; it takes the place of a service on loopback."""

    url = URL

    def __init__(self) -> None:
        self.requests: list[Request] = []


def lay(patch: pytest.MonkeyPatch, clock: MovingClock, service: ServiceDouble) -> Way:
    """Every client of this process goes this way from now on."""
    way = Way(clock, service)
    patch.setattr(Transport, "exchange", lambda *arguments: way.exchange(*arguments[1:]))
    return way


def workstation(
    clock: MovingClock, service: ServiceDouble, folder: Path, ticks: Callable[[], float] | None = None
) -> Workstation:
    """An enrolled one, its store in memory."""
    place: Any = Place()  # only its address is used
    return Workstation(clock, service, place, folder, ticks=ticks).enrolled()


def run_until(desk: Workstation, end: datetime, outcome: SyncOutcome, fraction: Callable[[], float]) -> SyncOutcome:
    """Run whenever it is planned, until ``end``."""
    while outcome.next_run_at is not None and outcome.next_run_at < end:
        desk.fraction = fraction()
        outcome = desk.run_when_planned(outcome)
    desk.clock.moment = max(desk.clock.moment, end)
    return outcome


def waiting_of(desk: Workstation) -> int:
    """How many wait."""
    sheets = desk.store.sheets
    return len(sheets.sent(SentQuery(states=frozenset(WAITING))))
