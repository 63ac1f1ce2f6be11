"""The file of keys: for this user alone, and hard to lose to a disk that changes bytes."""

import os
import random
import stat

import pytest

from hailong.store.database_key import DatabaseKey
from hailong.store.key_file import KEY_FILE_NAME, KeyFile


@pytest.fixture
def key(tmp_path):
    made = DatabaseKey.new()
    KeyFile(tmp_path).add(made, is_elsewhere=False)
    return made


def test_a_key_is_there_again_and_the_newest_comes_first(key, tmp_path):
    newer = DatabaseKey.new()
    KeyFile(tmp_path).add(newer, is_elsewhere=True)

    file = KeyFile(tmp_path)

    assert file.names == (newer.name, key.name)
    assert (file.get(newer.name), file.get(key.name), file.get("x")) == (None, key, None)
    assert not file.is_unreadable


def test_a_key_that_the_keyring_has_is_not_in_the_file(tmp_path):
    key = DatabaseKey.new()
    KeyFile(tmp_path).add(key, is_elsewhere=True)

    assert key.to_text() not in (tmp_path / KEY_FILE_NAME).read_text()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_file_is_for_this_user_alone(key, tmp_path):
    assert stat.S_IMODE((tmp_path / KEY_FILE_NAME).stat().st_mode) == 0o600


def test_eight_changed_bytes_or_a_cut_take_no_key(key, tmp_path):
    path, chance = tmp_path / KEY_FILE_NAME, random.Random(5)
    whole = path.read_bytes()
    for _ in range(200):
        changed = bytearray(whole)
        for _ in range(8):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        assert KeyFile(tmp_path).get(key.name) == key
    path.write_bytes(whole[: len(whole) // 3])
    assert KeyFile(tmp_path).get(key.name) == key


@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"key\n", b"\xff\xfe" * 90])
def test_a_file_without_a_whole_line_is_named_and_kept_when_a_new_key_comes(tmp_path, content):
    (tmp_path / KEY_FILE_NAME).write_bytes(content)
    file = KeyFile(tmp_path)
    assert file.is_unreadable

    file.add(DatabaseKey.new(), is_elsewhere=False)

    assert (tmp_path / "hailong.unreadable").read_bytes() == content
    assert not KeyFile(tmp_path).is_unreadable


def test_no_file_is_no_damage(tmp_path):
    assert not KeyFile(tmp_path).is_unreadable
