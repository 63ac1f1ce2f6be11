"""Setting a connection up: each act off the main thread, and what the world refuses comes back."""

from datetime import date

import pytest

from hailong.domain.live import (
    FoundInstance,
    LiveConnection,
    LiveError,
    LiveFault,
    LoginKind,
    ServerAddress,
    ServerStanding,
)
from hailong.qtbridge.live_setup import LiveSetup, LiveTools, NewLogin
from hailong.qtbridge.tasks import TaskRunner

CONNECTION = LiveConnection(id="a", address=ServerAddress("PC", port=1433), user="doc", since=date(2026, 1, 1))
STANDING = ServerStanding(version="10.50", product="SQL Server 2008 R2", is_privileged=False, is_encrypted=True)


class World:
    """Servers and keyring in one."""

    def __init__(self) -> None:
        self.fault: LiveFault | None = None
        self.search_fault: LiveFault | None = None
        self.kept: dict[str, str] = {}

    def look(self, connection, password):
        if self.fault is not None:
            raise LiveError(self.fault)
        return STANDING

    def discover(self, host=""):
        if self.search_fault is not None:
            raise LiveError(self.search_fault)
        return [FoundInstance(host=host or "PC")]

    def set(self, connection, password):
        self.kept[connection.id] = password

    def forget(self, connection):
        self.kept.pop(connection.id, None)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def setup(qtbot, world):
    tasks = TaskRunner()
    made = LiveSetup(tasks, lambda: LiveTools(world, world, lambda names: NewLogin("u", "p", ",".join(names))))
    yield made
    tasks.close()


def test_what_a_server_says_of_itself_is_announced(setup, qtbot):
    with qtbot.waitSignal(setup.looked) as looked:
        setup.look(CONNECTION, "geheim")

    assert looked.args == [STANDING]


def test_a_refusal_is_announced_and_the_setup_is_free_again(setup, world, qtbot):
    world.fault = LiveFault.LOGIN_FAILED

    with qtbot.waitSignal(setup.refused) as refused:
        setup.look(CONNECTION, "falsch")

    assert refused.args[0].fault is LiveFault.LOGIN_FAILED
    assert not setup.is_busy


def test_servers_are_found(setup, qtbot):
    with qtbot.waitSignal(setup.found) as found:
        setup.discover("MAYCHU")

    assert found.args[0][0].host == "MAYCHU"


def test_a_password_goes_to_the_keyring_and_out_of_it(setup, world, qtbot):
    with qtbot.waitSignal(setup.kept):
        setup.keep(CONNECTION, "geheim")
    assert world.kept == {"a": "geheim"}

    setup.forget(CONNECTION)
    qtbot.waitUntil(lambda: world.kept == {})


def test_a_windows_login_has_no_password_to_keep(setup, world, qtbot):
    windows = LiveConnection(id="w", address=ServerAddress("PC"), login=LoginKind.WINDOWS, since=date(2026, 1, 1))

    with qtbot.waitSignal(setup.kept):
        setup.keep(windows, "")

    assert world.kept == {}


def test_a_login_for_the_administrator_is_made(setup, qtbot):
    with qtbot.waitSignal(setup.login_made) as made:
        setup.make_login(("ECUS5VNACCS",))

    assert made.args == [NewLogin("u", "p", "ECUS5VNACCS")]


@pytest.mark.parametrize("fault", [None, LiveFault.UNKNOWN_HOST])
def test_a_search_that_was_stopped_tells_nothing(setup, world, qtbot, fault):
    told = []
    setup.found.connect(told.append)
    setup.refused.connect(told.append)
    world.search_fault = fault
    setup.discover("MAYCHU")
    setup.stop_searching()
    with qtbot.waitSignal(setup.looked):  # the lane is one: what was asked before has been answered
        setup.look(CONNECTION, "geheim")
    assert told == []


def test_a_search_that_fails_is_told(setup, world, qtbot):
    world.search_fault = LiveFault.UNKNOWN_HOST
    with qtbot.waitSignal(setup.refused) as refused:
        setup.discover("MAYCHU")
    assert refused.args[0].fault is LiveFault.UNKNOWN_HOST


def test_one_can_go_on_while_servers_are_searched(setup, qtbot):
    with qtbot.waitSignal(setup.found):
        setup.discover("MAYCHU")
        assert not setup.is_busy


def test_a_login_is_saved_as_management_studio_reads_it(setup, qtbot, tmp_path):
    path = tmp_path / "tạo.sql"
    with qtbot.waitSignal(setup.login_saved) as saved:
        setup.save_login(("ECUS5VNACCS",), path)
    assert saved.args == [NewLogin("u", "p", "ECUS5VNACCS"), path]
    assert path.read_bytes() == b"\xef\xbb\xbfECUS5VNACCS"


def test_a_login_that_cannot_be_saved_is_told(setup, qtbot, tmp_path):
    with qtbot.waitSignal(setup.not_saved) as told:
        setup.save_login(("ECUS5VNACCS",), tmp_path / "nowhere" / "a.sql")
    assert isinstance(told.args[0], OSError)
