"""Files on a stick: whole or not at all, and never endless."""

import os

import pytest

from hailong.domain.parcel import LARGEST, ParcelError
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.parcel_file import read_file, write_file


def test_what_was_written_is_read_and_nothing_else_stays_beside_it(tmp_path):
    path = tmp_path / "phieu.hailong"
    write_file(path, "một\n")
    write_file(path, "hai\n")
    assert read_file(path) == "hai\n"
    assert os.listdir(tmp_path) == ["phieu.hailong"]


def test_a_stick_that_takes_nothing_is_told_of_and_keeps_what_it_had(tmp_path):
    (tmp_path / "phieu.hailong.new").mkdir()
    with pytest.raises(StoreError):
        write_file(tmp_path / "phieu.hailong", "x")
    assert not (tmp_path / "phieu.hailong").exists()


def test_a_full_stick_is_told_of(tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError) as caught:
        write_file(tmp_path / "phieu.hailong", "x")
    assert caught.value.fault is StoreFault.DISK_FULL
    assert os.listdir(tmp_path) == []


def test_a_file_that_is_gone_too_large_or_no_text_is_told_apart(tmp_path):
    with pytest.raises(StoreError):
        read_file(tmp_path / "gone.hailong")
    (tmp_path / "picture.hailong").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(ParcelError):
        read_file(tmp_path / "picture.hailong")
    with (tmp_path / "large.hailong").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ParcelError):
        read_file(tmp_path / "large.hailong")
