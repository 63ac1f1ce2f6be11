"""Sorts everything that can go wrong with a call into the three kinds of failure; only labelled answers may refuse."""

import errno
import socket
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import requests
import urllib3.exceptions
from urllib3.exceptions import HTTPError, NameResolutionError

from hailong.api.proxy_tunnel import TunnelError
from hailong.api.transport import AnswerTooLongError
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.proxy import ProxyError, ProxyFault
from hailong.domain.service import CallFailedError, FailureCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hailong.api.wire import Problem

LONGEST_RETRY_AFTER: Final = timedelta(hours=12)
_TIMEOUTS: Final = (TimeoutError, requests.exceptions.Timeout, urllib3.exceptions.TimeoutError)
_REFUSES_THE_CALL: Final = frozenset({400, 413, 422})
_WANTS_A_PERSON: Final = {
    401: FailureCode.UNAUTHORISED,
    403: FailureCode.DEVICE_REVOKED,
    426: FailureCode.CLIENT_TOO_OLD,
}
_PROBLEMS_FOR_A_PERSON: Final = {
    "unauthorised": FailureCode.UNAUTHORISED,
    "clock": FailureCode.CLOCK,
    "device-revoked": FailureCode.DEVICE_REVOKED,
    "client-too-old": FailureCode.CLIENT_TOO_OLD,
    "code-refused": FailureCode.CODE_REFUSED,
}


class NobodyAnsweredError(CallFailedError):
    """No answer, somebody else's, or one of ours that says nothing about what was asked."""

    def __init__(
        self,
        code: FailureCode,
        detail: str = "",
        *,
        retry_after: timedelta | None = None,
        is_ours: bool = False,
        is_breakdown: bool = False,
    ) -> None:
        failure = Failure(
            kind=FailureKind.NOBODY_ANSWERED, code=code.value, detail=detail[:500], retry_after=retry_after
        )
        super().__init__(failure, is_ours=is_ours, is_breakdown=is_breakdown)


class NeedsPersonError(CallFailedError):
    """Our service wants a person: enrolment ended, update needed, code refused."""

    def __init__(self, code: FailureCode, detail: str = "", *, is_ours: bool = True) -> None:
        failure = Failure(kind=FailureKind.NEEDS_PERSON, code=code.value, detail=detail[:500])
        super().__init__(failure, is_ours=is_ours)


class RefusedError(CallFailedError):
    """Our service refuses what it was given; ``code`` is the problem code."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(Failure(kind=FailureKind.REFUSED, code=code, detail=detail[:500]), is_ours=True)


class ForgedError(NobodyAnsweredError):
    """A signed text that is not what it claims to be: treated as if nobody had answered."""

    def __init__(self, detail: str) -> None:
        super().__init__(FailureCode.RECEIPT_INVALID, detail)


def of_transport(error: Exception) -> NobodyAnsweredError:
    """What a failed connection means. The detail names the fault and never the address with its query."""
    reasons = list(_chain(error))
    if isinstance(error, ProxyError):
        is_sign_in = error.fault is ProxyFault.PASSWORD_MISSING
        code = FailureCode.PROXY_SIGN_IN if is_sign_in else FailureCode.PROXY_SETTINGS
    elif tunnels := [reason for reason in reasons if isinstance(reason, TunnelError)]:
        code = _of_tunnel(tunnels[0])
    elif isinstance(error, requests.exceptions.ProxyError):
        # urllib3 lays every line that breaks behind a proxy at the proxy's door, also one that it had opened.
        code = FailureCode.INTERRUPTED if isinstance(reasons[-1], ConnectionResetError) else FailureCode.PROXY
    elif isinstance(error, requests.exceptions.SSLError):
        code = FailureCode.TLS
    elif any(_is_without_network(reason) for reason in reasons):
        code = FailureCode.DNS
    elif any(isinstance(reason, AnswerTooLongError) for reason in reasons):
        code = FailureCode.GARBLED
    elif any(isinstance(reason, ConnectionRefusedError) for reason in reasons):
        code = FailureCode.REFUSED
    elif any(isinstance(reason, _TIMEOUTS) for reason in reasons):  # urllib3 calls any failed connection one
        code = FailureCode.TIMEOUT
    else:
        code = FailureCode.INTERRUPTED
    root = reasons[-1]
    return NobodyAnsweredError(code, f"{type(root).__name__}: {root}")


def of_answer(status: int, problem: "Problem | None", retry_after: timedelta | None) -> CallFailedError:
    """What a labelled answer other than success means for the call as a whole."""
    detail = problem.summary if problem else f"HTTP {status}"
    if problem and status in _WANTS_A_PERSON and problem.code in _PROBLEMS_FOR_A_PERSON:
        return NeedsPersonError(_PROBLEMS_FOR_A_PERSON[problem.code], detail)
    if status in _WANTS_A_PERSON:
        return NeedsPersonError(_WANTS_A_PERSON[status], detail)
    if status in _REFUSES_THE_CALL:
        return RefusedError(problem.code if problem else "malformed", detail)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return NobodyAnsweredError(FailureCode.THROTTLED, detail, retry_after=retry_after, is_ours=True)
    code = FailureCode.SERVER_ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else FailureCode.GARBLED
    is_breakdown = code is FailureCode.SERVER_ERROR and status != HTTPStatus.SERVICE_UNAVAILABLE
    return NobodyAnsweredError(code, detail, retry_after=retry_after, is_ours=True, is_breakdown=is_breakdown)


def of_stranger(status: int, content_type: str = "") -> NobodyAnsweredError:
    """An answer without the label: whatever its status, it is nobody of ours."""
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return NobodyAnsweredError(FailureCode.PROXY_SIGN_IN, f"HTTP {status}")
    if is_portal(status, content_type):
        return NobodyAnsweredError(FailureCode.PORTAL, f"HTTP {status} without the label of the service")
    return NobodyAnsweredError(FailureCode.STRANGER, f"HTTP {status} without the label of the service")


def is_portal(status: int, content_type: str) -> bool:
    """Whether an answer that is not ours looks like the page on which a network wants a sign-in."""
    is_page = content_type.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    sends_on = status in (301, 302, 303, 307, 308)
    return sends_on or status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED or (status == HTTPStatus.OK and is_page)


def garbled(detail: str) -> NobodyAnsweredError:
    """A labelled answer that cannot be read."""
    return NobodyAnsweredError(FailureCode.GARBLED, detail, is_ours=True)


def parse_retry_after(text: str, now: "datetime") -> timedelta | None:
    """``Retry-After`` in seconds or as an HTTP date, at most half a day; None when there is none to be understood."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        wait = timedelta(seconds=min(int(text[:9]), int(LONGEST_RETRY_AFTER.total_seconds())))
    else:
        try:
            wait = parsedate_to_datetime(text) - now
        except (TypeError, ValueError):  # not a date, or a date without an offset
            return None
    return min(max(wait, timedelta(0)), LONGEST_RETRY_AFTER)


def _of_tunnel(error: TunnelError) -> FailureCode:
    """What it means that a proxy does not open the way."""
    if error.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return FailureCode.PROXY_REFUSED if error.is_refused else FailureCode.PROXY_SIGN_IN
    return FailureCode.PROXY if error.status else FailureCode.INTERRUPTED


def _is_without_network(error: BaseException) -> bool:
    if isinstance(error, NameResolutionError | socket.gaierror):
        return True
    return isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


def _chain(error: BaseException) -> "Iterator[BaseException]":
    """The error and the errors inside it, outermost first; requests and urllib3 nest them in three ways."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        inner = getattr(current, "reason", None)
        if not isinstance(inner, BaseException):
            inner = next((arg for arg in current.args if isinstance(arg, HTTPError | OSError)), None)
        current = inner or current.__cause__ or current.__context__
