"""The second copy: what is kept can be read whatever happens to the end of the file or to single bytes of it."""

import os
import random
import stat
from uuid import UUID, uuid4

import pytest

from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.journal import JOURNAL_NAME, Journal, JournalContent

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture
def journal(tmp_path):
    begun = Journal(tmp_path)
    begun.rewrite("mark", {})
    return begun


@pytest.fixture
def path(journal, tmp_path):
    return tmp_path / JOURNAL_NAME


def test_what_was_kept_is_read_again_in_order(journal):
    journal.keep({TWO: b"two"})
    journal.keep({ONE: b"one", THREE: b"th ree"})

    assert list(journal.read().waiting.items()) == [(TWO, b"two"), (ONE, b"one"), (THREE, b"th ree")]
    assert journal.read().store_mark == journal.store_mark() == "mark"


def test_without_a_file_nothing_was_kept(tmp_path):
    journal = Journal(tmp_path)

    assert not journal.exists
    assert (journal.store_mark(), journal.read()) == ("", JournalContent())


def test_what_is_forgotten_neither_waits_nor_stays_in_the_file(journal, path):
    journal.keep({ONE: b"secret of one", TWO: b"two"})

    journal.forget(ONE)

    assert journal.read().waiting == {TWO: b"two"}
    assert b"secret of one" not in path.read_bytes()


def test_a_long_file_is_marked_instead_of_written_anew(journal, path, monkeypatch):
    monkeypatch.setattr("hailong.store.journal._SHORT", 10)
    journal.keep({ONE: b"one", TWO: b"two"})

    journal.forget(ONE)

    assert journal.read().waiting == {TWO: b"two"}
    assert b" one " in path.read_bytes()


def test_what_was_kept_within_a_block_that_raises_does_not_wait(journal):
    def keep_and_fail():
        with journal.taken_back_on_failure(ONE):
            journal.keep({ONE: b"one"})
            raise KeyError

    with pytest.raises(KeyError):
        keep_and_fail()

    assert journal.read().waiting == {}


def test_what_was_forgotten_within_a_block_that_raises_waits_again(journal):
    journal.keep({ONE: b"one", TWO: b"two"})
    forgotten = {}

    def undone():
        with journal.kept_again_on_failure(forgotten):
            journal.forget(ONE)
            forgotten[ONE] = b"one"
            raise StoreError(StoreFault.DISK_FULL)

    with pytest.raises(StoreError):
        undone()
    assert journal.read().waiting == {TWO: b"two", ONE: b"one"}


@pytest.mark.parametrize("left_out", [2, 30, 90])
def test_a_line_cut_short_is_left_out_and_the_next_one_begins_anew(journal, path, left_out):
    journal.keep({ONE: b"one"})
    journal.keep({TWO: b"x" * 100})
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - left_out)

    journal.keep({THREE: b"three"})

    content = journal.read()
    assert content.waiting == {ONE: b"one", THREE: b"three"}
    assert content.damaged == 1


def test_no_changed_byte_is_ever_taken_for_a_sheet(journal, path):
    kept = {uuid4(): os.urandom(30).hex().encode() for _ in range(20)}
    journal.keep(kept)
    whole, chance = path.read_bytes(), random.Random(15)
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        content = journal.read()
        assert content.waiting.items() <= kept.items()
        assert len(content.waiting) >= 18  # a line end that was changed costs two lines
        assert len(content.waiting) == 20 or content.damaged


def test_a_journal_of_nothing_but_noise_is_read_as_damaged(journal, path):
    path.write_bytes(os.urandom(4000))

    content = journal.read()

    assert (content.store_mark, content.waiting) == ("", {})
    assert content.damaged


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_file_is_for_its_user_alone(journal, path):
    journal.keep({ONE: b"one"})

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_on_a_full_disk_nothing_of_the_line_stays_and_that_is_said(journal, monkeypatch):
    journal.keep({ONE: b"one"})

    def write_half(handle, data, write=os.write):
        write(handle, data[: len(data) // 2])
        raise OSError(28, "no space left on device")

    monkeypatch.setattr("hailong.store.journal.os.write", write_half)
    with pytest.raises(StoreError) as caught:
        journal.keep({TWO: b"two"})
    monkeypatch.undo()

    assert caught.value.fault is StoreFault.DISK_FULL
    assert journal.read() == JournalContent("mark", {ONE: b"one"}, 0)
