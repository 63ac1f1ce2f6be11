"""Settings in memory."""

from collections.abc import Mapping


class MemorySettings:
    """Texts under names."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str, default: str = "") -> str:
        """The text kept under ``name``."""
        return self._values.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Keep ``value``."""
        self._values[name] = value

    def set_all(self, texts: Mapping[str, str]) -> None:
        """Keep several at once."""
        self._values |= texts
