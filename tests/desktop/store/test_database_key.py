"""What is written with the key cannot be read without it, and the file says which key it was."""

import apsw
import pytest

from hailong.store.database_key import DatabaseKey, is_empty, is_plain, key_name_in

MARKER = "DẤU VẾT"
_HEAD = 24


@pytest.fixture
def key():
    return DatabaseKey.new()


def write(path, key=None, mode="WAL"):
    connection = apsw.Connection(str(path))
    if key is not None:
        key.unlock(connection)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("CREATE TABLE said (text)")
    connection.execute("INSERT INTO said VALUES (?)", (MARKER,))
    return connection


def read(path, key=None):
    connection = apsw.Connection(str(path))
    if key is not None:
        key.unlock(connection)
    try:
        return connection.execute("SELECT text FROM said").get
    finally:
        connection.close()


def test_database_and_log_hold_nothing_in_clear_and_the_key_reads_them(tmp_path, key):
    connection = write(tmp_path / "a.db", key)
    files = [path.read_bytes() for path in tmp_path.iterdir()]
    connection.close()

    assert len(files) == 3
    assert not any(MARKER.encode() in content for content in files)
    assert MARKER.encode() not in (tmp_path / "a.db").read_bytes()
    assert read(tmp_path / "a.db", key) == MARKER


def test_without_the_key_or_with_another_it_is_no_database(tmp_path, key):
    write(tmp_path / "a.db", key).close()

    for wrong in (None, DatabaseKey.new()):
        with pytest.raises(apsw.NotADBError):
            read(tmp_path / "a.db", wrong)


def test_any_changed_bit_of_any_page_is_seen(tmp_path, key):
    write(tmp_path / "a.db", key).close()
    whole = (tmp_path / "a.db").read_bytes()
    for at in range(_HEAD, len(whole), 97):  # the head says whose key it is and how long a page; it holds no content
        changed = bytearray(whole)
        changed[at] ^= 1
        (tmp_path / "a.db").write_bytes(changed)
        with pytest.raises((apsw.NotADBError, apsw.CorruptError)):
            read(tmp_path / "a.db", key)


def test_a_changed_name_costs_nothing_but_the_name(tmp_path, key):
    write(tmp_path / "a.db", key).close()
    with (tmp_path / "a.db").open("r+b") as file:
        file.write(b"\0" * 16)

    assert read(tmp_path / "a.db", key) == MARKER


def test_the_file_says_which_key_it_was_written_with(tmp_path, key):
    write(tmp_path / "plain.db").close()
    write(tmp_path / "sealed.db", key).close()

    assert (is_plain(tmp_path / "plain.db"), is_plain(tmp_path / "sealed.db")) == (True, False)
    assert key_name_in(tmp_path / "sealed.db") == key.name
    assert (is_empty(tmp_path / "sealed.db"), is_empty(tmp_path / "none.db")) == (False, True)
    assert not is_plain(tmp_path / "none.db")


def test_a_copy_by_address_is_encrypted(tmp_path, key):
    connection = write(tmp_path / "plain.db")
    connection.close()
    connection = apsw.Connection(str(tmp_path / "plain.db"), flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI)
    connection.execute("VACUUM INTO ?", (key.uri_of(tmp_path / "a b?.db"),))
    connection.close()

    assert key_name_in(tmp_path / "a b?.db") == key.name
    assert read(tmp_path / "a b?.db", key) == MARKER


def test_a_key_is_read_back_and_another_or_a_torn_one_is_refused(key):
    assert DatabaseKey.from_text(key.to_text(), key.name) == key
    for text, name in ((key.to_text(), DatabaseKey.new().name), (key.to_text()[:-2], key.name), ("x", key.name)):
        with pytest.raises(ValueError, match=r"key|hexadecimal"):
            DatabaseKey.from_text(text, name)


def test_a_key_never_shows_itself(key):
    assert key.to_text() not in f"{key!r} {key}"
    assert key.secret.hex() not in key.name
