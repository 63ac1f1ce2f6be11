"""The instances that Windows' registry knows; the registry itself is an invented one, there is none on Linux."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from hailong.sources.ecus_sql import installed


def registry(by_view: dict[int, list[str]]) -> SimpleNamespace:
    @contextmanager
    def open_key(_root: str, path: str, _reserved: int, access: int) -> Iterator[list[str]]:
        assert path.endswith(r"Instance Names\SQL")
        if (found := by_view.get(access - 1)) is None:
            raise FileNotFoundError
        yield found

    return SimpleNamespace(
        KEY_WOW64_64KEY=256, KEY_WOW64_32KEY=512, KEY_READ=1, HKEY_LOCAL_MACHINE="HKLM", OpenKey=open_key,
        QueryInfoKey=lambda key: (0, len(key), 0), EnumValue=lambda key, place: (key[place], "MSSQL10_50.X", 1),
    )  # fmt: skip


def test_instances_of_both_widths_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    known = registry({256: ["ECUSSQL2008", "SQLEXPRESS"], 512: ["ECUSSQL2008", "no name"]})
    monkeypatch.setattr(installed.importlib, "import_module", lambda _: known)
    found = installed.instances_here()
    assert [(one.host, one.instance, one.port) for one in found] == [
        (socket.gethostname(), "ECUSSQL2008", None), (socket.gethostname(), "SQLEXPRESS", None),
    ]  # fmt: skip


def test_a_machine_without_sql_server_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed.importlib, "import_module", lambda _: registry({}))
    assert installed.instances_here() == []


def test_elsewhere_there_is_no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(installed.importlib, "import_module", absent)
    assert installed.instances_here() == []
