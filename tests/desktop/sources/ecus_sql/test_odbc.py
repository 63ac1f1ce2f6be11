"""pyodbc: which driver, which words, and that no sign in a password can end its own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.live import LiveConnection, LiveError, LiveFault, LoginKind, ServerAddress, TlsChoice, TlsMode
from hailong.sources.ecus_sql import odbc
from hailong.sources.ecus_sql.odbc import WindowsOdbc, best_driver, connection_string, words_of

MODERN, OLD = "ODBC Driver 18 for SQL Server", "SQL Server"


def live(host: str = "PC", mode: TlsMode = TlsMode.SYSTEM, login: LoginKind = LoginKind.SQL) -> LiveConnection:
    address = ServerAddress(host, "ECUSSQL2008")
    return LiveConnection(
        id="a", address=address, login=login, user="chi_doc", tls=TlsChoice(mode), since=date(2025, 1, 1)
    )


def test_the_newest_driver_is_taken() -> None:
    assert best_driver(["SQL Server", "ODBC Driver 17 for SQL Server", MODERN, "SQLite3"]) == MODERN
    assert best_driver(["SQL Server", "SQL Server Native Client 10.0"]) == "SQL Server Native Client 10.0"
    assert best_driver(["FreeTDS", "SQLite3"]) == ""


@pytest.mark.parametrize(
    ("connection", "driver", "protection"),
    [
        (live(), MODERN, {"Encrypt": "yes", "TrustServerCertificate": "no"}),
        (live(mode=TlsMode.UNVERIFIED), MODERN, {"Encrypt": "yes", "TrustServerCertificate": "yes"}),
        (live("(LOCAL)"), MODERN, {"Encrypt": "yes", "TrustServerCertificate": "yes"}),
        (live(), OLD, {"Encrypt": "yes"}),
        (live(mode=TlsMode.UNVERIFIED), OLD, {}),
        (live("(LOCAL)"), OLD, {}),
    ],
)
def test_a_server_of_the_network_is_verified_unless_the_user_has_said_otherwise(
    connection: LiveConnection, driver: str, protection: dict[str, str]
) -> None:
    words = words_of(connection, "x", driver)
    assert {word: words[word] for word in words if word in ("Encrypt", "TrustServerCertificate")} == protection


def test_the_windows_login_names_no_user_and_no_password() -> None:
    words = words_of(live(login=LoginKind.WINDOWS), "", OLD)
    assert words["Trusted_Connection"] == "yes"
    assert not {"UID", "PWD"} & words.keys()


@given(password=st.text(max_size=40))
def test_no_password_ends_its_own_braces(password: str) -> None:
    text = connection_string({"UID": "chi_doc", "PWD": password, "APP": "x"})
    head, tail = "UID={chi_doc};PWD={", "};APP={x}"
    assert text.startswith(head)
    assert text.endswith(tail)
    inner = text[len(head) : -len(tail)]
    assert inner.replace("}}", "") == inner.replace("}}", "").replace("}", "")
    assert inner.replace("}}", "}") == password


def test_a_machine_without_a_driver_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        @staticmethod
        def drivers() -> list[str]:
            return ["SQLite3"]

    monkeypatch.setattr(odbc, "_pyodbc", lambda: Bare)
    with pytest.raises(LiveError) as caught:
        WindowsOdbc().connect(live(), "x")
    assert caught.value.fault is LiveFault.DRIVER_MISSING


def test_a_machine_without_pyodbc_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(odbc.importlib, "import_module", absent)
    with pytest.raises(LiveError) as caught:
        WindowsOdbc().connect(live(), "x")
    assert caught.value.fault is LiveFault.DRIVER_MISSING
