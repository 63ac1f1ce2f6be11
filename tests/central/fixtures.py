"""Fixtures for every test that needs the service: its keys, its catalogue, and Alice, Bob and Charlie.

Alice and Bob are workstations of the same broker, Charlie speaks for another enterprise.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from central.workstation import Workstation
from django.core.cache import cache

from hailong_central.audit.record import CommandLine
from hailong_central.catalogue.actions import replace_catalogue
from hailong_central.catalogue.models import CatalogueVersion
from hailong_central.catalogue.reading import read_folder
from hailong_central.enterprises.actions import issue_code

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
BROKER = (("0199999991", "CÔNG TY TNHH MẪU THỬ"), ("0199999984", "CÔNG TY CỔ PHẦN VÍ DỤ"))
STRANGER = (("0199999977", "CÔNG TY TNHH NGƯỜI LẠ"),)


@pytest.fixture(scope="session")
def keys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("central")


@pytest.fixture(autouse=True)
def service_home(settings, keys_folder: Path) -> None:
    """Keys in a folder of the test run, limits counted anew."""
    settings.HAILONG_DATA = keys_folder
    cache.clear()


def new_code(*enterprises: tuple[str, str], expires_in: timedelta = timedelta(days=14)) -> str:
    return issue_code(by=CommandLine(), enterprises=enterprises, expires_in=expires_in)


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
