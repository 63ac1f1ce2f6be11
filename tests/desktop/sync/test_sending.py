"""*Send*: what is frozen, what is refused before anything changes, and who may speak for whom."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from contract.client_service import problem
from hailong.domain.bulk import UNDO_FOR
from hailong.domain.catalogue import Level
from hailong.domain.declaration import Round, Status
from hailong.domain.delivery import RowChangedError
from hailong.domain.sheet import Bulk, Rating, Sheet, SheetFault, SheetState, Subject, SubjectKind
from hailong.store.interfaces import SentQuery, StoreError, StoreFault
from hailong.sync.schedule import Reason
from hailong.sync.sending import BulkCancelledError, NotEnrolledError, UnfinishedSheetError

from .conftest import Workstation


def test_a_sent_sheet_is_queued_under_a_new_id_with_its_bytes_frozen(desk: Workstation) -> None:
    key = desk.declare()
    draft = desk.write(key)
    desk.store.sheets.save_draft(key, draft)

    sent = desk.send_sheet(key, draft)

    (waiting,) = desk.store.outbox.due(desk.clock.now(), 10)
    assert waiting.id == sent.id != draft.id
    assert sent.id.version == 7
    assert desk.states([sent.id]) == [SheetState.QUEUED]
    _, document, _ = desk.double.keys.open_sheet(waiting.sealed.decode())
    assert (document["id"], document["version"], document["supersedes"]) == (str(sent.id), 1, None)
    assert document["enterprise"] == {"tax_code": "0199999991", "name": "CÔNG TY TNHH MẪU THỬ"}
    assert desk.store.sheets.draft(key, Round.AFTER) is None


def test_a_sheet_says_that_its_time_may_be_wrong_until_the_service_was_heard(desk: Workstation) -> None:
    true = desk.clock.now()
    desk.ticks = lambda: 0.0  # no time passes; the clock is set by hand
    desk.start()
    desk.double.now = lambda: true
    desk.clock.pass_by(days=400)
    (first,) = desk.send()
    desk.run(Reason.CLICK)
    desk.clock.pass_by(days=-3652)
    (second,) = desk.send()
    desk.run(Reason.CLICK)

    posts = [request for request in desk.http.requests if request.path.endswith("/sheets")]
    documents = [desk.double.keys.open_sheet(post.json["sheets"][0]["sealed"])[1] for post in posts]
    assert [document.get("clock") for document in documents] == ["unsure", None]
    kept = [desk.sent(one).sheet for one in (first, second)]
    assert [(one.written_at - true, one.is_time_unsure) for one in kept] == [
        (timedelta(days=400), True),
        (timedelta(0), False),
    ]
    assert desk.sent(second).queued_at == true


def test_no_network_is_needed_to_send(desk: Workstation) -> None:
    desk.double.answer = lambda _: pytest.fail("nobody is to be asked")

    desk.send()

    assert desk.http.requests == []


def test_an_edited_refusal_is_the_next_version_and_names_its_predecessor(desk: Workstation) -> None:
    key = desk.declare()
    first = desk.send_sheet(key, desk.write(key))
    desk.double.sheets = lambda _: problem("malformed", 422)
    desk.run()
    assert desk.states([first.id]) == [SheetState.NEEDS_YOU]

    desk.store.sheets.reopen(first.id)
    again = desk.store.sheets.draft(key, Round.AFTER)
    assert again is not None
    second = desk.send_sheet(key, again)

    assert (second.version, second.supersedes) == (2, first.id)
    assert desk.states([first.id]) == [SheetState.SUPERSEDED]


def test_lines_that_say_nothing_are_not_sent(desk: Workstation) -> None:
    key = desk.declare()
    sheet = desk.write(key)
    silent = Rating(subject=Subject(kind=SubjectKind.STAGE, code="DK"))

    sent = desk.send_sheet(key, replace(sheet, ratings=(silent, *sheet.ratings)))

    assert sent.ratings == sheet.ratings


def test_an_unfinished_sheet_is_refused_and_gentle_questions_are_not_asked_twice(desk: Workstation) -> None:
    key = desk.declare()
    sheet = desk.write(key)
    with pytest.raises(UnfinishedSheetError) as caught:
        desk.send_sheet(key, replace(sheet, ratings=()))
    assert [finding.fault for finding in caught.value.findings] == [SheetFault.NOTHING_RATED]
    assert desk.store.sheets.sent(SentQuery()) == []

    desk.send_sheet(key, desk.write(key, Level.VERY_DISSATISFIED))

    assert len(desk.store.sheets.sent(SentQuery())) == 1


def test_nobody_speaks_for_an_enterprise_without_an_enrolment(newcomer: Workstation) -> None:
    key = newcomer.declare()
    sheet = newcomer.write(key)
    with pytest.raises(NotEnrolledError) as caught:
        newcomer.send_sheet(key, sheet)
    assert caught.value.tax_code == "0199999991"

    newcomer.enrolled()
    other = newcomer.declare(tax_code="0300000006")
    with pytest.raises(NotEnrolledError):
        newcomer.send_sheet(other, newcomer.write(other))
    assert newcomer.store.sheets.sent(SentQuery()) == []


def test_a_declaration_that_may_not_be_rated_yet_is_not_sent(desk: Workstation) -> None:
    key = desk.declare(status=Status.REGISTERED)

    with pytest.raises(UnfinishedSheetError):
        desk.send_sheet(key, desk.write(key))


def test_when_the_disk_is_full_nothing_was_sent_and_the_draft_stands(
    desk: Workstation, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = desk.declare()
    sheet = desk.write(key)
    desk.store.sheets.save_draft(key, sheet)

    def full(*_: object) -> None:
        raise StoreError(StoreFault.DISK_FULL)

    monkeypatch.setattr(desk.store.sheets, "send", full)

    with pytest.raises(StoreError):
        desk.send_sheet(key, sheet)
    kept = desk.store.sheets.draft(key, Round.AFTER)
    assert kept is not None
    assert kept.id == UUID(int=0)


# --- many at once


def bulk_of(desk: Workstation, how_many: int) -> list[tuple[int, Sheet]]:
    mark = Bulk(id=UUID(int=7), size=how_many)
    return [(key, replace(desk.write(key), bulk=mark)) for key in [desk.declare() for _ in range(how_many)]]


def test_a_bulk_is_sealed_one_by_one_marked_and_held_until_it_can_be_undone_no_more(desk: Workstation) -> None:
    seen: list[int] = []

    until = desk.send_bulk(bulk_of(desk, 3), seen.append)

    assert seen == [0, 1, 2, 3]
    assert until == desk.clock.now() + UNDO_FOR
    desk.run(Reason.CLICK)
    assert desk.posts() == []
    desk.clock.moment = until
    desk.run()
    (batch,) = desk.posts()
    assert len(set(batch)) == 3
    documents = [desk.double.keys.open_sheet(item["sealed"])[1] for item in desk.http.requests[-1].json["sheets"]]
    assert [document["bulk"] for document in documents] == [{"id": str(UUID(int=7)), "size": 3}] * 3
    assert desk.states_of_all() == [SheetState.RECEIVED] * 3


@pytest.mark.parametrize("fault", ["cancelled", "unfinished", "not enrolled", "rated meanwhile"])
def test_a_bulk_that_is_broken_off_has_changed_nothing(desk: Workstation, fault: str) -> None:
    sheets = bulk_of(desk, 3)
    errors: dict[str, type[Exception]] = {
        "cancelled": BulkCancelledError, "unfinished": UnfinishedSheetError, "not enrolled": NotEnrolledError,
        "rated meanwhile": RowChangedError,
    }  # fmt: skip
    key, last = sheets[2]
    if fault == "unfinished":
        sheets[2] = (key, replace(last, ratings=()))
    elif fault == "not enrolled":
        sheets[2] = (key, replace(last, declaration=replace(last.declaration, tax_code="0300000006")))
    elif fault == "rated meanwhile":
        desk.send_sheet(key, last)
    before = list(desk.store.sheets.sent(SentQuery()))

    def stop_at_two(done: int) -> None:
        if fault == "cancelled" and done == 2:
            raise BulkCancelledError

    with pytest.raises(errors[fault]):
        desk.send_bulk(sheets, stop_at_two)

    assert list(desk.store.sheets.sent(SentQuery())) == before


def test_a_sheet_sent_alone_never_bears_the_mark_of_a_bulk(desk: Workstation) -> None:
    ((key, sheet),) = bulk_of(desk, 1)

    assert desk.send_sheet(key, sheet).bulk is None
