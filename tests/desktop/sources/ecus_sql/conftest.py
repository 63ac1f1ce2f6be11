"""A SQL Server on loopback, both real drivers, and an authority that signs its certificates."""

import glob
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hailong.domain.live import LiveConnection, ServerAddress, TlsChoice, TlsMode
from hailong.sources.ecus_sql.odbc import WindowsOdbc
from hailong.sources.ecus_sql.seam import Driver
from hailong.sources.ecus_sql.source import EcusServers
from hailong.sources.ecus_sql.tds import PythonTds
from sql_server import ecus
from sql_server.listener import SqlServer, running
from sql_server.tls import Authority

PASSWORD = "Mật-khẩu 1;"
FREETDS = next(iter(glob.glob("/usr/lib/*/odbc/libtdsodbc.so")), "")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., SqlServer]]:
    """Start a server with one ECUS database in it; all of them end with the test."""
    with ExitStack() as servers:

        def begin(tls=None, name: str = "server") -> SqlServer:
            folder = tmp_path / name
            folder.mkdir()
            server = servers.enter_context(running(folder, tls))
            server.add_database("ECUS5VNACCS", [ecus.EXAMPLE])
            return server

        yield begin


@pytest.fixture
def server(start: Callable[..., SqlServer]) -> SqlServer:
    return start()


@pytest.fixture
def live_at() -> Callable[..., LiveConnection]:
    """A connection to a server, by default with the user's word that it has no certificate."""

    def at(server: SqlServer, **changes: object) -> LiveConnection:
        made = LiveConnection(
            id="a", address=ServerAddress("127.0.0.1", port=server.port), user="chi_doc",
            tls=TlsChoice(TlsMode.UNVERIFIED), since=date(2025, 8, 25),
        )  # fmt: skip
        return replace(made, **changes)

    return at


def freetds(server: SqlServer, **seconds: int) -> WindowsOdbc:
    """pyodbc over FreeTDS, which is told what Microsoft's driver reads out of SERVER and knows by itself."""
    words = {"SERVER": "127.0.0.1", "PORT": str(server.port), "TDS_Version": "7.3"}
    return WindowsOdbc(driver=FREETDS, words=words, **seconds)


@pytest.fixture(
    params=["tds", pytest.param("odbc", marks=pytest.mark.skipif(not FREETDS, reason="no FreeTDS on this machine"))]
)
def driver_of(request: pytest.FixtureRequest) -> Callable[..., Driver]:
    """Makes a driver of either kind for a server."""

    def make(server: SqlServer, **seconds: int) -> Driver:
        return PythonTds(**seconds) if request.param == "tds" else freetds(server, **seconds)

    return make


@pytest.fixture
def servers_of(driver_of: Callable[..., Driver]) -> Callable[..., EcusServers]:
    """What the reader and the wizard are given, over either driver."""

    def make(server: SqlServer, password: str = PASSWORD, **seconds: int) -> EcusServers:
        driver = driver_of(server, **seconds)
        return EcusServers(lambda _: password, lambda _: driver)

    return make
