"""The copy of the settings outside the database: the last one that is whole is read, and nobody else reads it."""

import os
import stat

import pytest

from hailong.store.database_key import DatabaseKey
from hailong.store.interfaces import StoreError
from hailong.store.settings_copy import PREVIOUS_COPY_NAME, SETTINGS_COPY_NAME, SettingsCopy

KEY = DatabaseKey(bytes(range(32)))
FIRST = {"window.language": "vi", "window.contact_name": "Nguyễn Thị Mẫu"}
SECOND = {"window.language": "en", "window.exports_folder": "C:\\Tờ khai\\\x00"}


@pytest.fixture(params=[KEY, None], ids=["encrypted", "readable"])
def copy(request, tmp_path) -> SettingsCopy:
    return SettingsCopy(tmp_path, request.param)


def test_nothing_is_read_where_nothing_was_written(copy):
    assert (copy.exists, copy.read()) == (False, {})


def test_what_was_written_last_is_read(copy):
    copy.write(lambda: FIRST)
    copy.write(lambda: SECOND)

    assert (copy.exists, copy.read()) == (True, SECOND)


@pytest.mark.parametrize("content", [b"", b"\0" * 8192, b"no database at all" * 400])
def test_one_that_is_no_copy_gives_way_to_the_one_before_it(copy, tmp_path, content):
    copy.write(lambda: FIRST)
    copy.write(lambda: SECOND)
    (tmp_path / SETTINGS_COPY_NAME).write_bytes(content)

    assert copy.read() == FIRST
    copy.write(lambda: SECOND)
    (tmp_path / SETTINGS_COPY_NAME).unlink()
    assert copy.read() == FIRST, "what could not be read did not take the place of what can be"


def test_a_power_cut_between_the_two_names_leaves_the_one_before(copy, tmp_path, monkeypatch):
    copy.write(lambda: FIRST)

    def cut(source, target):
        if os.path.basename(target) == SETTINGS_COPY_NAME:
            raise OSError("the power is gone")
        os.rename(source, target)

    monkeypatch.setattr(os, "replace", cut)
    with pytest.raises(StoreError):
        copy.write(lambda: SECOND)

    assert copy.read() == FIRST


def test_a_failure_while_it_is_written_leaves_no_half_and_what_was_there(copy, tmp_path):
    copy.write(lambda: FIRST)

    def fail():
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        copy.write(fail)

    assert (sorted(os.listdir(tmp_path)), copy.read()) == ([SETTINGS_COPY_NAME], FIRST)


def test_nobody_without_the_key_reads_it(tmp_path):
    copy = SettingsCopy(tmp_path, KEY)
    copy.write(lambda: FIRST)
    copy.write(lambda: FIRST)

    for name in (SETTINGS_COPY_NAME, PREVIOUS_COPY_NAME):
        assert "Nguyễn Thị Mẫu".encode() not in (tmp_path / name).read_bytes()
    assert SettingsCopy(tmp_path, DatabaseKey.new()).read() == {}
    assert SettingsCopy(tmp_path, None).read() == {}


def test_a_copy_of_the_time_before_encryption_is_not_kept_as_the_one_before(tmp_path):
    SettingsCopy(tmp_path, None).write(lambda: FIRST)

    SettingsCopy(tmp_path, KEY).write(lambda: SECOND)

    assert os.listdir(tmp_path) == [SETTINGS_COPY_NAME]
    assert "Nguyễn Thị Mẫu".encode() not in (tmp_path / SETTINGS_COPY_NAME).read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_is_this_user_s_alone(copy, tmp_path):
    copy.write(lambda: FIRST)

    assert stat.S_IMODE((tmp_path / SETTINGS_COPY_NAME).stat().st_mode) == 0o600
