"""A wizard over servers that say what a test wants; store and bridge are real."""

from datetime import UTC, date, datetime

import pytest

from hailong.domain.live import (
    DatabaseReport,
    FoundDatabase,
    FoundInstance,
    LiveConnection,
    LiveError,
    LiveFault,
    ServerStanding,
)
from hailong.qtbridge.live_list import LiveListService
from hailong.qtbridge.live_setup import LiveSetup, LiveTools, NewLogin
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.memory import MemoryStore
from hailong.ui.live.wizard import LiveWizard

NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)


class Clock:
    def now(self):
        return NOW


class Servers:
    """One server with two ECUS databases and one that is none."""

    def __init__(self) -> None:
        self.fault: LiveFault | None = None
        self.passwords: dict[str, str] = {}
        self.asked: list[LiveConnection] = []
        self.let_in: tuple[str, ...] | None = None  # for which databases a login was made
        self.standing = ServerStanding(
            version="10.50.1600.1", product="SQL Server 2008 R2", is_privileged=False, is_encrypted=True,
            databases=(
                FoundDatabase(name="KETOAN", fault=LiveFault.NOT_ECUS, missing=("DTOKHAIMD",)),
                FoundDatabase(name="ECUS5VNACCS", highest_id=12_345),
                FoundDatabase(name="Ecus5vnaccs_OLD", highest_id=900),
            ),
        )  # fmt: skip

    def look(self, connection, password):
        self.asked.append(connection)
        self._refuse()
        self.passwords["looked"] = password
        return self.standing

    def discover(self, host=""):
        self._refuse()
        return [FoundInstance(host="MAYCHU", instance="ECUSSQL2008", port=49172, version="10.50.1600.1")]

    def set(self, connection, password):
        self._refuse()
        self.passwords[connection.id] = password

    def forget(self, connection):
        self.passwords.pop(connection.id, None)

    def new_login(self, databases):
        self.let_in = databases
        return NewLogin("hailong_doc", "M@t-khau-moi", "CREATE LOGIN hailong_doc ...")

    def run(self, connection, *, on_progress=None, cancelled=None):
        return tuple(
            DatabaseReport(connection_id=connection.id, database=one, at=NOW, is_loaded=True)
            for one in connection.databases
        )

    def _refuse(self):
        if self.fault is not None:
            raise LiveError(self.fault, "18456")


@pytest.fixture
def servers():
    return Servers()


@pytest.fixture
def tasks(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def repository():
    return MemoryStore(Clock()).live


@pytest.fixture
def service(tasks, repository, servers):
    made = LiveListService(tasks, repository, lambda: servers, Clock())
    yield made
    made.close()


@pytest.fixture
def setup(tasks, servers):
    return LiveSetup(tasks, lambda: LiveTools(servers, servers, servers.new_login))


@pytest.fixture
def open_wizard(qtbot, setup, service):
    def opened(connection=None):
        made = LiveWizard(setup, service, Clock(), connection=connection)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


@pytest.fixture
def wizard(open_wizard):
    return open_wizard()


SINCE = date(2026, 10, 17)
