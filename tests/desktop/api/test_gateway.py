"""The door: introduces, enrols, and hands out what speaks, seals and verifies for one enrolment."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contract.client_service import HttpService, Reply, ServiceDouble, problem, serving
from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.domain.enrolment import Enrolment
from hailong.domain.service import CallFailedError


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)


@pytest.fixture
def double() -> ServiceDouble:
    return ServiceDouble(StandingClock().now)


@pytest.fixture
def http(double: ServiceDouble) -> Iterator[HttpService]:
    with serving(double) as service:
        yield service


@pytest.fixture
def gateway(tmp_path: Path) -> Gateway:
    return Gateway(Credentials.in_files(tmp_path), StandingClock(), "0.1.0")


def enrolment(double: ServiceDouble, http: HttpService, device_id: str = "device-1") -> Enrolment:
    return Enrolment(
        service_url=http.url, service_name="D", device_id=device_id, keys=double.keys.jwks,
        enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"),),
    )  # fmt: skip


def test_an_enrolled_device_speaks_with_the_key_that_it_enrolled(
    gateway: Gateway, double: ServiceDouble, http: HttpService
) -> None:
    assert gateway.introduce(http.url).epoch == "epoch-1"
    enrolled = gateway.enrol(http.url, "", "HLA1-DF7J", "Máy thử")

    client = gateway.client(enrolment(double, http), timedelta(seconds=90))
    client.updates("")
    client.close()

    assert enrolled.device_id == "device-1"
    assert client.clock_offset == timedelta(seconds=90)
    assert http.requests[-1].headers["Authorization"].startswith("Bearer ")


def test_a_refused_code_leaves_the_key_to_be_shown_again(
    gateway: Gateway, double: ServiceDouble, http: HttpService, tmp_path: Path
) -> None:
    double.answer = lambda _: problem("code-refused", 403)

    with pytest.raises(CallFailedError) as caught:
        gateway.enrol(http.url, "", "SAI", "Máy thử")

    assert caught.value.failure.code == "code_refused"
    assert len(list(tmp_path.glob("*.key"))) == 1


def test_keys_that_are_none_make_the_service_a_garbled_one(
    gateway: Gateway, double: ServiceDouble, http: HttpService
) -> None:
    double.answer = lambda _: Reply(200, {**double.service(), "keys": []})

    with pytest.raises(CallFailedError) as caught:
        gateway.introduce(http.url)

    assert caught.value.failure.code == "garbled"


def test_a_device_without_its_key_gets_neither_voice_nor_seal(
    gateway: Gateway, double: ServiceDouble, http: HttpService
) -> None:
    for ask in (gateway.client, gateway.sealer):
        with pytest.raises(CallFailedError) as caught:
            ask(enrolment(double, http, device_id="lost"))
        assert caught.value.failure.code == "key_missing"


def test_a_verifier_believes_the_pinned_keys(gateway: Gateway, double: ServiceDouble, http: HttpService) -> None:
    token = double.keys.sign("hailong-legal+jws", {"withdrawn": {"id": "vb-1", "revision": 2}})

    assert gateway.verifier(enrolment(double, http)).open_legal(token) == ("vb-1", 2)
