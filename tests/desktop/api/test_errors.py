"""Failures of the connection: what each means, however deep the libraries hide it."""

import errno
import socket
import ssl

import pytest
import requests
import urllib3.exceptions
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError, ReadTimeoutError

from hailong.api.errors import of_transport
from hailong.api.proxy_tunnel import TunnelError
from hailong.domain.outbox import FailureKind
from hailong.domain.proxy import SignIn


def _caused(outer: Exception, cause: BaseException) -> Exception:
    outer.__cause__ = cause
    return outer


def _no_route() -> Exception:
    inner = _caused(
        NewConnectionError(HTTPConnection("hailong.example"), "failed"), OSError(errno.ENETUNREACH, "unreachable")
    )
    return requests.exceptions.ConnectionError(MaxRetryError(None, "/", inner))  # type: ignore[arg-type]


def _at_the_proxy(error: TunnelError) -> Exception:
    return requests.exceptions.ProxyError(MaxRetryError(None, "/", urllib3.exceptions.ProxyError("no way", error)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (_no_route(), "dns"),
        (socket.gaierror(socket.EAI_NONAME, "not known"), "dns"),
        (requests.exceptions.ConnectTimeout("slow"), "timeout"),
        (ReadTimeoutError(None, "/", "slow"), "timeout"),  # type: ignore[arg-type]
        (TimeoutError("slow"), "timeout"),
        (requests.exceptions.SSLError(ssl.SSLCertVerificationError("unable to get local issuer")), "tls"),
        (requests.exceptions.ProxyError("407"), "proxy"),
        (_at_the_proxy(TunnelError(502)), "proxy"),
        (_at_the_proxy(TunnelError(0)), "interrupted"),
        (_at_the_proxy(TunnelError(407, ("NTLM",))), "proxy_sign_in"),
        (_at_the_proxy(TunnelError(407, ("NTLM",), SignIn.NTLM, is_refused=True)), "proxy_refused"),
        (requests.exceptions.ConnectionError(ProtocolError("aborted", ConnectionResetError(104))), "interrupted"),
        (ConnectionResetError(104, "reset"), "interrupted"),
        (requests.exceptions.InvalidURL("?"), "interrupted"),
    ],
)  # fmt: skip
def test_each_failure_of_the_connection_has_its_code(error: Exception, code: str) -> None:
    found = of_transport(error)

    assert (found.failure.kind, found.failure.code) == (FailureKind.NOBODY_ANSWERED, code)
    assert not found.is_ours
    assert len(found.failure.detail) <= 500


def test_errors_that_hold_each_other_in_a_circle_are_sorted_too() -> None:
    first, second = OSError("một"), OSError("hai")
    first.__cause__, second.__cause__ = second, first

    assert of_transport(first).failure.code == "interrupted"
