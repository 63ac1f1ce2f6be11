"""What comes from the service: whole, in order, believed only when signed, and asked for again when not."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from contract.client_service import Reply, Request, ServiceKeys, problem
from hailong.domain.legal import Shelf
from hailong.domain.sheet import SheetState
from hailong.sync.schedule import Reason

from .conftest import Workstation

AT = "2026-11-16T10:00:00Z"
DAY = date(2026, 11, 16)


def document(number: int, revision: int = 1, **members: object) -> dict[str, object]:
    values = {
        "id": f"vb-{number}", "revision": revision, "number": f"{number}/2026/TT-BTC", "type": "Thông tư",
        "issuer": "Bộ Tài chính", "title": f"Văn bản thứ {number}", "issued_on": "2026-11-01", **members,
    }  # fmt: skip
    return {"document": values}


def shelf(desk: Workstation) -> set[str]:
    return {found.id for found in desk.store.legal.list(Shelf.ALL, DAY)}


def publish(desk: Workstation, *payloads: dict[str, object]) -> None:
    desk.double.legal += [desk.double.keys.sign("hailong-legal+jws", payload) for payload in payloads]


def only(desk: Workstation, path: str, reply: Reply) -> Callable[[Request], Reply]:
    """A service that answers one path with ``reply`` and everything else as it should."""

    def answer(request: Request) -> Reply:
        if path in request.path:
            return reply
        desk.double.answer = None
        usual = desk.double(request)
        desk.double.answer = answer
        return usual

    return answer


def test_the_catalogue_is_kept_with_its_tag_and_not_sent_twice(desk: Workstation) -> None:
    desk.double.catalogue["reasons"] = [{"level": 5, "code": "P_KHAC", "vi": "Khác"}]  # type: ignore[index]

    assert desk.run(Reason.CLICK).pull.is_new_catalogue
    assert not desk.run(Reason.CLICK).pull.is_new_catalogue

    assert desk.store.mirror.catalogue().version == "c1"
    assert desk.store.mirror.sync_state().catalogue_etag == '"c1"'
    tags = [request.headers.get("If-None-Match") for request in desk.http.requests if "catalogue" in request.path]
    assert tags == [None, '"c1"']


@pytest.mark.parametrize(
    "garbled",
    [
        {"version": "c2"},
        {"version": "c2", "offices": [{"code": 3}], "teams": [], "stages": [], "officers": [], "reasons": []},
        {"version": "c2", "offices": [], "teams": [], "stages": [], "officers": [], "reasons": [{"level": 6}]},
    ],
)
def test_a_garbled_catalogue_leaves_the_old_one_and_holds_up_nothing_else(
    desk: Workstation, garbled: dict[str, object]
) -> None:
    desk.run(Reason.CLICK)
    desk.double.catalogue, desk.double.etag = garbled, '"c2"'
    publish(desk, document(1))

    outcome = desk.run(Reason.CLICK)

    assert outcome.failure is not None
    assert outcome.failure.code == "garbled"
    assert desk.store.mirror.catalogue().version == "c1"
    assert shelf(desk) == {"vb-1"}


def test_updates_move_sheets_page_by_page_and_the_cursor_is_kept(desk: Workstation) -> None:
    ids = desk.send(3)
    desk.run()
    desk.double.updates = [
        {"sequence": 1, "sheet_id": str(ids[0]), "state": "in_handling", "at": AT, "text": ""},
        {"sequence": 2, "sheet_id": str(uuid4()), "state": "answered", "at": AT, "text": ""},
        {"sequence": 3, "sheet_id": str(ids[0]), "state": "answered", "at": AT, "text": "Đã trả lời"},
        {"sequence": 4, "sheet_id": str(ids[1]), "state": "removed", "at": AT, "text": "Gửi nhầm"},
        {"sequence": 5, "sheet_id": str(ids[2]), "state": "received", "at": AT, "text": ""},
    ]
    desk.http.requests.clear()

    desk.run(Reason.CLICK)

    assert desk.states(ids) == [SheetState.ANSWERED, SheetState.REMOVED, SheetState.RECEIVED]
    assert desk.sent(ids[0]).update_text == "Đã trả lời"
    assert desk.store.mirror.sync_state().updates_cursor == "5"
    asked = [path for path in desk.http.paths if "updates" in path]
    assert asked == [f"GET /api/v1/updates?after={after}" for after in (0, 2, 4)]


def test_a_line_that_breaks_between_two_pages_loses_none(desk: Workstation) -> None:
    for number in range(1, 7):
        publish(desk, document(number))
    desk.double.answer = only(desk, "legal-documents?after=2", Reply(200, b"{", cut_after=1))
    desk.run(Reason.CLICK)
    assert shelf(desk) == {"vb-1", "vb-2"}
    desk.double.answer = None

    desk.run(Reason.CLICK)

    assert shelf(desk) == {f"vb-{number}" for number in range(1, 7)}
    assert desk.store.mirror.sync_state().legal_cursor == "6"


def test_a_document_that_the_service_did_not_sign_is_left_out_reported_and_asked_for_again(desk: Workstation) -> None:
    publish(desk, document(1), document(2), document(3), document(4), document(5))
    genuine = desk.double.legal[2]
    desk.double.legal[2] = ServiceKeys().sign("hailong-legal+jws", document(3, title="Giả"))

    outcome = desk.run(Reason.CLICK)

    assert outcome.pull.documents_rejected == 1
    assert outcome.failure is None
    assert shelf(desk) == {"vb-1", "vb-2", "vb-4", "vb-5"}
    assert desk.store.mirror.sync_state().legal_cursor == "2"
    desk.double.legal[2] = genuine
    outcome = desk.run(Reason.CLICK)
    assert (outcome.pull.documents, outcome.pull.documents_rejected) == (1, 0)
    assert shelf(desk) == {f"vb-{number}" for number in range(1, 6)}
    assert desk.store.mirror.sync_state().legal_cursor == "5"


def test_a_signed_tombstone_withdraws_and_an_empty_list_does_not(desk: Workstation) -> None:
    publish(desk, document(1), document(2))
    desk.run(Reason.CLICK)
    publish(desk, {"withdrawn": {"id": "vb-1", "revision": 2, "withdrawn_at": AT, "reason": "nhầm"}})
    desk.run(Reason.CLICK)
    assert shelf(desk) == {"vb-2"}

    desk.double.legal.clear()
    desk.run(Reason.CLICK)

    assert shelf(desk) == {"vb-2"}


def test_an_older_revision_never_replaces_a_newer_one(desk: Workstation) -> None:
    publish(desk, document(1, revision=3, title="Bản mới"), document(1, revision=2, title="Bản cũ"))

    desk.run(Reason.CLICK)

    found = desk.store.legal.get("vb-1")
    assert found is not None
    assert found.title == "Bản mới"


@pytest.mark.parametrize("path", ["updates", "legal-documents"])
def test_a_cursor_that_stands_still_is_not_followed_for_ever(desk: Workstation, path: str) -> None:
    body = {"updates": [], "changes": [], "next": "", "more": True}
    desk.double.answer = only(desk, path, Reply(200, body))

    outcome = desk.run(Reason.CLICK)

    assert outcome.failure is not None
    assert outcome.failure.code == "garbled"
    assert sum(path in asked for asked in desk.http.paths) == 1


def test_an_empty_page_without_a_cursor_does_not_send_the_reader_back_to_the_beginning(desk: Workstation) -> None:
    publish(desk, document(1))
    desk.run(Reason.CLICK)
    desk.double.answer = only(desk, "legal", Reply(200, {"changes": [], "next": "", "more": False}))

    desk.run(Reason.CLICK)

    assert desk.store.mirror.sync_state().legal_cursor == "1"


@pytest.mark.parametrize("path", ["catalogue", "updates", "legal-documents"])
def test_a_pull_that_finds_nobody_ends_there_and_is_tried_again(desk: Workstation, path: str) -> None:
    publish(desk, document(1))
    desk.double.answer = only(desk, path, Reply(200, "<html>", label=""))

    outcome = desk.run(Reason.CLICK)

    assert outcome.failure is not None
    assert outcome.failure.code == "stranger"
    assert path in desk.http.paths[-1]
    desk.double.answer = None
    assert desk.run_when_planned(outcome).pull.documents == 1


def test_a_revoked_device_pulls_nothing_and_keeps_everything(desk: Workstation) -> None:
    publish(desk, document(1))
    desk.run(Reason.CLICK)
    desk.double.answer = only(desk, "catalogue", problem("device-revoked", 403))

    outcome = desk.run(Reason.CLICK)

    assert outcome.failure is not None
    assert outcome.failure.code == "device_revoked"
    assert shelf(desk) == {"vb-1"}
    assert desk.store.mirror.enrolment() is not None
