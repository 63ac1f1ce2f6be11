"""What the tests of the store share: one clock that stands still, both kinds of store, values to put into them."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.domain.catalogue import Level
from hailong.domain.declaration import Declaration, Kind, Status, round_of
from hailong.domain.delivery import Receipt, SealedSheet
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.secret_keeping import SecretsUnavailableError
from hailong.domain.sheet import Bulk, Contact, Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import SentQuery, Store
from hailong.store.memory import MemoryStore
from hailong.store.sqlite import open_store

CLEARED = Declaration(
    number="109999888770", tax_code="0199999991", enterprise_name="Công ty TNHH Sao Mai", kind=Kind.IMPORT,
    office_code="03CC", office_abbr="HQHPKV1", status=Status.CLEARED, registered_on=date(2026, 11, 16),
    cleared_on=date(2026, 11, 16), partner="NGUYỄN TRADING CO., LTD",
)  # fmt: skip


class StandingClock:
    """Tells the same moment until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 16, 10, 2, 0, 123456, UTC)

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, **duration: float) -> datetime:
        self.moment += timedelta(**duration)
        return self.moment


class Desk:
    """Does with a store what a user and a sender do, in one word each."""

    def __init__(self, store: Store, clock: StandingClock) -> None:
        self.store = store
        self.clock = clock
        self._files = 0

    def bring_in(self, *declarations: Declaration):
        self._files += 1
        file = FileImport(name="tokhai.xlsx", sha256=f"{self._files:064d}", reader="declaration_list:1")
        return self.store.declarations.apply(declarations, file)

    def key_of(self, declaration: Declaration) -> int:
        """The key of a declaration that is brought in if need be."""
        if not any(row.declaration.tax_code == declaration.tax_code for row in self._found(declaration)):
            self.bring_in(declaration)
        return next(row.key for row in self._found(declaration) if row.declaration.tax_code == declaration.tax_code)

    def write(self, declaration: Declaration = CLEARED, **changes: object) -> Sheet:
        """A sheet as the user would write it next."""
        in_round = round_of(declaration)
        version, supersedes = self.store.sheets.next_version(self.key_of(declaration), in_round)
        sheet = Sheet(
            id=uuid7(self.clock.now()), declaration=declaration, round=in_round, written_at=self.clock.now(),
            version=version, supersedes=supersedes, contact=Contact(name="Nguyễn Thị Mẫu", phone="0900000000"),
            ratings=(Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.SATISFIED),),
        )  # fmt: skip
        return replace(sheet, **changes)

    def send(self, declaration: Declaration = CLEARED, **changes: object) -> UUID:
        """Write and send; the id of the sheet."""
        sheet = self.write(declaration, **changes)
        sealed = b"sealed " + str(sheet.id).encode()
        key = self.key_of(declaration)
        self.store.sheets.send(key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), self.clock.now())
        return sheet.id

    def send_bulk(self, *declarations: Declaration, bulk: UUID, minutes: float = 10) -> list[UUID]:
        """Give the same sheet to all, to be undone within so many minutes; their ids."""
        mark = Bulk(id=bulk, size=len(declarations))
        sheets = [self.seal(one, self.write(one, bulk=mark)) for one in declarations]
        now = self.clock.now()
        self.store.sheets.send_held(sheets, now, now + timedelta(minutes=minutes))
        return [one.sheet.id for one in sheets]

    def seal(self, declaration: Declaration, sheet: Sheet) -> SealedSheet:
        sealed = b"sealed " + str(sheet.id).encode()
        sha256 = hashlib.sha256(sealed).hexdigest()
        return SealedSheet(declaration_key=self.key_of(declaration), sheet=sheet, sealed=sealed, sha256=sha256)

    def receipt(self, epoch: str = "e1", number: str = "HL-2026-000123") -> Receipt:
        return Receipt(token="a.b.c", number=number, sequence=7, epoch=epoch, received_at=self.clock.now())

    def deliver(self, sheet_id: UUID, **receipt: str) -> None:
        """The sender offers it and the service takes it."""
        self.store.outbox.mark_sending([sheet_id])
        self.store.outbox.received(sheet_id, self.receipt(**receipt))

    def state_of(self, sheet_id: UUID):
        return self.sent(sheet_id).state

    def states(self, ids: list[UUID]):
        return [self.state_of(sheet_id) for sheet_id in ids]

    def sent(self, sheet_id: UUID):
        """The row of the *Sent* page."""
        rows = self.store.sheets.sent_rows(self.store.sheets.sent(SentQuery()))
        return next(row for row in rows if row.sheet.id == sheet_id)

    def _found(self, declaration: Declaration):
        return self.store.declarations.find(declaration.number)


class KeptSecrets:
    """A keyring; ``is_silent``: it is locked, gone or hangs."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_silent = False

    def find(self, name: str) -> str | None:
        self._answer()
        return self.kept.get(name)

    def keep(self, name: str, text: str) -> None:
        self._answer()
        self.kept[name] = text

    def _answer(self) -> None:
        if self.is_silent:
            raise SecretsUnavailableError("the keyring does not answer")


@pytest.fixture
def secrets() -> KeptSecrets:
    return KeptSecrets()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: StandingClock) -> Iterator[Store]:
    opened: Store = open_store(tmp_path / "data", clock) if request.param == "sqlite" else MemoryStore(clock)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(tmp_path: Path, clock: StandingClock) -> Iterator[Store]:
    opened = open_store(tmp_path / "data", clock, sealer=SystemClerkKeys())
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, clock: StandingClock) -> Desk:
    return Desk(store, clock)


@pytest.fixture
def make_desk(clock: StandingClock) -> Callable[[Store], Desk]:
    return lambda store: Desk(store, clock)


@pytest.fixture
def cleared() -> Declaration:
    return CLEARED
