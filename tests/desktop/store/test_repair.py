"""One lost or damaged file, whichever it is: everything that waits waits again, and the start says so."""

import contextlib
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from hailong.domain.enrolment import Enrolment
from hailong.domain.sheet import SheetState
from hailong.store.database import FILE_NAME
from hailong.store.enrolment_copy import COPY_NAME
from hailong.store.interfaces import DeclarationQuery, SentQuery, StaleStateError, StoreError, StoreFault, Tab
from hailong.store.journal import JOURNAL_NAME
from hailong.store.key_file import KEY_FILE_NAME
from hailong.store.repair import RepairCause
from hailong.store.sqlite import open_store

ENROLMENT = Enrolment(
    service_url="https://dichvu.vidu.vn", service_name="", device_id="d1", keys=(),
    enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"),),
)  # fmt: skip


@pytest.fixture
def left(tmp_path, clock, make_desk, other_declarations):
    """A folder as a user leaves it, with six sheets that wait, one received and one withdrawn; the waiting bytes."""
    store = open_store(tmp_path, clock)
    store.mirror.save_enrolment(ENROLMENT)
    desk = make_desk(store)
    ids = [desk.send(declaration) for declaration in other_declarations(8)]
    desk.deliver(ids[0])
    store.sheets.withdraw(ids[1])
    waiting = {sheet.id: sheet.sealed for sheet in store.outbox.due(clock.now(), 100)}
    store.close()
    assert len(waiting) == 6
    return waiting


@pytest.fixture
def other_declarations(cleared):
    return lambda count: [replace(cleared, number=f"10999988{number:03d}0") for number in range(100, 100 + count)]


def waiting_after(folder, clock):
    store = open_store(folder, clock)
    try:
        return {sheet.id: sheet.sealed for sheet in store.outbox.due(clock.now(), 100)}, store.repair
    finally:
        store.close()


def test_a_start_like_any_other_repairs_nothing(left, tmp_path, clock):
    assert waiting_after(tmp_path, clock) == (left, None)


def test_a_first_start_repairs_nothing(tmp_path, clock):
    assert waiting_after(tmp_path / "new", clock) == ({}, None)


def test_a_deleted_database_brings_everything_back_from_the_journal(left, tmp_path, clock):
    (tmp_path / FILE_NAME).unlink()

    waiting, repair = waiting_after(tmp_path, clock)

    assert waiting.items() >= left.items()  # what was received may be offered again: the service knows it
    assert (repair.cause, repair.recorded, repair.rescued) == (RepairCause.MISSING, len(waiting), len(waiting))
    assert waiting_after(tmp_path, clock) == (waiting, None)


@pytest.mark.parametrize("removed", [JOURNAL_NAME, COPY_NAME])
@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_database_that_is_gone_is_told_of_even_where_nothing_waits(
    tmp_path, clock, make_desk, cleared, harm, removed
):
    store = open_store(tmp_path, clock)
    store.mirror.save_enrolment(ENROLMENT)
    make_desk(store).bring_in(cleared)
    store.close()
    harm(tmp_path / FILE_NAME)
    (tmp_path / removed).unlink()  # one trace of it is enough

    waiting, repair = waiting_after(tmp_path, clock)

    assert (waiting, repair.cause, repair.recorded) == ({}, RepairCause.MISSING, 0)
    assert waiting_after(tmp_path, clock) == ({}, None)


def test_what_was_withdrawn_is_not_brought_back(left, tmp_path, clock, make_desk, cleared):
    store = open_store(tmp_path, clock)
    sheet_id = make_desk(store).send(cleared)
    store.sheets.withdraw(sheet_id)
    store.close()
    (tmp_path / FILE_NAME).unlink()

    assert sheet_id not in waiting_after(tmp_path, clock)[0]


def test_a_rescued_sheet_is_delivered_and_shown_but_cannot_be_opened_or_taken_back(left, tmp_path, clock, make_desk):
    (tmp_path / FILE_NAME).unlink()
    store = open_store(tmp_path, clock)
    desk, sheet_id = make_desk(store), next(iter(left))

    assert not desk.sent(sheet_id).sheet.is_readable
    assert desk.sent(sheet_id).sheet.is_time_unsure, "when it was written can be read by the service alone"
    with pytest.raises(StaleStateError):
        store.sheets.withdraw(sheet_id)
    desk.deliver(sheet_id)
    assert desk.state_of(sheet_id) is SheetState.RECEIVED
    store.close()


def test_after_a_lost_database_the_workstation_can_deliver_but_must_be_enrolled_to_send_more(left, tmp_path, clock):
    (tmp_path / FILE_NAME).unlink()
    store = open_store(tmp_path, clock)

    assert store.repair.lost_enterprises
    enrolment = store.mirror.enrolment()
    assert (enrolment.device_id, enrolment.enterprises) == ("d1", ())
    store.close()


@pytest.mark.parametrize("content", [None, b"no database at all" * 400])
def test_a_lost_database_brings_the_settings_back_from_their_copy(tmp_path, clock, content):
    store = open_store(tmp_path, clock)
    store.settings.set_all({"window.language": "en", "window.clerks": "with their keys"})
    store.close()
    (tmp_path / FILE_NAME).unlink()
    if content is not None:
        (tmp_path / FILE_NAME).write_bytes(content)

    store = open_store(tmp_path, clock)

    assert store.repair is not None, "one trace of what was there is enough to be told"
    assert (store.settings.get("window.language"), store.settings.get("window.clerks")) == ("en", "with their keys")
    store.close()


def test_a_setting_that_could_be_read_is_not_replaced_by_its_copy(tmp_path, clock):
    store = open_store(tmp_path, clock)
    store.settings.set_all({"window.language": "en", "window.theme": "dark"})
    store.settings._copy.write(lambda: {"window.language": "vi", "window.contact_name": "Nguyễn Thị Mẫu"})
    store._database.note_damage()
    store.close()

    store = open_store(tmp_path, clock)

    kept = [store.settings.get(f"window.{name}") for name in ("language", "theme", "contact_name")]
    assert kept == ["en", "dark", "Nguyễn Thị Mẫu"]
    store.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400, b"\0" * 8192])
def test_a_file_that_is_no_database_is_put_aside_whole(left, tmp_path, clock, content):
    (tmp_path / FILE_NAME).write_bytes(content)

    waiting, repair = waiting_after(tmp_path, clock)

    assert waiting.items() >= left.items()
    if content:
        assert repair.cause is RepairCause.DAMAGED
        assert (tmp_path / repair.kept_aside / FILE_NAME).read_bytes() == content


@pytest.mark.parametrize("name", [JOURNAL_NAME, COPY_NAME])
@pytest.mark.parametrize("content", [None, b"", b"\0" * 4000, b"hailong-journal 1 another\n"])
def test_a_lost_journal_or_copy_costs_nothing_and_is_made_again(left, tmp_path, clock, name, content):
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)

    assert waiting_after(tmp_path, clock)[0] == left
    (tmp_path / FILE_NAME).unlink()
    if name == JOURNAL_NAME:
        assert waiting_after(tmp_path, clock)[0] == left


def test_damage_met_while_working_is_repaired_at_the_next_start(left, tmp_path, clock):
    with (tmp_path / FILE_NAME).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))
    use(tmp_path, clock)

    waiting, _ = waiting_after(tmp_path, clock)

    assert waiting.items() >= left.items()
    assert list(tmp_path.glob("damaged-*"))  # put aside, not thrown away


def test_flipped_bytes_anywhere_lose_nothing_that_waits(left, tmp_path, clock):
    """P15 of the promises, in short: 1 to 8 bytes of any one file, then use, then a second start."""
    chance = random.Random(15)
    for round_ in range(60):
        folder = tmp_path / f"round{round_}"
        folder.mkdir()
        for name in (FILE_NAME, JOURNAL_NAME, COPY_NAME, KEY_FILE_NAME):
            shutil.copy(tmp_path / name, folder / name)
        flip(folder / chance.choice((FILE_NAME, FILE_NAME, JOURNAL_NAME, COPY_NAME, KEY_FILE_NAME)), chance)

        use(folder, clock)
        waiting, _ = waiting_after(folder, clock)

        assert waiting.items() >= left.items(), round_


def test_without_its_second_copy_damage_does_lose_sheets(left, tmp_path, clock):
    """The fault that is planted: no journal. Then a damaged database is the end of what it held."""
    (tmp_path / JOURNAL_NAME).unlink()
    (tmp_path / FILE_NAME).write_bytes(b"\0" * 8192)

    assert not waiting_after(tmp_path, clock)[0]


def flip(path, chance):
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def use(folder, clock):
    """A session that looks at everything and is stopped by nothing but damage."""
    with only_damage():
        store = open_store(folder, clock)
        with contextlib.closing(store):
            store.check()
            store.declarations.view(DeclarationQuery(tab=Tab.ALL))
            store.sheets.sent_rows(store.sheets.sent(SentQuery()))


@contextlib.contextmanager
def only_damage():
    try:
        yield
    except StoreError as error:
        if error.fault is not StoreFault.DAMAGED:
            raise
    except apsw.SQLError:  # a name in the schema: the check has noted it before a page came upon it
        return
