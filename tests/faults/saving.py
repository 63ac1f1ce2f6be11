"""A client that does nothing but save sheets, and what a store holds afterwards."""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from hailong.domain.catalogue import Level
from hailong.domain.clock import Clock
from hailong.domain.declaration import Declaration, Kind, Round, Status
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import Store, StoreError, StoreFault
from hailong.store.sqlite import SqliteStore, open_store

COMMENT = "Hồ sơ nộp từ 8 giờ sáng, đến 16 giờ mới có phản hồi. " * 10


def bring_in(store: Store, count: int, first: int = 0) -> None:
    """Declarations to rate."""
    rows = (
        Declaration(
            number=f"10{number:09d}0", tax_code="0199999991", kind=Kind.IMPORT, office_code="03CC",
            status=Status.CLEARED, cleared_on=date(2026, 11, 16),
        )
        for number in range(first, first + count)
    )  # fmt: skip
    store.declarations.apply(rows, FileImport(name="list.xlsx", sha256=f"{first:064d}", reader="faults/1"))


def save(store: Store, key: int, clock: Clock) -> UUID:
    """Send one sheet; the word "saved" is this function's return."""
    row = store.declarations.get(key)
    assert row is not None
    rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.DISSATISFIED, comment=COMMENT)
    sheet = Sheet(
        id=uuid7(clock.now()), declaration=row.declaration, round=Round.AFTER, written_at=clock.now(), ratings=(rating,)
    )
    sealed = sealed_bytes(sheet.id)
    store.sheets.send(key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), clock.now())
    return sheet.id


def sealed_bytes(sheet_id: UUID) -> bytes:
    """As long as real ones."""
    return str(sheet_id).encode() * 60


def opened(folder: Path, clock: Clock) -> SqliteStore:
    """The store, as a user gets it who goes on without his old data where its key is damaged beyond reading."""
    try:
        return open_store(folder, clock)
    except StoreError as error:
        if error.fault is not StoreFault.KEY_DAMAGED:
            raise
        return open_store(folder, clock, gives_up_key=True)


def waiting(folder: Path, clock: Clock) -> dict[UUID, bytes]:
    """What waits when the store is opened anew, whenever its next attempt is due."""
    store = opened(folder, clock)
    try:
        return {sheet.id: sheet.sealed for sheet in store.outbox.due(clock.now() + timedelta(days=2), 1_000_000)}
    finally:
        store.close()
