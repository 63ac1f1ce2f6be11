"""The room that is kept free: made once, thrown off when the disk is full, and then for the sender alone."""

import pytest

from hailong.store import ballast
from hailong.store.ballast import BALLAST_NAME, Ballast
from hailong.store.interfaces import StoreError, StoreFault


@pytest.fixture
def disk(monkeypatch):
    """How much is free, as the system would say."""

    class Disk:
        free = 1 << 30

    monkeypatch.setattr(ballast.shutil, "disk_usage", lambda _: Disk)
    return Disk


def test_it_takes_sixteen_megabytes_once(tmp_path, disk):
    held = Ballast(tmp_path)
    held.take()
    made = (tmp_path / BALLAST_NAME).stat()
    held.take()

    assert made.st_size == 16 << 20
    assert (tmp_path / BALLAST_NAME).stat().st_ino == made.st_ino


def test_on_a_nearly_full_disk_it_takes_a_quarter_of_what_is_left(tmp_path, disk):
    disk.free = 4 << 20
    Ballast(tmp_path).take()

    assert (tmp_path / BALLAST_NAME).stat().st_size == 1 << 20


def test_while_it_is_thrown_off_nothing_new_is_saved(tmp_path, disk):
    held = Ballast(tmp_path)
    held.take()
    held.throw_off()
    disk.free = 8 << 20

    with pytest.raises(StoreError) as caught:
        held.expect()
    assert caught.value.fault is StoreFault.DISK_FULL
    assert not (tmp_path / BALLAST_NAME).exists()


def test_it_is_taken_again_as_soon_as_there_is_room(tmp_path, disk):
    held = Ballast(tmp_path)
    held.take()
    held.throw_off()

    held.expect()

    assert (tmp_path / BALLAST_NAME).exists()


def test_before_it_was_ever_taken_saving_goes_on(tmp_path, disk):
    disk.free = 0

    Ballast(tmp_path).expect()


def test_a_half_made_one_is_not_left_behind(tmp_path, disk, monkeypatch):
    def no_room(*_):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(ballast.os, "posix_fallocate", no_room)
    with pytest.raises(StoreError) as caught:
        Ballast(tmp_path).take()

    assert caught.value.fault is StoreFault.DISK_FULL
    assert not (tmp_path / BALLAST_NAME).exists()
