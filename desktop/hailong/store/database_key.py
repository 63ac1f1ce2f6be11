"""The key that the database is encrypted with. It is random; its name stands in the first bytes of the file."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

_PLAIN: Final = b"SQLite format 3\0"
_CIPHER: Final = "aegis"  # proves each page as chacha20 does, in a fifth of its time: see docs/adr
_LENGTH: Final = 32
_NAME_LENGTH: Final = len(_PLAIN)  # where a plain database says what it is, an encrypted one has its salt


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """32 random bytes. ``name`` is a fingerprint, so that a key proves by itself whose it is; it tells nothing."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _LENGTH:
            raise ValueError("a key of another length")

    @classmethod
    def new(cls) -> "DatabaseKey":
        """A key that nobody has had before."""
        return cls(os.urandom(_LENGTH))

    @classmethod
    def from_text(cls, text: str, name: str) -> "DatabaseKey":
        """The key ``name`` as ``to_text`` wrote it; ValueError for anything else."""
        key = cls(bytes.fromhex(text))
        if key.name != name:
            raise ValueError("another key")
        return key

    @property
    def name(self) -> str:
        """Which key it is."""
        return hashlib.sha256(b"hailong database " + self.secret).hexdigest()[: 2 * _NAME_LENGTH]

    def to_text(self) -> str:
        """As it is kept."""
        return self.secret.hex()

    def unlock(self, connection: apsw.Connection) -> None:
        """Read and write by this key. The name is given as the salt: so it comes to stand in the file."""
        connection.pragma("cipher", _CIPHER)
        connection.pragma("key", self._words)

    def uri_of(self, path: Path) -> str:
        """The address of a new database that SQLite is to write with this key."""
        return f"{path.absolute().as_uri()}?cipher={_CIPHER}&key={self._words}"

    @property
    def _words(self) -> str:
        return f"raw:{self.secret.hex()}{self.name}"


def is_empty(path: Path) -> bool:
    """Whether there is no database yet. May raise OSError."""
    return not path.exists() or not path.stat().st_size


def is_plain(path: Path) -> bool:
    """Whether the database is one that anybody can read. May raise OSError."""
    return _head(path) == _PLAIN


def key_name_in(path: Path) -> str:
    """The name of the key that an encrypted database was written with. May raise OSError."""
    return _head(path).hex()


def _head(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(_NAME_LENGTH)
