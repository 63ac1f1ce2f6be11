"""What becomes of a start whose key is there, silent, damaged or lost: what waits is never lost."""

import pytest

from hailong.domain.enrolment import KeyPlace
from hailong.store.database import FILE_NAME
from hailong.store.database_key import is_plain
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.repair import RepairCause
from hailong.store.sqlite import open_store


@pytest.fixture
def left(tmp_path, clock, secrets, make_desk):
    """A folder with one waiting sheet, its key in the keyring; the id of the sheet."""
    store = open_store(tmp_path, clock, secrets)
    sheet_id = make_desk(store).send()
    store.close()
    return sheet_id


def opened(folder, clock, secrets=None, **how):
    """What waits after a start, and what the start says."""
    store = open_store(folder, clock, secrets, **how)
    try:
        return [sheet.id for sheet in store.outbox.due(clock.now(), 10)], store.repair
    finally:
        store.close()


def fault_of(folder, clock, secrets):
    with pytest.raises(StoreError) as caught:
        open_store(folder, clock, secrets)
    return caught.value.fault


def test_a_new_store_is_encrypted_and_says_where_its_key_is(tmp_path, clock, secrets):
    for name, given, place in (("a", secrets, KeyPlace.KEYRING), ("b", None, KeyPlace.FILE)):
        store = open_store(tmp_path / name, clock, given)
        assert store.key_place is place
        store.close()
        assert not is_plain(tmp_path / name / FILE_NAME)


def test_a_start_with_its_key_repairs_nothing(left, tmp_path, clock, secrets):
    assert opened(tmp_path, clock, secrets) == ([left], None)


def test_a_lost_key_brings_what_waits_back_from_the_journal_and_says_so(left, tmp_path, clock, secrets):
    before = (tmp_path / FILE_NAME).read_bytes()
    secrets.kept.clear()

    waiting, repair = opened(tmp_path, clock, secrets)

    assert waiting == [left]
    assert (repair.cause, repair.recorded, repair.rescued) == (RepairCause.KEY_LOST, 1, 1)
    assert (tmp_path / repair.kept_aside / FILE_NAME).read_bytes() == before
    assert opened(tmp_path, clock, secrets) == ([left], None)


def test_a_lost_key_file_does_the_same(tmp_path, clock, make_desk):
    store = open_store(tmp_path, clock)
    sheet_id = make_desk(store).send()
    store.close()
    (tmp_path / KEY_FILE_NAME).unlink()

    waiting, repair = opened(tmp_path, clock)

    assert (waiting, repair.cause) == ([sheet_id], RepairCause.KEY_LOST)


def test_without_the_journal_a_lost_key_does_lose_sheets(left, tmp_path, clock, secrets):
    """The fault that is planted: no second copy."""
    secrets.kept.clear()
    (tmp_path / JOURNAL_NAME).unlink()

    assert opened(tmp_path, clock, secrets)[0] == []


def test_a_silent_keyring_puts_nothing_aside(left, tmp_path, clock, secrets):
    before = sorted(path.name for path in tmp_path.iterdir())
    secrets.is_silent = True
    assert fault_of(tmp_path, clock, secrets) is StoreFault.KEY_UNAVAILABLE
    assert sorted(path.name for path in tmp_path.iterdir()) == before

    secrets.is_silent = False
    assert opened(tmp_path, clock, secrets) == ([left], None)


def test_another_key_in_the_keyring_puts_nothing_aside(left, tmp_path, clock, secrets):
    (name,) = secrets.kept
    right, secrets.kept[name] = secrets.kept[name], "0" * 64
    assert fault_of(tmp_path, clock, secrets) is StoreFault.KEY_DAMAGED

    secrets.kept[name] = right
    assert opened(tmp_path, clock, secrets) == ([left], None)


@pytest.mark.parametrize("fault", ["silent", "damaged"])
def test_who_gives_the_key_up_goes_on_with_what_waits(left, tmp_path, clock, secrets, fault):
    secrets.is_silent = fault == "silent"
    secrets.kept = dict.fromkeys(secrets.kept, "no key")

    waiting, repair = opened(tmp_path, clock, secrets, gives_up_key=True)

    assert (waiting, repair.cause) == ([left], RepairCause.KEY_LOST)
    assert opened(tmp_path, clock, secrets) == ([left], None)


def test_a_key_that_comes_back_opens_what_was_put_aside(left, tmp_path, clock, secrets):
    kept = dict(secrets.kept)
    secrets.kept.clear()
    _, repair = opened(tmp_path, clock, secrets)
    secrets.kept.update(kept)
    for name in (FILE_NAME, JOURNAL_NAME):
        (tmp_path / name).unlink()
    (tmp_path / repair.kept_aside / FILE_NAME).rename(tmp_path / FILE_NAME)

    assert opened(tmp_path, clock, secrets) == ([left], None)


def test_a_damaged_head_is_damage_and_no_lost_key(left, tmp_path, clock, secrets):
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.write(b"\0" * 100)

    waiting, repair = opened(tmp_path, clock, secrets)

    assert (waiting, repair.cause) == ([left], RepairCause.DAMAGED)
