"""The committed OpenAPI document is the one that the service generates, and every call keeps to it."""

import json

import pytest

from central.workstation import API, Workstation, valid_sheet
from contract.openapi import DOCUMENT, check_answer
from hailong_central.api.openapi import document


def test_committed_document_is_the_generated_one() -> None:
    committed = DOCUMENT.read_text("utf-8")

    assert committed == document(), "run: hailong-central openapi > contract/openapi.json"


def test_document_names_all_calls_of_the_protocol_and_no_other() -> None:
    calls = {
        f"{method.upper()} {path}" for path, methods in json.loads(document())["paths"].items() for method in methods
    }

    assert calls == {
        "GET /api/v1/service", "POST /api/v1/devices", "GET /api/v1/catalogue", "POST /api/v1/sheets",
        "POST /api/v1/carried-sheets", "GET /api/v1/updates", "GET /api/v1/digest", "GET /api/v1/legal-documents",
    }  # fmt: skip


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "call",
    ["/service", "/catalogue", "/updates", "/digest", "/legal-documents", "/updates?after=x", "/digest?through=x"],
)
def test_answers_of_reading_calls_keep_to_the_document(call: str, alice: Workstation) -> None:
    answer = alice.get(call)

    check_answer("GET", API + call.partition("?")[0], answer)


@pytest.mark.usefixtures("catalogue")
def test_update_of_a_sheet_keeps_to_the_document(alice: Workstation) -> None:
    alice.deliver(valid_sheet())

    answer = alice.get("/updates")

    assert len(answer.json()["updates"]) == 1
    check_answer("GET", f"{API}/updates", answer)


def test_answers_of_enrolment_keep_to_the_document(db, client) -> None:
    answer = client.post(f"{API}/devices", {"enrolment": "x.y.z"}, "application/json")

    assert answer.status_code == 422
    check_answer("POST", f"{API}/devices", answer)
