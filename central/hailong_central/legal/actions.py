"""Publishing, revising and withdrawing legal documents; every change is signed when it is made."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from hailong_central.audit import record
from hailong_central.legal.models import LegalChange, LegalDocument
from hailong_central.legal.reading import DocumentFacts
from hailong_central.service import tokens
from hailong_central.service.keys import service_keys
from hailong_central.service.state import draw
from hailong_central.service.times import to_wire


@transaction.atomic
def publish_documents(*, by: record.Actor, documents: Iterable[DocumentFacts]) -> Counter[str]:
    """Add new documents and revise changed ones; counts of added, changed, unchanged and still withdrawn.

    A document that is missing from ``documents`` stays: absence never means deletion. A withdrawn one stays withdrawn.
    """
    counts = Counter[str](added=0, changed=0, unchanged=0, withdrawn=0)
    for facts in documents:
        counts[_publish(facts)] += 1
    record.write(by=by, action="legal.published", target="legal", **counts)
    return counts


@transaction.atomic
def withdraw_document(*, by: record.Actor, document_id: uuid.UUID, reason: str) -> bool:
    """Withdraw a document by a signed tombstone; False when there is none that could be withdrawn."""
    now = timezone.now()
    standing = LegalDocument.objects.filter(pk=document_id, withdrawn_at=None)
    if standing.update(withdrawn_at=now, withdrawal_reason=reason) != 1:
        return False
    document = LegalDocument.objects.get(pk=document_id)
    document.revision += 1
    document.save(update_fields=["revision"])
    tombstone = {
        "id": str(document.id), "revision": document.revision, "withdrawn_at": to_wire(now), "reason": reason,
    }  # fmt: skip
    _sign_change(document, {"withdrawn": tombstone})
    record.write(by=by, action="legal.withdrawn", target=f"legal:{document_id}", reason=reason)
    return True


def _publish(facts: DocumentFacts) -> str:
    values: dict[str, Any] = {**asdict(facts), "amends": list(facts.amends), "replaces": list(facts.replaces)}
    document = LegalDocument.objects.filter(pk=facts.id).first()
    if document is None:
        document = LegalDocument.objects.create(id=facts.id, **values)
        _sign_change(document, {"document": _said(document)})
        return "added"
    if document.withdrawn_at is not None:
        return "withdrawn"
    if all(getattr(document, name) == value for name, value in values.items()):
        return "unchanged"
    for name, value in values.items():
        setattr(document, name, value)
    document.revision += 1
    document.save(update_fields=[*values, "revision"])
    _sign_change(document, {"document": _said(document)})
    return "changed"


def _said(document: LegalDocument) -> dict[str, object]:
    names = (
        "revision", "number", "type", "issuer", "title", "issued_on", "effective_on", "expires_on", "suspended_from",
        "suspended_to", "is_partly_expired", "amends", "replaces", "source_url", "body",
    )  # fmt: skip
    said = {name: getattr(document, name) for name in names}
    days = {name: value.isoformat() for name, value in said.items() if isinstance(value, date)}
    return {"id": str(document.id), **said, **days}


def _sign_change(document: LegalDocument, payload: dict[str, object]) -> None:
    LegalChange.objects.create(
        sequence=draw("legal_changes").legal_changes, document=document, revision=document.revision,
        at=timezone.now(), token=tokens.sign(payload, typ=tokens.LEGAL, key=service_keys().signing[0]),
    )  # fmt: skip
