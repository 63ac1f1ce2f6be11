"""The protected way: no login before the certificate is proven, and in clear only at the user's explicit word."""

import socket
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.live import LiveConnection, LiveError, LiveFault, TlsChoice, TlsMode
from hailong.sources.ecus_sql import tds
from hailong.sources.ecus_sql.tds import PythonTds
from hailong.sources.ecus_sql.tunnel import Tunnel, establish
from sql_server.listener import SqlServer
from sql_server.tls import Authority

PASSWORD = "Mật-khẩu 1;"
Start = Callable[..., SqlServer]
LiveAt = Callable[..., LiveConnection]


def connect(live: LiveConnection) -> bool:
    """Sign in with python-tds; whether everything went through TLS."""
    wire = PythonTds(connect_seconds=3).connect(live, PASSWORD)
    wire.close()
    return wire.is_encrypted


def fault_of(live: LiveConnection) -> LiveFault:
    with pytest.raises(LiveError) as caught:
        connect(live)
    return caught.value.fault


def came_in_clear(server: SqlServer) -> bool:
    """Whether a login's user stood in what anybody on the network could read."""
    return "chi_doc".encode("utf-16-le") in bytes(server.behaviour.clear_bytes)


@pytest.mark.parametrize("hosts", [("127.0.0.1",), ("may-chu.congty.vn", "127.0.0.1")])
def test_a_certificate_of_the_bundle_is_enough(
    start: Start, authority: Authority, live_at: LiveAt, hosts: tuple[str, ...]
) -> None:
    server = start(authority.server_context(*hosts))
    assert connect(live_at(server, tls=TlsChoice(TlsMode.BUNDLE, str(authority.bundle))))
    assert server.behaviour.logins == [("chi_doc", True)]
    assert not came_in_clear(server)


def test_a_wrong_certificate_gets_no_login(start: Start, authority: Authority, live_at: LiveAt, tmp_path) -> None:
    stranger = Authority(tmp_path, "stranger")
    cases = [
        (start(stranger.server_context("127.0.0.1"), "a"), TlsMode.BUNDLE, LiveFault.CERTIFICATE_UNTRUSTED),
        (start(authority.server_context("may-chu.congty.vn"), "b"), TlsMode.BUNDLE, LiveFault.CERTIFICATE_NAME),
        (start(authority.server_context("127.0.0.1"), "c"), TlsMode.SYSTEM, LiveFault.CERTIFICATE_UNTRUSTED),
    ]
    for server, mode, fault in cases:
        assert fault_of(live_at(server, tls=TlsChoice(mode, str(authority.bundle)))) is fault
        assert server.behaviour.logins == []
        assert not came_in_clear(server)


@pytest.mark.parametrize("mode", [TlsMode.SYSTEM, TlsMode.BUNDLE])
def test_a_server_that_cannot_encrypt_gets_no_login(
    start: Start, authority: Authority, live_at: LiveAt, mode: TlsMode
) -> None:
    server = start()
    assert fault_of(live_at(server, tls=TlsChoice(mode, str(authority.bundle)))) is LiveFault.TLS_MISSING
    assert server.behaviour.logins == []
    assert not came_in_clear(server)


def test_the_explicit_word_encrypts_where_it_can_and_goes_in_clear_where_it_cannot(
    start: Start, authority: Authority, live_at: LiveAt
) -> None:
    able, unable = start(authority.server_context("anybody"), "a"), start(None, "b")
    assert connect(live_at(able))
    assert not came_in_clear(able)
    assert not connect(live_at(unable))
    assert unable.behaviour.logins == [("chi_doc", False)]
    assert came_in_clear(unable)  # the planted fault: the ear that hears nothing above does hear


@pytest.mark.parametrize("is_protected", [True, False])
def test_a_server_that_sends_the_login_elsewhere_is_not_followed(
    start: Start, authority: Authority, live_at: LiveAt, is_protected: bool
) -> None:
    context = authority.server_context("127.0.0.1") if is_protected else None
    server, elsewhere = start(context, "a"), start(None, "b")
    server.behaviour.routes_to = ("127.0.0.1", elsewhere.port)
    mode = TlsMode.BUNDLE if is_protected else TlsMode.UNVERIFIED
    assert fault_of(live_at(server, tls=TlsChoice(mode, str(authority.bundle)))) is LiveFault.TLS_FAILED
    assert elsewhere.behaviour.logins == []
    assert elsewhere.behaviour.clear_bytes == b""


@pytest.mark.parametrize("content", [None, b"", b"no certificate at all"])
def test_a_bundle_that_cannot_be_read_is_named_before_anything_is_sent(
    start: Start, live_at: LiveAt, tmp_path, content: bytes | None
) -> None:
    server, path = start(), tmp_path / "bundle.pem"
    if content is not None:
        path.write_bytes(content)
    assert fault_of(live_at(server, tls=TlsChoice(TlsMode.BUNDLE, str(path)))) is LiveFault.CA_BUNDLE
    assert server.behaviour.clear_bytes == b""


def answered(answer: bytes, choice: TlsChoice) -> LiveError | None:
    """What becomes of a way to somebody who answers ``answer`` and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer_once() -> None:
            client, _ = listening.accept()
            with client:
                client.settimeout(2)
                client.recv(4096)
                client.sendall(answer)

        thread = threading.Thread(target=answer_once)
        thread.start()
        try:
            with socket.create_connection(listening.getsockname(), 2) as raw:
                establish(raw, "127.0.0.1", choice)
        except LiveError as error:
            return error
        finally:
            thread.join()
    return None


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"", LiveFault.CUT_OFF),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", LiveFault.NOT_SQL_SERVER),
        (b"SSH-2.0-OpenSSH_9.2\r\n", LiveFault.NOT_SQL_SERVER),
        (b"\x04\x01\x00\x09\x00\x00\x01\x00\xff", LiveFault.NOT_SQL_SERVER),
        (b"\x04\x01\x00\x07\x00\x00\x01\x00", LiveFault.NOT_SQL_SERVER),
        (b"\x04\x01\x00\x0f\x00\x00\x01\x00\x01\x00\x06\x00\x01\xff\x02", LiveFault.TLS_MISSING),
        (b"\x04\x01\x00\x0f\x00\x00\x01\x00\x01\x00\x06\x00\x01\xff\x00", LiveFault.TLS_MISSING),
        (b"\x04\x01\x00\x0f\x00\x00\x01\x00\x01\x00\x06\x00\x01\xff\x01", LiveFault.CUT_OFF),
        (
            b"\x04\x01\x00\x0f\x00\x00\x01\x00\x01\x00\x06\x00\x01\xff\x01"
            b"\x12\x01\x00\x0f\x00\x00\x01\x00\x15\x03\x01\x00\x02\x02\x46",  # "no such version": an old server
            LiveFault.TLS_FAILED,
        ),
    ],
)
def test_whoever_else_answers_is_told(answer: bytes, fault: LiveFault) -> None:
    error = answered(answer, TlsChoice(TlsMode.SYSTEM))
    assert error is not None
    assert error.fault is fault


@pytest.mark.parametrize("mode", list(TlsMode))
def test_a_server_too_old_for_any_protection_is_tried_in_clear_only_at_the_explicit_word(
    start: Start, authority: Authority, live_at: LiveAt, monkeypatch: pytest.MonkeyPatch, mode: TlsMode
) -> None:
    tries: list[bool] = []

    def old(raw: socket.socket, host: str, choice: TlsChoice, *, encrypts: bool = True) -> Tunnel:
        tries.append(encrypts)
        if encrypts:
            raise LiveError(LiveFault.TLS_FAILED, "no such version")
        return establish(raw, host, choice, encrypts=encrypts)

    monkeypatch.setattr(tds, "establish", old)
    server = start()
    live = live_at(server, tls=TlsChoice(mode, str(authority.bundle)))
    if mode is TlsMode.UNVERIFIED:
        assert not connect(live)
        assert tries == [True, False]
    else:
        assert fault_of(live) is LiveFault.TLS_FAILED
        assert (tries, server.behaviour.logins) == ([True], [])


@given(answer=st.binary(max_size=200))
def test_no_answer_at_all_opens_the_way_without_tls(answer: bytes) -> None:
    assert answered(answer, TlsChoice(TlsMode.SYSTEM)) is not None
