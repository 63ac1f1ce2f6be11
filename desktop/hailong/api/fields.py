"""Reads JSON of others member by member: strict about what is known, blind to what is not."""

from collections.abc import Callable
from typing import TypeVar, cast

_T = TypeVar("_T")


class WireError(ValueError):
    """A text of the service that does not have the form of the contract."""


class Fields:
    """Reads the members of one JSON object by type; WireError names the member that is wrong."""

    def __init__(self, value: object, at: str = "") -> None:
        if not isinstance(value, dict):
            raise WireError(f"{at or 'answer'}: no object")
        self._members = cast("dict[str, object]", value)
        self._at = at

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def raw(self, name: str) -> object:
        """The member as it is; None when it is missing."""
        return self._members.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; half characters (lone surrogates) are refused, because nothing could keep them."""
        value = self._members.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not _is_whole(value):
            raise self._wrong(name)
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number that fits 63 bits."""
        value = self._members.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 63:
            raise self._wrong(name)
        return value

    def flag(self, name: str) -> bool:
        """A truth value; False when it is missing."""
        value = self._members.get(name, False)
        if not isinstance(value, bool):
            raise self._wrong(name)
        return value

    def read(self, name: str, parse: Callable[[str], _T]) -> _T:
        """A text that ``parse`` understands (it raises ValueError when it does not)."""
        try:
            return parse(self.text(name))
        except ValueError as error:
            raise self._wrong(name) from error

    def read_or_none(self, name: str, parse: Callable[[str], _T]) -> _T | None:
        """As ``read``; None for null, an empty text and a missing member."""
        return self.read(name, parse) if self._members.get(name) not in (None, "") else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when it is missing."""
        values = self._list(name)
        if not all(isinstance(value, str) and _is_whole(value) for value in values):
            raise self._wrong(name)
        return tuple(cast("list[str]", values))

    def objects(self, name: str, *, required: bool = True) -> tuple["Fields", ...]:
        """A list of objects."""
        if required and name not in self._members:
            raise self._wrong(name)
        return tuple(Fields(value, f"{self._at}/{name}/{index}") for index, value in enumerate(self._list(name)))

    def _list(self, name: str) -> list[object]:
        value = self._members.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(name)
        return cast("list[object]", value)

    def _wrong(self, name: str) -> WireError:
        return WireError(f"{self._at}/{name}: missing or of a wrong form")


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
