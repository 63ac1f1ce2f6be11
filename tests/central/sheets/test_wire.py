"""The sheet's form: whatever is unknown, missing, converted or out of range is refused with its place."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from central.workstation import valid_sheet
from hailong_central.sheets.refusals import faults_of
from hailong_central.sheets.wire import SheetBody


def faults(sheet: Any) -> set[tuple[str, str]]:
    text = sheet if isinstance(sheet, (str, bytes)) else json.dumps(sheet)
    try:
        SheetBody.model_validate_json(text, strict=True)
    except ValidationError as error:
        return {(fault.at, fault.code) for fault in faults_of(error)}
    return set()


def changed(pointer: str, value: object) -> dict[str, Any]:
    sheet: Any = valid_sheet()
    *path, last = pointer.strip("/").split("/")
    holder = sheet
    for part in path:
        holder = holder[int(part) if isinstance(holder, list) else part]
    holder[int(last) if isinstance(holder, list) else last] = value
    return sheet


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/ratings/0/level", 1), ("/ratings/0/level", None), ("/declaration/cleared_on", None), ("/contact/phone", ""),
        ("/declaration/office_code", ""), ("/ratings/0/comment", "một\nhai\r\nba"), ("/ratings/0/comment", "x" * 4000),
        ("/written_at", "2026-11-16T17:02:11.5+07:00"), ("/enterprise/tax_code", "0199999991001"), ("/round", "during"),
        ("/client/catalogue_version", "x"), ("/bulk", None), ("/clock", "sure"), ("/clock", "unsure"),
        ("/bulk", {"id": "01939a6e-0000-7000-8000-00000000b001", "size": 1000}),
    ],
)  # fmt: skip
def test_what_the_protocol_allows_passes(pointer: str, value: object) -> None:
    assert faults(changed(pointer, value)) == set()


@pytest.mark.parametrize(
    ("pointer", "value", "code"),
    [
        ("/ratings/0/level", 0, "out-of-range"), ("/ratings/0/level", 6, "out-of-range"),
        ("/ratings/0/level", "4", "malformed"), ("/ratings/0/level", 4.0, "malformed"),
        ("/ratings/0/level", True, "malformed"), ("/ratings/0/did_not_meet", 0, "malformed"),
        ("/ratings/0/mood", 1, "unknown-field"), ("/extra", 1, "unknown-field"),
        ("/schema", 2, "out-of-range"), ("/round", "later", "out-of-range"), ("/version", 0, "out-of-range"),
        ("/ratings", [], "too-short"), ("/ratings/0/comment", "x" * 4001, "too-long"),
        ("/contact/name", "x" * 201, "too-long"), ("/contact/phone", "0" * 31, "too-long"),
        ("/contact/name", "a\x00b", "control-character"), ("/ratings/0/comment", "a\tb", "control-character"),
        ("/contact/name", "a\x9bb", "control-character"),
        ("/declaration/number", "10999988877", "malformed"), ("/declaration/number", "1099998887700", "malformed"),
        ("/declaration/number", "١٠٩٩٩٩٨٨٨٧٧٠", "malformed"), ("/enterprise/tax_code", "019999999", "malformed"),
        ("/enterprise/tax_code", "0199999991-001", "malformed"), ("/declaration/channel", "blue", "out-of-range"),
        ("/written_at", "1731750131", "malformed"), ("/written_at", 1731750131, "malformed"),
        ("/written_at", "2026-11-16T10:02:11", "malformed"), ("/written_at", "1812-01-01T00:00:00Z", "out-of-range"),
        ("/written_at", "2026-13-16T10:02:11Z", "malformed"), ("/declaration/registered_on", "16/11/2026", "malformed"),
        ("/declaration/registered_on", "2026-02-30", "malformed"), ("/id", "x", "malformed"), ("/id", 7, "malformed"),
        ("/declaration/cleared_on", "1812-01-01", "out-of-range"), ("/supersedes", "", "malformed"),
        ("/clock", "10 years", "out-of-range"), ("/clock", "", "out-of-range"), ("/clock", None, "out-of-range"),
    ],
)  # fmt: skip
def test_what_it_does_not_allow_is_refused_with_its_place(pointer: str, value: object, code: str) -> None:
    assert faults(changed(pointer, value)) == {(pointer, code)}


def test_too_many_ratings_are_refused() -> None:
    assert faults(changed("/ratings", [valid_sheet()["ratings"][0]] * 51)) == {("/ratings", "too-long")}


def test_every_field_is_needed() -> None:
    for name in valid_sheet():
        sheet = valid_sheet()
        del sheet[name]
        assert faults(sheet) == {(f"/{name}", "missing")}


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"id": NaN}', b"\xff\xfe", '{"a":' * 5000, '"\\ud800"'])
def test_what_is_no_sheet_at_all_is_refused(text: str | bytes) -> None:
    assert faults(text)


def test_lone_surrogates_are_refused() -> None:
    assert faults(json.dumps(valid_sheet()).replace("A11", "\\ud800"))


def test_text_is_kept_composed() -> None:
    body = SheetBody.model_validate_json(json.dumps(changed("/contact/name", "Nguyê\u0303n")), strict=True)

    assert body.contact.name == "Nguyễn"


def test_refused_values_are_not_quoted() -> None:
    assert "MẬT" not in str(faults(changed("/contact/name", "BÍ MẬT" * 99)))


@pytest.mark.parametrize(
    ("bulk", "place"),
    [
        ({"id": "01939a6e-0000-7000-8000-00000000b001", "size": 0}, "/bulk/size"),
        ({"id": "01939a6e-0000-7000-8000-00000000b001", "size": 1001}, "/bulk/size"),
        ({"id": "x", "size": 2}, "/bulk/id"), ({"size": 2}, "/bulk/id"), ("37", "/bulk"),
        ({"id": "01939a6e-0000-7000-8000-00000000b001", "size": 2, "by": "x"}, "/bulk/by"),
    ],
)  # fmt: skip
def test_mark_of_a_bulk_is_whole_or_refused(bulk: object, place: str) -> None:
    assert {at for at, _ in faults(changed("/bulk", bulk))} == {place}
