"""The live list as the program puts it together: keyring, driver, reader and store, against a server on loopback."""

from datetime import UTC, date, datetime

import pytest
from keyring.backend import KeyringBackend

from hailong.api.passwords import Passwords
from hailong.app.core import Core
from hailong.app.live import Live
from hailong.domain.declaration import Status
from hailong.domain.live import LiveConnection, LiveFault, ServerAddress, TlsChoice, TlsMode
from sql_server import ecus
from sql_server.listener import running
from sql_server.tls import Authority


class MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Clock:
    def now(self) -> datetime:
        return datetime(2025, 9, 5, 10, 0, tzinfo=UTC)


@pytest.fixture
def core(tmp_path):
    core = Core(tmp_path / "data", Clock(), keys_in_files=True)
    yield core
    core.close()


def test_a_stored_connection_is_read_with_its_password_and_a_restart_goes_on(core, tmp_path):
    authority = Authority(tmp_path)
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server", authority.server_context("127.0.0.1")) as server:
        server.add_database("ECUS5VNACCS", [ecus.EXAMPLE])
        connection = LiveConnection(
            id="a", address=ServerAddress("127.0.0.1", port=server.port), user="chi_doc",
            tls=TlsChoice(TlsMode.BUNDLE, str(authority.bundle)), since=date(2025, 8, 25),
        )  # fmt: skip
        live = Live(core.store, core.clock, Passwords(MemoryKeyring()))
        (report,) = live.reader.run(connection)
        assert report.fault is LiveFault.PASSWORD_MISSING

        live.passwords.set(connection, "Mật-khẩu 1;")
        core.store.live.save_connection(connection)
        (report,) = live.reader.run(core.store.live.connections()[0])
        assert (report.fault, report.is_loaded, report.counts.added) == (None, True, 1)
        [row] = core.store.declarations.find("109999888770")
        assert (row.declaration.status, row.granted_seen_at) == (Status.CLEARED, Clock().now())

        core.close()
        again = Core(core.folder, Clock(), keys_in_files=True)
        live = Live(again.store, again.clock, live.passwords)
        server.behaviour.batches.clear()
        (report,) = live.reader.run(again.store.live.connections()[0])
        assert (report.fault, report.counts.added) == (None, 0)
        assert sum(batch.startswith("SELECT TOP") for batch in server.behaviour.batches) == 2  # recent, newer
        again.close()


def test_a_demo_asks_no_keyring(core):
    connection = LiveConnection(id="a", address=ServerAddress("127.0.0.1", port=9), since=date(2025, 8, 25))
    (report,) = core.live.reader.run(connection)
    assert report.fault is LiveFault.KEYRING_UNAVAILABLE
