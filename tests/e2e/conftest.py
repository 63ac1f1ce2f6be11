"""Two real processes: a central service on loopback, and a workstation with a store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hailong.demo.service import ServiceProcess
from markers import found_below


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServiceProcess]:
    """A prepared and running service, shared: each test enrols a workstation for enterprises of its own."""
    folder = tmp_path_factory.mktemp("service")
    process = ServiceProcess(folder)
    process.prepare()
    process.start()
    yield process
    process.stop()
    assert found_below(folder, besides=("central.sqlite3", "central.sqlite3-wal")) == {}, "content outside the database"


@pytest.fixture
def workstation_folder(tmp_path: Path) -> Path:
    """An empty data folder."""
    return tmp_path / "workstation"
