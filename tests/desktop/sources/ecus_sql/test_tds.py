"""python-tds: what is asked of the network before it, and how soon it gives up."""

import socket
import time
from datetime import date

import pytest

from hailong.domain.live import LiveConnection, LiveError, LiveFault, ServerAddress, TlsChoice, TlsMode
from hailong.sources.ecus_sql import browser
from hailong.sources.ecus_sql.tds import PythonTds


def live(address: ServerAddress) -> LiveConnection:
    return LiveConnection(
        id="a", address=address, user="chi_doc", tls=TlsChoice(TlsMode.UNVERIFIED), since=date(2025, 1, 1)
    )


def test_somebody_who_accepts_and_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with pytest.raises(LiveError) as caught:
            PythonTds(connect_seconds=0.5).connect(live(ServerAddress("127.0.0.1", port=silent.getsockname()[1])), "x")
    assert caught.value.fault is LiveFault.TIMED_OUT
    assert time.monotonic() - started < 2


def test_a_named_instance_is_asked_for_at_the_browser(server, live_at, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ServerAddress] = []

    def port_of(address: ServerAddress) -> int:
        asked.append(address)
        return server.port

    monkeypatch.setattr(browser, "port_of", port_of)
    address = ServerAddress("(LOCAL)", "ECUSSQL2008")
    PythonTds().connect(live_at(server, address=address), "Mật-khẩu 1;").close()
    assert asked == [address]


def test_a_name_that_nobody_has_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> socket.socket:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", nobody)
    with pytest.raises(LiveError) as caught:
        PythonTds().connect(live(ServerAddress("khong-co", port=1433)), "x")
    assert caught.value.fault is LiveFault.UNKNOWN_HOST
