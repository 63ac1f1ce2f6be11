"""Fixtures for every test that needs the service: its keys, its catalogue, and Alice, Bob and Charlie.

Alice and Bob are workstations of the same broker, Charlie speaks for another enterprise.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections

from central.postgresql import cluster
from central.workstation import Workstation
from hailong_central.audit.record import CommandLine
from hailong_central.catalogue.actions import replace_catalogue
from hailong_central.catalogue.models import CatalogueVersion
from hailong_central.catalogue.reading import read_folder
from hailong_central.enterprises.actions import issue_code
from hailong_central.settings import place

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
BROKER = (("0199999991", "CÔNG TY TNHH MẪU THỬ"), ("0199999984", "CÔNG TY CỔ PHẦN VÍ DỤ"))
STRANGER = (("0199999977", "CÔNG TY TNHH NGƯỜI LẠ"),)
_IS_CHOSEN = pytest.StashKey[bool]()
CLUSTER_URL = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """SQLite in a real file, as an office has it; with HAILONG_TEST_DATABASE=postgresql a cluster of the run's own.

    Each conftest that imports this fixture has one of its own; the first one of a run decides.
    """
    if request.config.stash.get(_IS_CHOSEN, False):
        yield
        return
    request.config.stash[_IS_CHOSEN] = True
    match os.environ.get("HAILONG_TEST_DATABASE", "sqlite"):
        case "sqlite":
            connections.settings["default"]["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
            yield
        case "postgresql":
            with cluster() as url:
                request.config.stash[CLUSTER_URL] = url
                chosen = place.database({"HAILONG_CENTRAL_DATABASE_URL": url}, Path())
                del connections["default"]  # Django has read its settings before a fixture could speak
                connections.settings["default"] = connections.configure_settings({"default": chosen})["default"]
                yield
                connections.close_all()
        case other:
            pytest.exit(f"HAILONG_TEST_DATABASE={other}: sqlite or postgresql", returncode=3)


@pytest.fixture(scope="session")
def keys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("central")


@pytest.fixture(autouse=True)
def service_home(settings, keys_folder: Path) -> None:
    """Keys in a folder of the test run, limits counted anew."""
    settings.HAILONG_DATA = keys_folder
    cache.clear()


def new_code(*enterprises: tuple[str, str], expires_in: timedelta = timedelta(days=14)) -> str:
    return issue_code(by=CommandLine(), enterprises=enterprises, expires_in=expires_in).code


def enrolled(*enterprises: tuple[str, str]) -> Workstation:
    workstation = Workstation()
    assert workstation.enrol(new_code(*enterprises)).status_code == 201
    return workstation


@pytest.fixture
def alice(db) -> Workstation:
    return enrolled(*BROKER)


@pytest.fixture
def bob(db) -> Workstation:
    return enrolled(*BROKER)


@pytest.fixture
def charlie(db) -> Workstation:
    return enrolled(*STRANGER)


@pytest.fixture
def catalogue(db) -> CatalogueVersion:
    folder = RESOURCES / "catalogue"
    return replace_catalogue(by=CommandLine(), files=read_folder(folder, folder / "officers_demo.csv"))
