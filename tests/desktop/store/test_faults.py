"""Errors of the world have names; bugs of ours pass as they are."""

import errno

import apsw
import pytest

from hailong.store.codec import CodecError
from hailong.store.faults import database_errors, folder_errors
from hailong.store.interfaces import StoreError, StoreFault


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (apsw.FullError("x"), StoreFault.DISK_FULL),
        (apsw.CorruptError("x"), StoreFault.DAMAGED),
        (apsw.NotADBError("x"), StoreFault.DAMAGED),
        (CodecError("x"), StoreFault.DAMAGED),
        (apsw.BusyError("x"), StoreFault.LOCKED),
        (apsw.ReadOnlyError("x"), StoreFault.READ_ONLY),
        (apsw.IOError("x"), StoreFault.OTHER),
        (apsw.CantOpenError("x"), StoreFault.OTHER),
    ],
)
def test_what_the_disk_or_the_file_refuses_is_named(error, fault):
    with pytest.raises(StoreError) as caught, database_errors():
        raise error
    assert caught.value.fault is fault
    assert caught.value.__cause__ is error


@pytest.mark.parametrize("error", [apsw.SQLError("x"), apsw.ConstraintError("x"), ValueError("x"), OSError("x")])
def test_a_bug_or_a_callers_own_error_passes(error):
    with pytest.raises(type(error)) as caught, database_errors():
        raise error
    assert caught.value is error


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, StoreFault.DISK_FULL),
        (errno.EDQUOT, StoreFault.DISK_FULL),
        (errno.EACCES, StoreFault.READ_ONLY),
        (errno.EROFS, StoreFault.READ_ONLY),
        (errno.ENOTDIR, StoreFault.OTHER),
    ],
)
def test_what_the_system_says_about_the_folder_is_named(number, fault):
    with pytest.raises(StoreError) as caught, folder_errors():
        raise OSError(number, "x")
    assert caught.value.fault is fault
