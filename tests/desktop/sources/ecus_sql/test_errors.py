"""Every exception of both drivers is one of our faults."""

import socket
import ssl

import pytds
import pytest

from hailong.domain.live import LiveError, LiveFault
from hailong.sources.ecus_sql.errors import of_odbc, of_socket, of_tds


def numbered(number: int) -> pytds.OperationalError:
    error = pytds.OperationalError("text")
    error.number = error.msg_no = number
    return error


def verified(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("x")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (numbered(18456), LiveFault.LOGIN_FAILED), (numbered(229), LiveFault.NO_SELECT_RIGHT),
        (numbered(207), LiveFault.MISSING_COLUMN), (numbered(208), LiveFault.NOT_ECUS),
        (numbered(911), LiveFault.DATABASE_GONE), (numbered(916), LiveFault.NO_DATABASE_RIGHT),
        (numbered(1222), LiveFault.BUSY), (numbered(1205), LiveFault.BUSY), (numbered(6005), LiveFault.CUT_OFF),
        (numbered(50000), LiveFault.OTHER), (pytds.ClosedConnectionError(), LiveFault.CUT_OFF),
        (pytds.InterfaceError("bad stream"), LiveFault.NOT_SQL_SERVER), (AssertionError(), LiveFault.NOT_SQL_SERVER),
        (TimeoutError(), LiveFault.TIMED_OUT), (ConnectionRefusedError(), LiveFault.REFUSED),
        (socket.gaierror(-2, "x"), LiveFault.UNKNOWN_HOST), (ConnectionResetError(), LiveFault.CUT_OFF),
        (OSError(101, "unreachable"), LiveFault.TIMED_OUT), (UnicodeError("x"), LiveFault.UNKNOWN_HOST),
        (LiveError(LiveFault.TLS_MISSING), LiveFault.TLS_MISSING),
    ],
)  # fmt: skip
def test_what_python_tds_and_its_sockets_raise(error: Exception, fault: LiveFault) -> None:
    assert of_tds(error).fault is fault


@pytest.mark.parametrize(
    ("cause", "fault"),
    [
        (numbered(17830), LiveFault.BUSY), (ConnectionResetError(), LiveFault.CUT_OFF),
        (LiveError(LiveFault.CUT_OFF), LiveFault.CUT_OFF),
    ],
)  # fmt: skip
def test_a_cause_behind_a_time_out_is_the_one_that_counts(cause: Exception, fault: LiveFault) -> None:
    error = TimeoutError()
    error.__cause__ = cause
    assert of_tds(error).fault is fault


@pytest.mark.parametrize(
    ("state", "text", "fault"),
    [
        ("28000", "[Microsoft]Login failed for user 'x'. (18456) (SQLDriverConnect)", LiveFault.LOGIN_FAILED),
        ("42000", "[FreeTDS]Login failed for user 'x'. (18456) (SQLDriverConnect)", LiveFault.LOGIN_FAILED),
        ("28000", "no number", LiveFault.LOGIN_FAILED), ("HYT00", "Login timeout expired (0)", LiveFault.TIMED_OUT),
        ("42S22", "Invalid column name 'X'. (207) (SQLExecDirectW)", LiveFault.MISSING_COLUMN),
        ("42S02", "Invalid object name. (208) (SQLExecDirectW)", LiveFault.NOT_ECUS),
        ("42000", "The SELECT permission was denied. (229) (SQLExecDirectW)", LiveFault.NO_SELECT_RIGHT),
        ("08001", "[Microsoft]SSL Provider: The certificate chain was issued by ... (-2146893019) (SQLDriverConnect)",
         LiveFault.CERTIFICATE_UNTRUSTED),
        ("08001", "[DBNETLIB]SSL Security error (18) (SQLDriverConnect)", LiveFault.TLS_FAILED),
        ("08001", "Named Pipes Provider: Could not open a connection (53) (SQLDriverConnect)", LiveFault.REFUSED),
        ("08S01", "Communication link failure (10054) (SQLExecDirectW)", LiveFault.CUT_OFF),
        ("01000", "Unexpected EOF from the server (20017) (SQLFetch)", LiveFault.CUT_OFF),
        ("IM002", "Data source name not found", LiveFault.DRIVER_MISSING), ("HY000", "?", LiveFault.OTHER),
    ],
)  # fmt: skip
def test_what_pyodbc_raises(state: str, text: str, fault: LiveFault) -> None:
    assert of_odbc(Exception(state, f"[{state}] {text}")).fault is fault


def test_an_error_without_a_word_is_an_error_still() -> None:
    assert of_odbc(Exception()).fault is LiveFault.OTHER
    assert of_tds(Exception()).fault is LiveFault.NOT_SQL_SERVER
    assert of_socket(ValueError()) is None


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (verified(62), LiveFault.CERTIFICATE_NAME), (verified(64), LiveFault.CERTIFICATE_NAME),
        (verified(20), LiveFault.CERTIFICATE_UNTRUSTED), (ssl.SSLError("x"), LiveFault.TLS_FAILED),
        (ssl.SSLEOFError("x"), LiveFault.CUT_OFF),
    ],
)  # fmt: skip
def test_what_tls_raises(error: Exception, fault: LiveFault) -> None:
    assert of_socket(error) is fault


def test_a_detail_is_one_short_line() -> None:
    assert of_odbc(Exception("HY000", "a\n  b" + "c" * 999)).detail.startswith("HY000 a b")
    assert len(of_odbc(Exception("HY000", "c" * 999)).detail) < 320
