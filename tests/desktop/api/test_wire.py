"""Answers of the service: unknown members passed over, wrong ones refused, nothing guessed."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.api import wire
from hailong.api.fields import WireError
from hailong.domain.legal import LegalDocument

from .test_fields import JSON

KEY = {"kty": "OKP", "crv": "Ed25519", "x": "AAAA", "use": "sig", "kid": "k"}
SERVICE = {"name": "Dịch vụ", "epoch": "e", "time": "2026-11-16T17:02:11+07:00", "keys": [KEY]}


def test_the_service_s_time_is_read_in_any_offset_and_unknown_members_are_passed_over() -> None:
    info = wire.parse_service({**SERVICE, "motto": {"vi": "phục vụ"}})

    assert info.time == datetime(2026, 11, 16, 10, 2, 11, tzinfo=UTC)
    assert info.oldest_client == ""


def test_keys_of_another_kind_are_passed_over() -> None:
    info = wire.parse_service({**SERVICE, "keys": [{"kty": "RSA", "n": "AQ", "e": "AQAB"}, KEY]})

    assert info.keys == (KEY,)


@pytest.mark.parametrize(
    "change",
    [
        {"epoch": None},
        {"time": "2026-11-16T10:02:11"},
        {"time": "hôm qua"},
        {"keys": None},
        {"keys": [{**KEY, "d": "private"}]},
        {"keys": [{**KEY, "kid": ""}]},
        {"keys": ["x"]},
    ],
)
def test_a_service_that_says_something_wrong_of_itself_is_refused(change: dict[str, Any]) -> None:
    members = {name: value for name, value in {**SERVICE, **change}.items() if value is not None}
    if "keys" in change and change["keys"] is None:
        members.pop("keys", None)

    with pytest.raises(WireError):
        wire.parse_service(members)


def test_an_enrolment_without_a_device_is_refused() -> None:
    with pytest.raises(WireError):
        wire.parse_enrolled({"device_id": "", "enterprises": []})
    assert wire.parse_enrolled({"device_id": "d", "enterprises": [{"tax_code": "0199999991"}]}).enterprises == (
        ("0199999991", ""),
    )


def test_a_problem_of_somebody_else_is_none_of_ours() -> None:
    with pytest.raises(WireError):
        wire.parse_problem({"type": "about:blank", "title": "Not Found"})


def test_a_problem_is_summed_up_without_the_words_of_one_language() -> None:
    told = {"type": "urn:hailong:problem:malformed", "title": "Không đọc được yêu cầu"}

    assert wire.parse_problem(told).summary == "malformed"
    where = [{"at": "/ratings/0/level", "code": "unknown"}]
    assert wire.parse_problem(told | {"detail": "1048576", "errors": where}).summary == (
        "malformed: 1048576: /ratings/0/level unknown"
    )


def test_a_document_keeps_its_days_and_relations() -> None:
    document = wire.parse_legal(
        {
            "document": {
                "id": "vb-1", "revision": 2, "number": "38/2015/TT-BTC", "effective_on": "2015-04-01",
                "expires_on": None, "suspended_from": "", "is_partly_expired": True, "amends": ["128/2013/TT-BTC"],
                "replaces": None,
            }
        }
    )  # fmt: skip

    assert isinstance(document, LegalDocument)
    assert document.is_partly_expired
    assert (document.amends, document.replaces, document.suspended_from) == (("128/2013/TT-BTC",), (), None)


@pytest.mark.parametrize(
    "payload",
    [
        {}, {"document": None}, {"document": {"id": "x"}}, {"document": {"id": "x", "revision": "1"}},
        {"document": {"id": "x", "revision": 1, "issued_on": "1/1/2026"}}, {"withdrawn": {"id": "x"}},
        {"withdrawn": "x"}, [], None,
    ],
)  # fmt: skip
def test_a_legal_change_of_a_wrong_form_is_refused(payload: Any) -> None:
    with pytest.raises(WireError):
        wire.parse_legal(payload)


def test_an_update_says_what_another_workstation_rated_and_an_older_service_leaves_it_out() -> None:
    told = {
        "tax_code": "0199999991", "declaration": "10999988877", "round": "after", "version": 2,
        "device_name": "KẾ TOÁN 2", "received_at": "2026-11-16T10:02:00.000Z",
    }  # fmt: skip
    plain = {"sheet_id": str(uuid4()), "state": "received", "at": "2026-11-16T10:02:00.000Z", "text": ""}
    updates = [plain | {"sheet": told}, plain, plain | {"sheet": told | {"round": "later"}}]
    hostile = "Kế toán\n\x1b[2J" + "x" * 100
    updates.append(plain | {"sheet": told | {"role": hostile}})

    new, old, unknown, with_role = wire.parse_updates({"updates": updates, "next": "3", "more": False}).updates

    assert new.sheet is not None
    assert (new.sheet.base, new.sheet.version, new.sheet.device_name) == ("10999988877", 2, "KẾ TOÁN 2")
    assert old.sheet is None
    assert unknown.sheet is None
    assert new.sheet.role == ""
    assert with_role.sheet is not None
    assert with_role.sheet.role == "Kế toán [2J" + "x" * 49


@given(JSON)
def test_whatever_comes_each_parser_answers_or_refuses(value: Any) -> None:
    sheet = uuid4()
    for parse in (
        wire.parse_service,
        wire.parse_enrolled,
        wire.parse_problem,
        wire.parse_updates,
        wire.parse_legal_page,
        wire.parse_legal,
        lambda answer: wire.parse_catalogue(answer, ""),
        lambda answer: wire.parse_batch(answer, [sheet]),
        lambda answer: wire.parse_batch({"epoch": "e", "results": [answer]}, [sheet]),
        lambda answer: wire.parse_batch({"epoch": "e", "results": [{"id": str(sheet), "status": answer}]}, [sheet]),
        lambda answer: wire.parse_updates({"updates": [answer], "next": "", "more": False}),
    ):
        try:
            parse(value)
        except WireError:
            continue


@given(st.lists(st.sampled_from([200, 201, 409, 410, 422, 503, 404, -1]), max_size=6), st.integers(0, 4))
def test_every_offered_sheet_gets_exactly_one_result_in_order(statuses: list[int], offered: int) -> None:
    ids = [uuid4() for _ in range(max(offered, len(statuses)))]
    results = [{"id": str(sheet), "status": status} for sheet, status in zip(ids, statuses, strict=False)]

    answer = wire.parse_batch({"epoch": "e", "results": results}, ids[:offered])

    assert [result.sheet_id for result in answer.results] == ids[:offered]
    assert all(bool(result.receipt) != (result.failure is not None) for result in answer.results)
