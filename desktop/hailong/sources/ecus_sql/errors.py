"""Every exception of both drivers, sorted: by SQL Server's own number where there is one, else by what broke."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hailong.domain.live import LiveError, LiveFault

_BY_NUMBER: Final[Mapping[int, LiveFault]] = {
    18452: LiveFault.LOGIN_FAILED,  # Windows login from an untrusted domain, or SQL logins switched off
    18456: LiveFault.LOGIN_FAILED,
    18470: LiveFault.LOGIN_FAILED,  # the login is disabled
    18486: LiveFault.LOGIN_FAILED,  # locked out
    18487: LiveFault.PASSWORD_EXPIRED,
    18488: LiveFault.PASSWORD_EXPIRED,
    911: LiveFault.DATABASE_GONE,
    922: LiveFault.DATABASE_GONE,  # recovering
    924: LiveFault.DATABASE_GONE,  # somebody has it for himself, as ECUS does while it upgrades
    927: LiveFault.DATABASE_GONE,  # being restored
    942: LiveFault.DATABASE_GONE,  # offline
    945: LiveFault.DATABASE_GONE,
    952: LiveFault.DATABASE_GONE,
    4060: LiveFault.DATABASE_GONE,
    4064: LiveFault.DATABASE_GONE,
    916: LiveFault.NO_DATABASE_RIGHT,
    229: LiveFault.NO_SELECT_RIGHT,
    230: LiveFault.NO_SELECT_RIGHT,
    207: LiveFault.MISSING_COLUMN,
    208: LiveFault.NOT_ECUS,
    1205: LiveFault.BUSY,
    1222: LiveFault.BUSY,
    701: LiveFault.BUSY,
    802: LiveFault.BUSY,
    8645: LiveFault.BUSY,
    17830: LiveFault.BUSY,
    596: LiveFault.CUT_OFF,  # an administrator has ended the session
    6005: LiveFault.CUT_OFF,  # the server is shutting down
    10053: LiveFault.CUT_OFF,
    10054: LiveFault.CUT_OFF,
    10060: LiveFault.TIMED_OUT,
    10061: LiveFault.REFUSED,
    11001: LiveFault.UNKNOWN_HOST,
    20003: LiveFault.TIMED_OUT,  # FreeTDS's own numbers, from here on
    20006: LiveFault.CUT_OFF,
    20017: LiveFault.CUT_OFF,
}
_BY_STATE: Final[Mapping[str, LiveFault]] = {
    "28000": LiveFault.LOGIN_FAILED,
    "HYT00": LiveFault.TIMED_OUT,
    "HYT01": LiveFault.TIMED_OUT,
    "08S01": LiveFault.CUT_OFF,
    "08003": LiveFault.CUT_OFF,
    "08007": LiveFault.CUT_OFF,
    "08001": LiveFault.REFUSED,
    "IM002": LiveFault.DRIVER_MISSING,
    "IM003": LiveFault.DRIVER_MISSING,
    "42S02": LiveFault.NOT_ECUS,
    "42S22": LiveFault.MISSING_COLUMN,
}
_NUMBER: Final = re.compile(r"\((\d{1,6})\)\s*\(SQL")  # "... (18456) (SQLDriverConnect)"
_DETAIL_LENGTH: Final = 300
_NAME_CODES: Final = frozenset({62, 63, 64})  # OpenSSL: host name, e-mail, address mismatch


def of_tds(error: Exception) -> LiveError:
    """What python-tds and the sockets below it raise; it hides a first cause behind a time-out of its own."""
    causes = list(_chain(error))
    found = _ours(causes) or _numbered(causes) or _of_way(causes)
    if found is not None:
        return found
    if type(error).__name__ == "ClosedConnectionError":
        return LiveError(LiveFault.CUT_OFF, "the server hung up")
    is_numbered = hasattr(error, "msg_no")  # else a stream that is none, whatever the driver broke over
    return LiveError(LiveFault.OTHER if is_numbered else LiveFault.NOT_SQL_SERVER, _said(error))


def _ours(causes: Sequence[BaseException]) -> LiveError | None:
    return next((one for one in causes if isinstance(one, LiveError)), None)


def _numbered(causes: Sequence[BaseException]) -> LiveError | None:
    for one in causes:
        number = getattr(one, "number", 0) or getattr(one, "msg_no", 0)
        if number in _BY_NUMBER:
            return LiveError(_BY_NUMBER[number], _said(one, number))
    return None


def _of_way(causes: Sequence[BaseException]) -> LiveError | None:
    """The first cause, not what was made of it."""
    for one in reversed(causes):
        if (fault := of_socket(one)) is not None:
            return LiveError(fault, _said(one))
    return None


def of_odbc(error: Exception) -> LiveError:
    """What pyodbc raises: (SQLSTATE, text); the text ends in SQL Server's number."""
    state = str(error.args[0]) if error.args else ""
    text = str(error.args[-1]) if error.args else ""
    for number in map(int, _NUMBER.findall(text)):
        if number in _BY_NUMBER:
            return LiveError(_BY_NUMBER[number], _short(text))
    if "certificate" in text.lower():
        return LiveError(LiveFault.CERTIFICATE_UNTRUSTED, _short(text))
    if "ssl" in text.lower() or "encryption" in text.lower():
        return LiveError(LiveFault.TLS_FAILED, _short(text))
    return LiveError(_BY_STATE.get(state, LiveFault.OTHER), f"{state} {_short(text)}".strip())


def of_socket(error: BaseException) -> LiveFault | None:
    """What a broken way says; None for anything else."""
    if isinstance(error, ssl.SSLCertVerificationError):
        is_name = getattr(error, "verify_code", 0) in _NAME_CODES
        return LiveFault.CERTIFICATE_NAME if is_name else LiveFault.CERTIFICATE_UNTRUSTED
    for kind, fault in _BY_KIND:
        if isinstance(error, kind):
            return fault
    return None


_BY_KIND: Final[tuple[tuple[type[BaseException], LiveFault], ...]] = (
    (ssl.SSLEOFError, LiveFault.CUT_OFF),
    (ssl.SSLZeroReturnError, LiveFault.CUT_OFF),
    (ssl.SSLError, LiveFault.TLS_FAILED),
    (TimeoutError, LiveFault.TIMED_OUT),
    (ConnectionRefusedError, LiveFault.REFUSED),
    (socket.gaierror, LiveFault.UNKNOWN_HOST),
    (UnicodeError, LiveFault.UNKNOWN_HOST),  # a name that no name can be made of
    (ConnectionError, LiveFault.CUT_OFF),
    (OSError, LiveFault.TIMED_OUT),  # no route, network down: nobody can be reached
)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, the last one first."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__


def _said(error: BaseException, number: int = 0) -> str:
    text = str(getattr(error, "text", "") or error)
    return _short(f"{number} {text}" if number else f"{type(error).__name__} {text}".strip())


def _short(text: str) -> str:
    return " ".join(text.split())[:_DETAIL_LENGTH]
