"""What tests of the client's window and bridge share: translations, a task runner that ends, a store to write to."""

import pytest

from dev import translations
from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.qtbridge.clerks import ClerkService
from hailong.qtbridge.settings import SettingsService
from hailong.qtbridge.tasks import TaskRunner
from hailong.store.sqlite import open_store
from rating_desk import Desk, StandingClock
from x_display import x_display


@pytest.fixture(scope="session")
def compiled_translations():
    """The catalogues of both languages, as the program finds them."""
    return translations.compile_all()


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def tasks(qapp):
    """A runner, closed at the end; ``bugs`` holds what nobody took care of."""
    runner = TaskRunner()
    runner.bugs = []
    runner.failed.connect(runner.bugs.append)
    yield runner
    runner.close()
    assert not runner.bugs


@pytest.fixture
def store(tmp_path, clock, tasks):
    """A real store; it is closed only after the runner has ended."""
    opened = open_store(tmp_path / "data", clock, sealer=SystemClerkKeys())
    yield opened
    tasks.close()
    opened.close()


@pytest.fixture
def clerks(tasks, store, clock):
    """Who works here; as the window has it."""
    return ClerkService(tasks, SettingsService(tasks, store.settings), clock, keys=SystemClerkKeys(), store=store)


@pytest.fixture
def desk(store, clock):
    """The store with a catalogue and an enrolment."""
    return Desk(store, clock).furnish()


@pytest.fixture
def settle(qtbot, tasks):
    """Waits until everything that was asked for has been answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.is_busy)

    return wait


@pytest.fixture(scope="session")
def display():
    """A virtual X display with a window manager, shared by the tests of a run."""
    with x_display() as name:
        yield name
