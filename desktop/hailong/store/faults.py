"""Which errors of SQLite and the system are the world's, and which are bugs of ours."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import apsw

from hailong.store.codec import CodecError
from hailong.store.interfaces import StoreError, StoreFault

_FAULTS: Final[tuple[tuple[type[Exception], StoreFault], ...]] = (
    (apsw.FullError, StoreFault.DISK_FULL),
    (apsw.CorruptError, StoreFault.DAMAGED),
    (apsw.NotADBError, StoreFault.DAMAGED),
    (CodecError, StoreFault.DAMAGED),
    (UnicodeDecodeError, StoreFault.DAMAGED),  # a text that is no UTF-8: it was never written so
    (apsw.BusyError, StoreFault.LOCKED),
    (apsw.LockedError, StoreFault.LOCKED),
    (apsw.ReadOnlyError, StoreFault.READ_ONLY),
    (apsw.PermissionsError, StoreFault.READ_ONLY),
    (apsw.IOError, StoreFault.OTHER),
    (apsw.CantOpenError, StoreFault.OTHER),
    (apsw.ProtocolError, StoreFault.OTHER),
)
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_RIGHT: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def database_errors(connection: apsw.Connection | None = None) -> Iterator[None]:
    """Raise errors of the disk and the file as StoreError; everything else passes: a caller's own, or a bug of ours."""
    try:
        yield
    except (apsw.Error, CodecError, UnicodeDecodeError) as error:
        fault = next((fault for kind, fault in _FAULTS if isinstance(error, kind)), None)
        if fault is None:
            raise
        if fault is StoreFault.OTHER and connection is not None:
            fault = _fault_of_errno(connection.system_errno)
        said = f": {error}" if isinstance(error, apsw.Error) else ""  # a value that cannot be read may be content
        raise StoreError(fault, f"{type(error).__name__}{said}") from error


@contextmanager
def folder_errors() -> Iterator[None]:
    """Raise what the system says about the data folder as StoreError."""
    try:
        yield
    except OSError as error:
        said = f"{type(error).__name__}: {error.strerror}"  # without the path, which names the user
        raise StoreError(_fault_of_errno(error.errno or 0), said) from error


def _fault_of_errno(number: int) -> StoreFault:
    if number in _NO_ROOM:
        return StoreFault.DISK_FULL
    return StoreFault.READ_ONLY if number in _NO_RIGHT else StoreFault.OTHER
