"""The quick knock at a port."""

import socket
import time

import pytest

from hailong.domain.live import LiveError, LiveFault
from hailong.sources.ecus_sql.probe import open_socket, probe


def test_an_open_port_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        probe("127.0.0.1", port)
        open_socket("127.0.0.1", port).close()


def test_a_closed_port_refuses_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    started = time.monotonic()
    with pytest.raises(LiveError) as caught:
        probe("127.0.0.1", port)
    assert caught.value.fault is LiveFault.REFUSED
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("host", ["a" * 70 + ".vn", "..", "\u0000"])
def test_a_host_that_is_none_is_unknown(host: str) -> None:
    with pytest.raises((LiveError, ValueError)) as caught:
        probe(host, 1433)
    if isinstance(caught.value, LiveError):
        assert caught.value.fault is LiveFault.UNKNOWN_HOST
