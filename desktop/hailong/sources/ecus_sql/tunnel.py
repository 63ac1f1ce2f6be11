"""The protected way to a server: TDS hides its TLS handshake in PRELOGIN packets, and here it is done by Python's ssl.

python-tds would do it itself, but it compares certificate names in its own way, knows no system store and no address,
and without a file of authorities it sends the login in clear. So it never sees the real PRELOGIN: by the time that it
is given the socket, either everything that it writes goes through TLS, or the user has agreed to go without.
"""

import socket
import ssl
import struct
import sys
from typing import Final

from hailong.domain.live import LiveError, LiveFault, TlsChoice, TlsMode
from hailong.sources.ecus_sql.errors import of_socket

_PRELOGIN: Final = 18
_REPLY: Final = 4
_HEADER: Final = struct.Struct(">BBHHBB")
_OPTION: Final = struct.Struct(">BHH")
_LAST: Final = 1
_PACKET_BODY: Final = 4096 - _HEADER.size
_LARGEST_MESSAGE: Final = 64 * 1024
_VERSION, _ENCRYPTION, _INSTANCE, _THREAD, _MARS, _END = 0, 1, 2, 3, 4, 255
_OFF, _ON, _NOT_SUPPORTED, _REQUIRED = 0, 1, 2, 3
_PIECE: Final = 16 * 1024


class Tunnel:
    """What python-tds takes for its socket. Its own PRELOGIN is answered here: "no encryption needed"."""

    def __init__(self, raw: socket.socket, channel: "_Channel | None") -> None:
        self._raw = raw
        self._channel = channel
        self._answer = _packet(_REPLY, _options({_VERSION: bytes(6), _ENCRYPTION: bytes([_NOT_SUPPORTED])}))
        self._is_greeted = False
        self.is_signed_in = False

    @property
    def is_encrypted(self) -> bool:
        """Whether everything goes through TLS."""
        return self._channel is not None

    def sendall(self, data: bytes | bytearray | memoryview, flags: int = 0) -> None:
        """Write; the PRELOGIN of the driver goes nowhere."""
        content = bytes(data)
        if not self._is_greeted:
            self._is_greeted = bool(content[1] & _LAST)
            return
        try:
            (self._raw.sendall if self._channel is None else self._channel.send)(content)
        except ConnectionError as error:
            raise LiveError(LiveFault.CUT_OFF, type(error).__name__) from error

    def recv(self, size: int, flags: int = 0) -> bytes:
        """Read at most ``size`` bytes; nothing when the server has hung up."""
        if self._answer:
            piece, self._answer = self._answer[:size], self._answer[size:]
            return piece
        try:
            return (self._raw.recv if self._channel is None else self._channel.receive)(size)
        except ConnectionError as error:  # of this kind python-tds would try the whole login again, after a long wait
            raise LiveError(LiveFault.CUT_OFF, type(error).__name__) from error

    def recv_into(self, buffer: bytearray | memoryview, size: int = 0, flags: int = 0) -> int:
        """Read into ``buffer``."""
        piece = self.recv(size or len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def setsockopt(self, level: int, name: int, value: int) -> None:
        """An option of the socket below."""
        self._raw.setsockopt(level, name, value)

    def gettimeout(self) -> float | None:
        """The time-out of the socket below."""
        return self._raw.gettimeout()

    def settimeout(self, seconds: float | None) -> None:
        """The time-out of the socket below."""
        self._raw.settimeout(seconds)

    def close(self) -> None:
        """Hang up.

        A server may answer a login with "ask over there", and python-tds would then close this and send the login to
        the other place over a socket of its own, unprotected: that is the one case in which it closes without an error
        before it is signed in, and the error it lacks is raised here.
        """
        self._raw.close()
        if not self.is_signed_in and sys.exc_info()[0] is None:
            raise LiveError(LiveFault.TLS_FAILED, "the server sent us to another one; its address is needed instead")


def establish(raw: socket.socket, host: str, choice: TlsChoice, *, encrypts: bool = True) -> Tunnel:
    """Agree on encryption and do the handshake over ``raw``; LiveError when the way is not as ``choice`` wants it.

    Only with UNVERIFIED may ``encrypts`` be false, or the tunnel end up without encryption.
    """
    context = _context(choice)
    is_lenient = choice.mode is TlsMode.UNVERIFIED
    wish = _ON if encrypts or not is_lenient else _NOT_SUPPORTED
    try:
        raw.sendall(_packet(_PRELOGIN, _options(_greeting(wish))))
        answer = _encryption_of(_receive_message(raw))
        if answer in (_ON, _REQUIRED) and wish == _ON:
            return Tunnel(raw, _handshake(raw, context, host))
    except (OSError, ssl.SSLError) as error:
        raise LiveError(of_socket(error) or LiveFault.TLS_FAILED, f"{type(error).__name__} {error}"[:300]) from error
    if is_lenient and answer in (_OFF, _NOT_SUPPORTED):
        return Tunnel(raw, None)
    raise LiveError(LiveFault.TLS_MISSING, f"the server answered {answer}")


class _Channel:
    """TLS over a socket, once the handshake is done."""

    def __init__(
        self, raw: socket.socket, tls: ssl.SSLObject, incoming: ssl.MemoryBIO, outgoing: ssl.MemoryBIO
    ) -> None:
        self._raw = raw
        self._tls = tls
        self._incoming = incoming
        self._outgoing = outgoing

    def send(self, content: bytes) -> None:
        self._tls.write(content)
        self._raw.sendall(self._outgoing.read())

    def receive(self, size: int) -> bytes:
        while True:
            try:
                return self._tls.read(size)
            except ssl.SSLWantReadError:
                piece = self._raw.recv(_PIECE)
                if not piece:
                    return b""
                self._incoming.write(piece)
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                return b""


def _context(choice: TlsChoice) -> ssl.SSLContext:
    try:
        if choice.mode is TlsMode.BUNDLE:
            context = ssl.create_default_context(cafile=choice.ca_bundle or "")
            context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the server's own certificate may be the bundle
        else:
            context = ssl.create_default_context()
    except (OSError, ssl.SSLError) as error:
        raise LiveError(LiveFault.CA_BUNDLE, f"{choice.ca_bundle}: {type(error).__name__}") from error
    context.maximum_version = ssl.TLSVersion.TLSv1_2  # 1.3 speaks on after the handshake, which PRELOGIN cannot carry
    if choice.mode is TlsMode.UNVERIFIED:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _handshake(raw: socket.socket, context: ssl.SSLContext, host: str) -> _Channel:
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_hostname=host)
    while True:
        try:
            tls.do_handshake()
        except ssl.SSLWantReadError:
            raw.sendall(_packet(_PRELOGIN, outgoing.read()))
            incoming.write(_receive_message(raw))
            continue
        if rest := outgoing.read():
            raw.sendall(_packet(_PRELOGIN, rest))
        return _Channel(raw, tls, incoming, outgoing)


def _greeting(wish: int) -> dict[int, bytes]:
    return {_VERSION: bytes(6), _ENCRYPTION: bytes([wish]), _INSTANCE: b"\0", _THREAD: bytes(4), _MARS: b"\0"}


def _options(options: dict[int, bytes]) -> bytes:
    place, heads, bodies = _OPTION.size * len(options) + 1, b"", b""
    for token, body in options.items():
        heads += _OPTION.pack(token, place + len(bodies), len(body))
        bodies += body
    return heads + bytes([_END]) + bodies


def _packet(kind: int, content: bytes) -> bytes:
    """``content`` in packets of at most 4,096 bytes."""
    pieces = [content[start : start + _PACKET_BODY] for start in range(0, len(content), _PACKET_BODY)] or [b""]
    last = len(pieces) - 1
    return b"".join(
        _HEADER.pack(kind, _LAST if number == last else 0, len(piece) + _HEADER.size, 0, number + 1 & 255, 0) + piece
        for number, piece in enumerate(pieces)
    )


def _receive_message(raw: socket.socket) -> bytes:
    """The content of one message of the server; LiveError for anything that is none."""
    content = b""
    while True:
        kind, status, length, *_ = _HEADER.unpack(_receive_exactly(raw, _HEADER.size))
        if kind not in (_REPLY, _PRELOGIN) or length < _HEADER.size or len(content) > _LARGEST_MESSAGE:
            raise LiveError(LiveFault.NOT_SQL_SERVER, f"packet of type {kind}, {length} bytes")
        content += _receive_exactly(raw, length - _HEADER.size)
        if status & _LAST:
            return content


def _receive_exactly(raw: socket.socket, size: int) -> bytes:
    content = b""
    while len(content) < size:
        piece = raw.recv(size - len(content))
        if not piece:
            raise LiveError(LiveFault.CUT_OFF, "the server hung up")
        content += piece
    return content


def _encryption_of(content: bytes) -> int:
    """What the server says of encryption; LiveError when its answer is no PRELOGIN."""
    place = 0
    while place < len(content) and content[place] != _END:
        if place + _OPTION.size > len(content):
            break
        token, start, length = _OPTION.unpack_from(content, place)
        if token == _ENCRYPTION and length >= 1 and start < len(content):
            encryption: int = content[start]
            return encryption
        place += _OPTION.size
    raise LiveError(LiveFault.NOT_SQL_SERVER, "an answer without a word on encryption")
