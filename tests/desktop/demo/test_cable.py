"""The cable: passes bytes on while plugged in, breaks and refuses while cut."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest

from hailong.demo.cable import Cable


@pytest.fixture
def echo() -> Iterator[tuple[str, int]]:
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                peer, _ = server.accept()
            except OSError:
                return
            with peer:
                while data := peer.recv(1024):
                    peer.sendall(data)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield server.getsockname()
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def cable(echo: tuple[str, int]) -> Iterator[Cable]:
    cable = Cable(echo)
    yield cable
    cable.cut()


def address(cable: Cable) -> tuple[str, int]:
    return "127.0.0.1", int(cable.url.rsplit(":", 1)[1])


def test_plugged_in_passes_bytes_both_ways(cable: Cable) -> None:
    with socket.create_connection(address(cable), timeout=5) as client:
        client.sendall(b"xin chao")
        assert client.recv(100) == b"xin chao"


def test_cut_breaks_open_connections_and_refuses_new_ones(cable: Cable) -> None:
    with socket.create_connection(address(cable), timeout=5) as client:
        client.sendall(b"1")
        assert client.recv(1) == b"1"
        cable.cut()
        with contextlib.suppress(ConnectionError):  # an end or a reset, as the kernel likes
            assert client.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address(cable), timeout=5)


def test_plugged_in_again_serves_on_the_same_address(cable: Cable) -> None:
    before = cable.url
    cable.cut()
    cable.plug_in()
    assert cable.url == before
    with socket.create_connection(address(cable), timeout=5) as client:
        client.sendall(b"2")
        assert client.recv(1) == b"2"
