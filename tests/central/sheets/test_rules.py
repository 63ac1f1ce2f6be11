"""The rules that the form alone cannot tell."""

import json
from typing import Any

import pytest

from central.workstation import valid_sheet
from hailong_central.catalogue.models import CatalogueVersion
from hailong_central.sheets.rules import faults_in
from hailong_central.sheets.wire import SheetBody

OFFICE = {"kind": "office", "code": "03CC", "name": "Cảng 1"}
OFFICER = {"kind": "officer", "code": "", "name": "Công chức ở quầy số 3"}
pytestmark = pytest.mark.usefixtures("catalogue")


def line(subject: dict[str, str] = OFFICE, level: int | None = 4, **more: Any) -> dict[str, Any]:
    return {"subject": subject, "level": level, "reasons": [], "comment": "", "did_not_meet": False} | more


def faults(*ratings: dict[str, Any], **changes: Any) -> set[tuple[str, str]]:
    sheet = valid_sheet(**({"ratings": list(ratings)} if ratings else {}), **changes)
    body = SheetBody.model_validate_json(json.dumps(sheet), strict=True)
    return {(fault.at, fault.code) for fault in faults_in(body)}


def test_valid_sheet_breaks_none() -> None:
    assert faults() == set()


def test_first_version_has_no_predecessor_and_a_later_one_has() -> None:
    other = valid_sheet()["id"]

    assert faults(supersedes=other) == {("/supersedes", "predecessor")}
    assert faults(version=2) == {("/supersedes", "predecessor")}
    assert faults(version=2, supersedes=other) == set()


def test_something_has_a_level() -> None:
    assert faults(line(OFFICER, None, did_not_meet=True)) == {("/ratings", "nothing-rated")}


def test_did_not_meet_is_said_of_officers_without_a_level() -> None:
    assert faults(line(), line(OFFICER, None, did_not_meet=True)) == set()
    assert faults(line(), line(OFFICER, 3, did_not_meet=True)) == {("/ratings/1/did_not_meet", "did-not-meet")}
    stage = {"kind": "stage", "code": "DK", "name": ""}
    assert faults(line(), line(stage, None, did_not_meet=True)) == {("/ratings/1/did_not_meet", "did-not-meet")}


def test_subject_has_a_name_and_stands_once() -> None:
    nameless = {"kind": "officer", "code": "", "name": "  "}
    renamed = {**OFFICE, "name": "Tên khác"}

    assert faults(line(), line(nameless)) == {("/ratings/1/subject", "subject-unnamed")}
    assert faults(line(), line(renamed)) == {("/ratings/1/subject", "subject-twice")}
    assert faults(line(OFFICER), line(OFFICER)) == {("/ratings/1/subject", "subject-twice")}
    assert faults(line(), line({**OFFICE, "kind": "team"}), line(OFFICER)) == set()


def test_reason_belongs_to_the_level() -> None:
    assert faults(line(level=4, reasons=["P_DUNG_HAN"])) == set()
    assert faults(line(level=1, reasons=["N_THAI_DO", "P_DUNG_HAN"])) == {
        ("/ratings/0/reasons/1", "reason-of-other-level")
    }
    assert faults(line(), line(OFFICER, None, reasons=["N_THAI_DO"])) == {
        ("/ratings/1/reasons/0", "reason-without-level")
    }


def test_unknown_reason_is_believed_of_another_catalogue_only(catalogue: CatalogueVersion) -> None:
    rating = line(reasons=["N_MOI"])

    assert faults(rating, client={"version": "0.1.0", "catalogue_version": "older"}) == set()
    assert faults(rating, client={"version": "0.1.0", "catalogue_version": catalogue.version}) == {
        ("/ratings/0/reasons/0", "reason-unknown")
    }
