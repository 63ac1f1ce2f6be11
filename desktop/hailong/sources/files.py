"""Looking at a file before any reader touches it: whether it is there, what it begins with, how large it is."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hailong.domain.imports import SourceError, SourceFault

HEAD_BYTES = 4096
ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1024 * 1024


@contextmanager
def file_faults() -> Iterator[None]:
    """Say in our words what the file system says in its own."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise SourceError(SourceFault.NOT_FOUND) from None
    except OSError as error:
        raise SourceError(SourceFault.NO_PERMISSION, detail=error.strerror or "") from error


def read_head(path: Path) -> bytes:
    """The first 4,096 bytes; SourceError when there are none, or when it is no ordinary file."""
    with file_faults():
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise SourceError(SourceFault.WRONG_KIND)
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    if not head:
        raise SourceError(SourceFault.EMPTY_FILE)
    return head


def checked_size(path: Path, limit_mb: int) -> int:
    """The size in bytes; SourceError when it is beyond ``limit_mb`` or nothing: asked before a byte is read."""
    with file_faults():
        size = path.stat().st_size
    if not size:
        raise SourceError(SourceFault.EMPTY_FILE)
    require_within(size, limit_mb)
    return size


def require_within(size: int, limit_mb: int) -> None:
    """SourceError when ``size`` bytes are more than ``limit_mb``."""
    if size > limit_mb * _MEGABYTE:
        raise SourceError(SourceFault.TOO_LARGE, size_mb=str(-(-size // _MEGABYTE)), limit_mb=str(limit_mb))


def read_chunks(path: Path, size: int) -> Iterator[bytes]:
    """The file in pieces of ``size`` bytes."""
    with file_faults(), path.open("rb") as file:
        while chunk := file.read(size):
            yield chunk
