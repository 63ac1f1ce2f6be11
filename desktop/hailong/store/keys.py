"""Many keys in little room: a view of a million rows is one piece of memory that SQLite has put together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, overload

_FIRST: Final = 1_000_000_000  # added to each key, so that all are equally long
_WIDTH: Final = 10
WRITTEN_KEYS: Final = f"CAST(group_concat(key + {_FIRST}, '') AS BLOB)"
"""The aggregate that writes the column ``key`` of a statement for ``Keys``."""


class Keys(Sequence[int]):
    """Keys of a table in the order of a view, as figures of one length: no list of a million integers is ever made."""

    __slots__ = ("_written",)

    def __init__(self, written: bytes) -> None:
        self._written = written

    @classmethod
    def of(cls, keys: Iterable[int]) -> "Keys":
        """The same keys, written."""
        return cls(b"".join(b"%d" % (key + _FIRST) for key in keys))

    def __len__(self) -> int:
        return len(self._written) // _WIDTH

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> "Keys": ...
    def __getitem__(self, at: int | slice) -> "int | Keys":
        if isinstance(at, slice):
            first, end, step = at.indices(len(self))
            if step != 1:
                return Keys.of(self[one] for one in range(first, end, step))
            return Keys(self._written[first * _WIDTH : max(first, end) * _WIDTH])
        place = range(len(self))[at] * _WIDTH
        return int(self._written[place : place + _WIDTH]) - _FIRST

    def __iter__(self) -> Iterator[int]:
        written = self._written
        for place in range(0, len(written), _WIDTH):
            yield int(written[place : place + _WIDTH]) - _FIRST

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Keys):
            return self._written == other._written
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self._written)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._place(key) >= 0

    def index(self, key: int, start: int = 0, stop: int | None = None) -> int:
        """Where ``key`` stands; ValueError where it does not."""
        place = self._place(key, start, stop)
        if place < 0:
            raise ValueError(key)
        return place

    def _place(self, key: int, start: int = 0, stop: int | None = None) -> int:
        first, end, _ = slice(start, stop).indices(len(self))
        written, place = b"%d" % (key + _FIRST), first * _WIDTH
        while (place := self._written.find(written, place, end * _WIDTH)) >= 0:
            if place % _WIDTH == 0:
                return place // _WIDTH
            place += 1  # the end of one key and the beginning of the next
        return -1
