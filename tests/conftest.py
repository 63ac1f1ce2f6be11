"""What every test stands on: no screen, no home of a real user, no warning of ours that nobody expected."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from markers import LogWatch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

# Machines that are busy with other work are no reason to fail; in CI the same examples come each time.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("house")

OUR_LOGGERS = ("hailong", "hailong_central")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def unexpected_log_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which our code warned. A test that provokes warnings takes ``caplog`` and looks at them itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in OUR_LOGGERS]
    for logger in loggers:
        logger.addHandler(collector)
    yield
    for logger in loggers:
        logger.removeHandler(collector)
    if collector.messages:
        pytest.fail("unexpected warnings in the log:\n" + "\n".join(collector.messages), pytrace=False)


@pytest.fixture(autouse=True)
def content_in_the_log() -> Iterator[None]:
    """Fail a test in which anything that stands in sheets got into a log: any library's, ours at any level."""
    watch = LogWatch()
    loggers = [logging.getLogger(name) for name in ("", "django")]  # Django's own does not hand on
    levels = {logger: logger.level for logger in map(logging.getLogger, OUR_LOGGERS)}
    for logger in loggers:
        logger.addHandler(watch)
    for logger in levels:
        logger.setLevel(logging.DEBUG)
    yield
    for logger in loggers:
        logger.removeHandler(watch)
    for logger, level in levels.items():
        logger.setLevel(level)
    if watch.found:
        pytest.fail("content in the log:\n" + "\n".join(watch.found), pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def no_home_of_a_real_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A forgotten data folder must not end in the home of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")  # nor a key in his keyring
        patch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        yield
