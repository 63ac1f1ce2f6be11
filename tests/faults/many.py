"""Very many sheets that wait, and a service that signs their receipts as fast as this machine can."""

import base64
import json
from datetime import date
from itertools import islice
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract.client_service import EPOCH, ServiceKeys, sha256
from faults.saving import sealed_bytes
from hailong.domain.catalogue import Level
from hailong.domain.clock import Clock
from hailong.domain.declaration import Declaration, Kind, Round, Status
from hailong.domain.delivery import SealedSheet
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import DeclarationQuery, Store

AT_ONCE = 5_000
SUBJECT = Subject(kind=SubjectKind.OFFICE, code="03CC")


def fill(store: Store, clock: Clock, count: int, first: int = 0) -> list[UUID]:
    """So many sheets that wait, sent in few transactions; their ids, oldest first."""
    rows = (
        Declaration(
            number=f"10{number:09d}0", tax_code="0199999991", kind=Kind.IMPORT, office_code="03CC",
            status=Status.CLEARED, cleared_on=date(2026, 11, 16),
        )
        for number in range(first, first + count)
    )  # fmt: skip
    store.declarations.apply(rows, FileImport(name="list.xlsx", sha256=f"{first:064d}", reader="faults/1"))
    keys = iter(list(store.declarations.view(DeclarationQuery())))
    ids: list[UUID] = []
    now = clock.now()
    while part := store.declarations.rows(list(islice(keys, AT_ONCE))):
        sealed = [_sealed(row.key, row.declaration, clock) for row in part]
        store.sheets.send_held(sealed, now, now)
        ids += [one.sheet.id for one in sealed]
    return ids


def _sealed(key: int, declaration: Declaration, clock: Clock) -> SealedSheet:
    now = clock.now()
    rating = Rating(subject=SUBJECT, level=Level.SATISFIED)
    sheet = Sheet(id=uuid7(now), declaration=declaration, round=Round.AFTER, written_at=now, ratings=(rating,))
    sealed = sealed_bytes(sheet.id)
    return SealedSheet(declaration_key=key, sheet=sheet, sealed=sealed, sha256=sha256(sealed))


class QuickReceipts:
    """The receipts of ``ServiceKeys``, without the library's detours."""

    def __init__(self, keys: ServiceKeys) -> None:
        signer = keys.signing.private_key
        assert isinstance(signer, Ed25519PrivateKey)
        self._signer = signer
        kid = keys.signing.thumbprint()
        self._head = _base64({"alg": "Ed25519", "typ": "hailong-receipt+jws", "kid": kid})

    def __call__(self, sheet_id: str, digest: str) -> str:
        says = {
            "sheet_id": sheet_id, "sha256": digest, "sequence": 7, "epoch": EPOCH,
            "received_at": "2026-11-16T10:02:12.000Z", "number": "HL-2026-000123",
        }  # fmt: skip
        text = f"{self._head}.{_base64(says)}"
        return f"{text}.{_encoded(self._signer.sign(text.encode()))}"


def _base64(value: object) -> str:
    return _encoded(json.dumps(value).encode())


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
