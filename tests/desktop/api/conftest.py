"""What the tests of the api layer share."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contract.client_service import HttpService, ServiceDouble, serving
from hailong.api.client import ServiceClient
from hailong.api.sealing import DeviceKey
from hailong.api.transport import Transport
from hailong.domain.service import CallFailedError

CASES = Path(__file__).parents[3] / "contract" / "cases"


@pytest.fixture
def contract_sheet() -> dict[str, Any]:
    """The valid sheet that the contract's cases start from."""
    document: dict[str, Any] = json.loads((CASES / "sheet.json").read_text(encoding="utf-8"))
    return document


NOW = datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)
KEY = DeviceKey.generate()


class StandingClock:
    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def double(clock: StandingClock) -> ServiceDouble:
    return ServiceDouble(clock.now)


@pytest.fixture
def http(double: ServiceDouble) -> Iterator[HttpService]:
    with serving(double) as service:
        yield service


Connect = Callable[[str], ServiceClient]


@pytest.fixture
def connect(clock: StandingClock) -> Iterator[Connect]:
    opened: list[ServiceClient] = []

    def client(url: str) -> ServiceClient:
        transport = Transport(is_loopback=True, connect_within=2, answer_within=0.5, whole_within=2)
        opened.append(
            ServiceClient(url, clock, client_version="0.1.0", device_id="device-1", key=KEY, transport=transport)
        )
        return opened[-1]

    yield client
    for each in opened:
        each.close()


@pytest.fixture
def client(http: HttpService, connect: Connect) -> ServiceClient:
    return connect(http.url)


def failing(call: Callable[[], object]) -> CallFailedError:
    with pytest.raises(CallFailedError) as caught:
        call()
    return caught.value
