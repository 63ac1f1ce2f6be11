"""The SQL Servers that are installed on this very Windows machine: its registry knows them when SQL Browser is off."""

import importlib
import socket
from collections.abc import Callable, Iterator
from typing import Any, Final

from hailong.domain.live import FoundInstance, ServerAddress

_KEY: Final = r"SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names\SQL"


def instances_here() -> list[FoundInstance]:
    """All instances by name, without a port, which Windows' own driver needs not. None where there is no registry."""
    load: Callable[[str], Any] = importlib.import_module
    try:
        winreg = load("winreg")
    except ImportError:  # not Windows
        return []
    names: dict[str, None] = {}
    for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _KEY, 0, winreg.KEY_READ | view) as key:
                names |= dict.fromkeys(_value_names(winreg, key))
        except OSError:  # no SQL Server of this width
            continue
    host = socket.gethostname()
    return [FoundInstance(host=host, instance=name) for name in names if _is_name(host, name)]


def _value_names(winreg: Any, key: Any) -> Iterator[str]:  # noqa: ANN401  # a module that is there on Windows alone
    for place in range(winreg.QueryInfoKey(key)[1]):
        yield str(winreg.EnumValue(key, place)[0])


def _is_name(host: str, instance: str) -> bool:
    try:
        ServerAddress.parse(f"{host}\\{instance}")
    except ValueError:
        return False
    return True
