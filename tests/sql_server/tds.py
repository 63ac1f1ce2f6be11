"""The parts of MS-TDS 7.3 that a server needs: packets, the tokens of an answer, values as SQL Server encodes them."""

import datetime as dt
import struct
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

PRELOGIN, LOGIN7, BATCH, ATTENTION, TRANSACTION, REPLY = 18, 16, 1, 6, 14, 4
LATIN1_COLLATION: Final = struct.pack("<IB", 0x00D00409, 52)
_HEADER: Final = struct.Struct(">BBHHBB")
_PACKET: Final = 4096
_DAY_ZERO: Final = dt.datetime(1900, 1, 1)  # noqa: DTZ001  # SQL Server's datetime has no zone


class Packets:
    """Messages over a stream that has ``recv`` and ``sendall``; replaced by an encrypted one after the handshake."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def receive(self) -> tuple[int, bytes]:
        """One message: its type and content; EOFError when the client has hung up."""
        content = b""
        while True:
            kind, status, length, *_ = _HEADER.unpack(self._exactly(_HEADER.size))
            content += self._exactly(length - _HEADER.size)
            if status & 1:
                return kind, content

    def send(self, content: bytes, kind: int = REPLY, *, is_whole: bool = True) -> None:
        """One message; without ``is_whole`` its last packet does not say that it is the last."""
        size, number, place = _PACKET - _HEADER.size, 1, 0
        while True:
            piece = content[place : place + size]
            place += size
            is_last = place >= len(content)
            status = 1 if is_last and is_whole else 0
            self.stream.sendall(_HEADER.pack(kind, status, len(piece) + _HEADER.size, 51, number & 255, 0) + piece)
            number += 1
            if is_last:
                return

    def _exactly(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            piece = self.stream.recv(size - len(content))
            if not piece:
                raise EOFError
            content += piece
        return content


def _short(text: str) -> bytes:
    return bytes([len(text)]) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")


def done(*, failed: bool = False, count: int = 0) -> bytes:
    """The end of an answer."""
    return struct.pack("<BHHQ", 0xFD, 2 if failed else 0x10, 0xC1, count)


def attention_done() -> bytes:
    """The end of an answer that the client has broken off."""
    return struct.pack("<BHHQ", 0xFD, 0x20, 0, 0)


def message(number: int, text: str, severity: int = 16, *, is_error: bool = True) -> bytes:
    """An error, or a remark."""
    body = struct.pack("<iBB", number, 1, severity) + _long(text) + _short("PYTDS") + _short("") + struct.pack("<I", 1)
    return struct.pack("<BH", 0xAA if is_error else 0xAB, len(body)) + body


def changed(what: int, new: str, old: str = "") -> bytes:
    """A change of the session: 1 database, 2 language, 4 packet size."""
    body = bytes([what]) + _short(new) + _short(old)
    return struct.pack("<BH", 0xE3, len(body)) + body


def changed_collation() -> bytes:
    """The collation of the session."""
    body = bytes([7, len(LATIN1_COLLATION)]) + LATIN1_COLLATION + b"\0"
    return struct.pack("<BH", 0xE3, len(body)) + body


def routed(host: str, port: int) -> bytes:
    """ "Ask over there": host and port of another server."""
    target = struct.pack("<BH", 0, port) + _long(host)
    body = bytes([20]) + struct.pack("<H", len(target)) + target + struct.pack("<H", 0)
    return struct.pack("<BH", 0xE3, len(body)) + body


def signed_in(database: str) -> bytes:
    """The answer to a login that was accepted, in TDS 7.3."""
    body = b"\x01\x73\x0b\x00\x03" + _short("Microsoft SQL Server") + bytes([10, 50, 6, 64])
    acknowledged = struct.pack("<BH", 0xAD, len(body)) + body
    remark = message(5701, f"Changed database context to '{database}'.", 0, is_error=False)
    return (
        changed(1, database, "master")
        + remark
        + changed_collation()
        + changed(2, "us_english")
        + acknowledged
        + changed(4, str(_PACKET), str(_PACKET))
        + done()
    )


# --- result sets -----------------------------------------------------------------------------------------------------

_META: Final = {
    "int": b"\x26\x08",
    "float": b"\x6d\x08",
    "decimal": b"\x6c\x09\x12\x00",  # numeric(18, 0)
    "datetime": b"\x6f\x08",
    "binary": b"\xa5\xff\xff",
    "text": b"\xe7\xff\xff" + LATIN1_COLLATION,  # nvarchar(max)
}


def kind_of(values: Sequence[Any]) -> str:
    """The type that a column of ``values`` is sent as when nobody has named one."""
    first = next((value for value in values if value is not None), "")
    for python_type, kind in ((int, "int"), (float, "float"), (bytes, "binary"), (Decimal, "decimal")):
        if isinstance(first, python_type):
            return kind
    return "text"


def columns(named: Sequence[tuple[str, str]]) -> bytes:
    """The description of a result set: (name, kind) of each column."""
    content = struct.pack("<BH", 0x81, len(named))
    for name, kind in named:
        content += struct.pack("<IH", 0, 9) + _META[kind] + _short(name)
    return content


def row(values: Sequence[Any], kinds: Sequence[str]) -> bytes:
    """One row."""
    return b"\xd1" + b"".join(_ENCODERS[kind](value) for value, kind in zip(values, kinds, strict=True))


def _fixed(pack: str) -> Any:
    size = struct.calcsize(pack)
    return lambda value: b"\0" if value is None else bytes([size]) + struct.pack(pack, value)


def _decimal(value: Any) -> bytes:
    if value is None:
        return b"\0"
    whole = int(Decimal(str(value)))
    return b"\x09" + (b"\x01" if whole >= 0 else b"\x00") + abs(whole).to_bytes(8, "little")


def _datetime(value: Any) -> bytes:
    if value is None:
        return b"\0"
    moment = dt.datetime.fromisoformat(value)
    since = moment - _DAY_ZERO
    return b"\x08" + struct.pack("<iI", since.days, round(since.seconds * 300 + since.microseconds * 0.0003))


def _pieces(encode: Any) -> Any:
    def encoded(value: Any) -> bytes:
        if value is None:
            return b"\xff" * 8
        content = encode(value)
        piece = struct.pack("<I", len(content)) + content if content else b""
        return struct.pack("<Q", len(content)) + piece + struct.pack("<I", 0)

    return encoded


_ENCODERS: Final[dict[str, Any]] = {
    "int": _fixed("<q"),
    "float": _fixed("<d"),
    "decimal": _decimal,
    "datetime": _datetime,
    "binary": _pieces(bytes),
    "text": _pieces(lambda value: str(value).encode("utf-16-le")),
}
