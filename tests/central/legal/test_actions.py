"""Legal documents: every change signed, in order, and nothing withdrawn by being absent."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from joserfc import jws

from central.fixtures import RESOURCES
from central.workstation import Workstation
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.legal.actions import publish_documents, withdraw_document
from hailong_central.legal.reading import DocumentFacts, read_documents

LAW = DocumentFacts(
    number="1/2026/QH16", type="Luật", issuer="Quốc hội", title="Luật Mẫu", issued_on=date(2026, 1, 5),
    effective_on=date(2026, 7, 1), expires_on=None, suspended_from=None, suspended_to=None, is_partly_expired=False,
    amends=("54/2014/QH13",), replaces=(), source_url="", body="Điều 1.\nMẫu.",
)  # fmt: skip
WHO = CommandLine()


def changes(workstation: Workstation, after: str = "") -> dict[str, Any]:
    return workstation.get(f"/legal-documents?after={after}").json()


def said(workstation: Workstation, change: dict[str, Any]) -> dict[str, Any]:
    signed = jws.deserialize_compact(change["signed"], workstation.service_keys("sig")[0], algorithms=["Ed25519"])
    assert signed.protected["typ"] == "hailong-legal+jws"
    return json.loads(signed.payload)


def test_document_is_told_with_everything_that_is_known(alice: Workstation) -> None:
    publish_documents(by=WHO, documents=[LAW])

    page = changes(alice)

    assert said(alice, page["changes"][0])["document"] == {
        "id": str(LAW.id), "revision": 1, "number": "1/2026/QH16", "type": "Luật", "issuer": "Quốc hội",
        "title": "Luật Mẫu", "issued_on": "2026-01-05", "effective_on": "2026-07-01", "expires_on": None,
        "suspended_from": None, "suspended_to": None, "is_partly_expired": False, "amends": ["54/2014/QH13"],
        "replaces": [], "source_url": "", "body": "Điều 1.\nMẫu.",
    }  # fmt: skip
    assert (page["next"], page["more"]) == ("1", False)
    assert changes(alice, page["next"])["changes"] == []
    assert changes(alice, page["next"])["next"] == "1"


def test_unchanged_document_makes_no_change_and_changed_one_a_revision(alice: Workstation) -> None:
    publish_documents(by=WHO, documents=[LAW])

    again = publish_documents(by=WHO, documents=[LAW])
    revised = publish_documents(by=WHO, documents=[replace(LAW, expires_on=date(2027, 1, 1))])

    assert (again["unchanged"], revised["changed"]) == (1, 1)
    documents = [said(alice, change)["document"] for change in changes(alice)["changes"]]
    assert [(document["revision"], document["expires_on"]) for document in documents] == [(1, None), (2, "2027-01-01")]


def test_absent_document_stays(alice: Workstation) -> None:
    publish_documents(by=WHO, documents=[LAW])

    publish_documents(by=WHO, documents=[])

    assert len(changes(alice)["changes"]) == 1


def test_withdrawal_is_a_signed_tombstone_of_a_higher_revision(alice: Workstation) -> None:
    publish_documents(by=WHO, documents=[LAW])

    assert withdraw_document(by=WHO, document_id=LAW.id, reason="Đăng nhầm")
    assert not withdraw_document(by=WHO, document_id=LAW.id, reason="Đăng nhầm")

    tombstone = said(alice, changes(alice)["changes"][1])["withdrawn"]
    assert (tombstone["id"], tombstone["revision"], tombstone["reason"]) == (str(LAW.id), 2, "Đăng nhầm")
    assert publish_documents(by=WHO, documents=[LAW])["withdrawn"] == 1
    assert AuditRecord.objects.filter(action="legal.withdrawn").count() == 1


def test_long_list_is_fetched_page_by_page(alice: Workstation) -> None:
    publish_documents(by=WHO, documents=[replace(LAW, number=f"{number}/2026/NĐ-CP") for number in range(205)])

    first = changes(alice)
    second = changes(alice, first["next"])

    assert (len(first["changes"]), first["more"]) == (200, True)
    assert (len(second["changes"]), second["more"]) == (5, False)
    sequences = [change["sequence"] for page in (first, second) for change in page["changes"]]
    assert sequences == list(range(1, 206))


@pytest.mark.django_db
def test_starter_list_is_published_whole() -> None:
    counts = publish_documents(by=WHO, documents=read_documents(RESOURCES / "legal" / "legal_documents.csv"))

    assert counts["added"] == 80
