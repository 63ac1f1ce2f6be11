"""Walks the sector chains of an old Office file before the library does: a chain that bites its tail fills all memory.

Layout: [MS-CFB], Compound File Binary File Format.
"""

import struct
from array import array
from collections.abc import Iterator
from typing import Final

from hailong.domain.imports import SourceError, SourceFault

_HEADER_BYTES: Final = 512
_HEADER_SHARES: Final = 109
_LAST_SECTOR: Final = 0xFFFFFFFA  # beyond it stand marks: end of chain, free, ...
_ENTRY_BYTES: Final = 128
_MINI_BYTES: Final = 64
_MINI_LIMIT: Final = 4096  # smaller streams lie in the mini stream
_NAME_BYTES: Final = 64
_WORKBOOK_NAMES: Final = ("Workbook", "Book")
_ENCRYPTED_NAME: Final = "EncryptedPackage"


def workbook_streams(content: bytes) -> list[bytes]:
    """The streams that may be read as the workbook: the first of each of its two names.

    SourceError when there is none (an encrypted file, another program's), when a chain never ends or leaves the file,
    or when a stream claims to be larger than the file.
    """
    try:
        streams = _OleFile(content).streams()
    except (struct.error, IndexError, ValueError) as error:
        raise SourceError(SourceFault.DAMAGED, detail=str(error)[:200]) from error
    if found := [streams[name] for name in _WORKBOOK_NAMES if name in streams]:
        return found
    raise SourceError(SourceFault.PROTECTED if _ENCRYPTED_NAME in streams else SourceFault.WRONG_KIND)


class _OleFile:
    """One file as it lies in memory."""

    def __init__(self, content: bytes) -> None:
        version, _, shift, mini_shift = struct.unpack_from("<HHHH", content, 26)
        self._directory_start, _, limit, self._mini_start, _, self._more_start = struct.unpack_from("<6I", content, 48)
        if (version, shift) not in ((3, 9), (4, 12)) or (mini_shift, limit) != (6, _MINI_LIMIT):
            raise ValueError("sector size")
        self._content = content
        self._sector = 1 << shift
        self._sectors = -(-len(content) // self._sector)
        self._fat = array("I")
        self._mini_fat = array("I")
        self._mini_stream = b""

    def streams(self) -> dict[str, bytes]:
        """Follow every chain that a reader may follow; the streams that say what kind of file it is, by name."""
        for sector in self._shares():
            self._fat.frombytes(self._at(sector))
        directory = self._joined(self._directory_start)
        self._mini_fat.frombytes(self._joined(self._mini_start))
        found: dict[str, bytes] = {}
        for offset in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            entry = directory[offset : offset + _ENTRY_BYTES]
            stream = self._stream(entry, is_root=not offset)
            name = entry[:_NAME_BYTES].decode("utf-16-le", "replace").partition("\0")[0]
            if name in (*_WORKBOOK_NAMES, _ENCRYPTED_NAME):
                found.setdefault(name, stream)
        return found

    def _stream(self, entry: bytes, *, is_root: bool) -> bytes:
        """The content of a directory entry; its kind is not asked, for readers do not ask either."""
        start, size = struct.unpack_from("<IQ", entry, 116)
        if self._sector == 1 << 9:
            size &= 0xFFFFFFFF  # the upper half is not to be trusted in this version
        if not size:
            return b""
        if size > len(self._content):
            raise ValueError("stream size")
        if is_root:
            self._mini_stream = self._joined(start)
            return b""
        if size >= _MINI_LIMIT:
            return self._joined(start)[:size]
        places = self._chain(start, self._mini_fat)
        return b"".join(self._mini_stream[at * _MINI_BYTES : (at + 1) * _MINI_BYTES] for at in places)[:size]

    def _joined(self, start: int) -> bytes:
        return b"".join(self._at(sector) for sector in self._chain(start, self._fat))

    def _shares(self) -> Iterator[int]:
        """The sectors that hold the table of chains: 109 are named in the header, the rest in a chain of their own."""
        yield from self._named(self._content[76 : 76 + 4 * _HEADER_SHARES])
        more, seen = self._more_start, 0
        while more <= _LAST_SECTOR:
            if (seen := seen + 1) > self._sectors:
                raise ValueError("endless table")
            named = array("I", self._at(more))
            more = named.pop()
            yield from self._named(named.tobytes())

    @staticmethod
    def _named(content: bytes) -> Iterator[int]:
        return (sector for sector in array("I", content) if sector <= _LAST_SECTOR)

    def _chain(self, sector: int, table: "array[int]") -> Iterator[int]:
        steps = 0
        while sector <= _LAST_SECTOR:
            if (steps := steps + 1) > len(table):
                raise ValueError("endless chain")
            yield sector
            sector = table[sector]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._content[start : start + self._sector]
        if not found:
            raise ValueError("sector beyond the end")
        return found
