"""Moving from one workstation's store to another's: everything that matters comes over, and nothing is doubled."""

import json
from dataclasses import replace
from uuid import UUID

import pytest

from hailong.api.clerk_keys import new_key
from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.clerk_texts import clerks_text, read_clerks
from hailong.domain.clerks import Clerk, Clerks
from hailong.domain.declaration import Declaration, Round
from hailong.domain.delivery import Receipt
from hailong.domain.enrolment import Enrolment
from hailong.domain.moving import MOVED_OUT, Moved, MoveError, MoveFault
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import DeclarationQuery, SentQuery, StaleStateError, Tab
from hailong.store.sqlite import open_store

from .conftest import CLEARED, Desk, StandingClock

SERVICE = Enrolment(
    service_url="https://hailong.example", service_name="Cục Hải quan (thử)", device_id="d-old",
    keys=({"use": "sig", "kid": "k1", "kty": "OKP", "crv": "Ed25519", "x": "abc"},),
    enterprises=(("0199999991", "Công ty TNHH Sao Mai"),), key_sequence=2, first_key="k0",
)  # fmt: skip
OTHER = replace(SERVICE, service_url="https://other.example", keys=({"use": "sig", "kid": "other"},))


class Machine(Desk):
    """A desk with a store on a disk of its own."""

    def __init__(self, folder) -> None:
        clock = StandingClock()
        self.store = open_store(folder, clock, sealer=SystemClerkKeys())
        super().__init__(self.store, clock)

    def number(self, at: int) -> Declaration:
        return replace(CLEARED, number=f"1099998{at:04d}0")

    def pack(self) -> str:
        texts = []
        self.packed = self.store.moving.pack(self.clock.now(), "máy cũ", texts.append)
        return texts[0]

    def states(self) -> dict[UUID, SheetState]:
        rows = self.store.sheets.sent_rows(self.store.sheets.sent(SentQuery()))
        return {row.sheet.id: row.state for row in rows}


@pytest.fixture
def old(tmp_path):
    """Two that wait, one received, one refused, two drafts, settings."""
    machine = Machine(tmp_path / "old")
    machine.store.mirror.save_enrolment(SERVICE)
    machine.ids = [machine.send(machine.number(at)) for at in range(4)]
    outbox = machine.store.outbox
    outbox.mark_sending(machine.ids[2:])
    outbox.received(
        machine.ids[2], Receipt(token="t", number="HL-1", sequence=1, epoch="e1", received_at=machine.clock.now())
    )
    outbox.refused(machine.ids[3], Failure(kind=FailureKind.REFUSED, code="sheet-refused"), SheetState.NEEDS_YOU)
    for at in (4, 5):
        machine.store.sheets.save_draft(machine.key_of(machine.number(at)), machine.write(machine.number(at)))
    machine.store.settings.set("window.language", "en")
    machine.store.settings.set("window.geometry", "here")
    yield machine
    machine.store.close()


@pytest.fixture
def new(tmp_path):
    machine = Machine(tmp_path / "new")
    yield machine
    machine.store.close()


def test_everything_comes_over_as_it_was(old, new):
    text = old.pack()
    assert old.packed == Moved(sheets=4, waiting=2, drafts=2)

    taken = new.store.moving.take(text, new.clock.now())

    assert taken == Moved(sheets=4, waiting=2, drafts=2)
    assert new.states() == old.states()
    before, after = ({one.id: one for one in m.store.outbox.due(m.clock.now(), 10)} for m in (old, new))
    assert {i: (one.sealed, one.sha256) for i, one in after.items()} == {
        i: (one.sealed, one.sha256) for i, one in before.items()
    }
    rows = new.store.sheets.sent_rows(new.store.sheets.sent(SentQuery()))
    received = next(row for row in rows if row.sheet.id == old.ids[2])
    assert received.receipt.number == "HL-1"
    draft = new.store.sheets.draft(new.key_of(new.number(4)), Round.AFTER)
    assert draft.ratings == old.write(old.number(4)).ratings
    assert new.store.settings.get("window.language") == "en"
    assert new.store.settings.get("window.geometry") == "", "where a window stood means nothing elsewhere"
    unrated = new.store.declarations.counts(DeclarationQuery())[Tab.UNRATED]
    assert unrated == 2
    assert new.store.contacts.last().name == "Nguyễn Thị Mẫu"


def test_what_waits_is_in_the_journal_of_the_new_one_too(old, new, tmp_path):
    new.store.moving.take(old.pack(), new.clock.now())
    new.store.close()
    for path in (tmp_path / "new").glob("hailong.db*"):
        path.unlink()
    rescued = Machine(tmp_path / "new")
    assert {one.id for one in rescued.store.outbox.due(rescued.clock.now(), 10)} == set(old.ids[:2])
    rescued.store.close()


def test_taking_in_twice_is_as_once_even_after_things_went_on(old, new):
    text = old.pack()
    new.store.moving.take(text, new.clock.now())
    new.store.outbox.mark_sending(old.ids[:1])
    new.store.outbox.received(
        old.ids[0], Receipt(token="t", number="HL-2", sequence=2, epoch="e1", received_at=new.clock.now())
    )
    new.send(new.number(4))
    before = new.states()

    assert new.store.moving.take(text, new.clock.now()) == Moved(known=4)

    assert new.states() == before
    assert new.store.sheets.draft(new.key_of(new.number(4)), Round.AFTER) is None, "it was sent: it does not come back"


def test_the_old_one_taking_its_own_file_in_changes_nothing(old):
    before = old.states()
    assert old.store.moving.take(old.pack(), old.clock.now()) == Moved(known=4)
    assert old.states() == before


def test_what_was_moved_out_cannot_be_taken_back_there_and_that_is_noted(old):
    old.pack()
    with pytest.raises(StaleStateError):
        old.store.sheets.withdraw(old.ids[0])
    assert json.loads(old.store.settings.get(MOVED_OUT))["waiting"] == 2


def test_a_file_that_could_not_be_written_marks_nothing(old):
    def full(_text: str) -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        old.store.moving.pack(old.clock.now(), "máy cũ", full)

    assert old.store.settings.get(MOVED_OUT) == ""
    assert old.store.sheets.withdraw(old.ids[0])


def test_the_new_one_remembers_for_which_service_its_sheets_wait_and_is_not_enrolled_by_it(old, new):
    new.store.moving.take(old.pack(), new.clock.now())
    assert new.store.mirror.enrolment() is None
    left = new.store.mirror.left()
    assert (left.service_url, left.keys, left.key_sequence) == (SERVICE.service_url, SERVICE.keys, 2)
    assert (left.device_id, left.enterprises) == ("", ())
    assert "d-old" not in old.pack()


def test_a_workstation_of_the_same_service_takes_it_and_stays_enrolled(old, new):
    own = replace(SERVICE, device_id="d-new")
    new.store.mirror.save_enrolment(own)
    assert new.store.moving.take(old.pack(), new.clock.now()).waiting == 2
    assert new.store.mirror.enrolment() == own


def test_a_workstation_of_another_service_takes_nothing_of_what_waits_for_this_one(old, new):
    new.store.mirror.save_enrolment(OTHER)
    with pytest.raises(MoveError) as caught:
        new.store.moving.take(old.pack(), new.clock.now())
    assert caught.value.fault is MoveFault.OTHER_SERVICE
    assert new.states() == {}
    assert new.store.declarations.counts(DeclarationQuery())[Tab.ALL] == 0, "nothing at all was taken"


def test_a_sheet_whose_version_was_given_here_too_stands_by_itself_and_is_sent(old, new):
    own = new.send(new.number(0))

    taken = new.store.moving.take(old.pack(), new.clock.now())

    assert taken.waiting == 2
    assert {one.id for one in new.store.outbox.due(new.clock.now(), 10)} == {own, *old.ids[:2]}


def test_a_draft_that_was_begun_here_stays(old, new):
    key = new.key_of(new.number(4))
    mine = replace(new.write(new.number(4)), ratings=())
    new.store.sheets.save_draft(key, mine)

    assert new.store.moving.take(old.pack(), new.clock.now()).drafts == 1

    assert new.store.sheets.draft(key, Round.AFTER).ratings == ()


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda document: document | {"schema": 3}, MoveFault.NEWER),
        (lambda document: {}, MoveFault.DAMAGED),
        (lambda document: document | {"sheets": [{"row": {}}]}, MoveFault.DAMAGED),
        (lambda document: document | {"declarations": ['{"number": 7}']}, MoveFault.NEWER),
        (lambda document: document | {"sheets": 7}, MoveFault.DAMAGED),
        (lambda document: [], MoveFault.DAMAGED),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_whole(old, new, spoil, fault):
    text = json.dumps(spoil(json.loads(old.pack())))
    with pytest.raises(MoveError) as caught:
        new.store.moving.take(text, new.clock.now())
    assert caught.value.fault is fault
    assert new.states() == {}


def test_what_a_pin_keeps_comes_over_sealed_with_the_clerk_whose_pin_opens_it(old, new):
    key = new_key()
    lan = Clerk(id="1", name="Lan", key=key.public, pin=key.locked_by("258036"))
    old.store.settings.set("window.clerks", clerks_text(Clerks().put(lan)))
    new.store.settings.set("window.clerks", clerks_text(Clerks().put(Clerk(id="2", name="Huy"))))
    old.store.words.work_as(key.public, key)
    sheet_id = old.send(old.number(6))
    old.store.sheets.save_draft(old.key_of(old.number(7)), old.write(old.number(7)))

    new.store.moving.take(old.pack(), new.clock.now())

    assert [one.name for one in read_clerks(new.store.settings.get("window.clerks")).everybody] == ["Huy", "Lan"]
    key_here = new.key_of(new.number(7))
    assert new.sent(sheet_id).is_closed
    assert new.store.sheets.draft(key_here, Round.AFTER) is None
    new.store.words.work_as(key.public, key)
    assert new.sent(sheet_id).sheet.ratings == old.sent(sheet_id).sheet.ratings != ()
    assert new.store.sheets.draft(key_here, Round.AFTER).ratings


def test_a_document_of_a_release_without_clerks_words_is_taken(old, new):
    document = json.loads(old.pack())
    document["schema"] = 1
    del document["clerks"]
    for row in (one["row"] for one in (*document["sheets"], *document["drafts"])):
        del row["owner"], row["words"]
    assert new.store.moving.take(json.dumps(document), new.clock.now()) == old.packed
