"""What tests of rating share: invented declarations, a small catalogue, a store with both, and the real *Send*."""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from hailong.domain.catalogue import Catalogue, Level, Office, Officer, Reason, Stage, Team
from hailong.domain.declaration import Channel, Declaration, Kind, Status, round_of
from hailong.domain.delivery import Receipt, SheetUpdate, ToldSheet
from hailong.domain.enrolment import Enrolment
from hailong.domain.imports import FileImport
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import Sheet, SheetState
from hailong.store.interfaces import Store
from hailong.sync.sending import SendBulk, SendSheet
from hailong.sync.timekeeper import Timekeeper

RESOURCES = Path(__file__).parents[1] / "resources" / "catalogue"
NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)  # 17:02 in Vietnam
TODAY = date(2026, 11, 16)
ENTERPRISE = ("0199999991", "CÔNG TY TNHH NGUYỄN MẪU THỬ")
OTHER_ENTERPRISE = ("0199999991001", "CHI NHÁNH ẮẰẲẴ MẪU THỬ")


class StandingClock:
    """Tells the same moment until it is moved."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class PlainSealer:
    """Seals to readable bytes: the sealing itself is tested elsewhere."""

    def sealer(self, enrolment: Enrolment) -> "PlainSealer":
        return self

    def seal(self, sheet: Sheet) -> tuple[bytes, str]:
        sealed = repr(sheet).encode()
        return sealed, hashlib.sha256(sealed).hexdigest()


def declaration(at: int = 0, **changes: object) -> Declaration:
    """The ``at``-th invented import declaration, cleared today, yellow."""
    fields: dict[str, object] = {
        "number": f"10{9999888770 - at * 10:010d}",
        "tax_code": ENTERPRISE[0],
        "enterprise_name": ENTERPRISE[1],
        "kind": Kind.IMPORT,
        "regime": "A11",
        "office_code": "03CC",
        "office_abbr": "HQHPKV1",
        "team_code": "00",
        "channel": Channel.YELLOW,
        "status": Status.CLEARED,
        "registered_on": TODAY,
        "registered_time": time(8, 30),
        "cleared_on": TODAY,
        "cleared_time": time(17, 2),
        "partner": "ĐẶNG TRADING CO., LTD",
    }
    return Declaration(**(fields | changes))


def catalogue() -> Catalogue:
    """The starter catalogue of the product, with a few invented officers."""
    return Catalogue(
        version="test-1",
        offices=tuple(
            Office(**{name: row[name] for name in ("code", "name_vi", "name_en", "abbr", "parent")})
            for row in _rows("offices")
        ),
        teams=tuple(
            Team(
                code=f"{row['office_code']}-{row['team_code']}",
                name_vi=row["name_vi"],
                name_en=row["name_en"],
                office_code=row["office_code"],
            )
            for row in _rows("teams")
            if row["team_code"]
        ),
        stages=tuple(
            Stage(code=row["code"], name_vi=row["name_vi"], name_en=row["name_en"], order=int(row["order"]))
            for row in _rows("stages")
        ),
        officers=(
            Officer(code="03ZZ-0001", name_vi="NGUYỄN VĂN MẪU", office_code="03CC", position="Công chức"),
            Officer(code="03ZZ-0002", name_vi="Đặng Thị Thử", office_code="03CC", position="Công chức"),
            Officer(code="20ZZ-0001", name_vi="Trần Văn Xa", office_code="20BB", position="Đội trưởng"),
        ),
        reasons=tuple(
            Reason(level=Level(int(row["level"])), code=row["code"], vi=row["vi"], en=row["en"])
            for row in _rows("reasons")
        ),
    )  # fmt: skip


@dataclass
class Desk:
    """A store with a catalogue and an enrolment, and what is done with it in one word."""

    store: Store
    clock: StandingClock = field(default_factory=StandingClock)
    _files: int = 0

    def furnish(self, *, is_enrolled: bool = True) -> "Desk":
        self.store.mirror.save_catalogue(catalogue(), "etag-1")
        if is_enrolled:
            self.store.mirror.save_enrolment(
                Enrolment(
                    service_url="https://127.0.0.1/", service_name="Thử", device_id="d", keys=(),
                    enterprises=(ENTERPRISE, OTHER_ENTERPRISE),
                )
            )  # fmt: skip
        return self

    def bring_in(self, *declarations: Declaration) -> list[int]:
        """Import them; their keys."""
        self.import_file(declarations)
        return [self.store.declarations.find(one.number)[0].key for one in declarations]

    def import_file(self, declarations: Iterable[Declaration]) -> None:
        """Import them as one file."""
        self._files += 1
        file = FileImport(name="tokhai.xlsx", sha256=f"{self._files:064d}", reader="declaration_list:1")
        self.store.declarations.apply(declarations, file)

    @property
    def send_sheet(self) -> SendSheet:
        return SendSheet(self.store.sheets, self.store.mirror, PlainSealer(), Timekeeper(self.clock))

    @property
    def send_bulk(self) -> SendBulk:
        return SendBulk(self.store.sheets, self.store.mirror, PlainSealer(), Timekeeper(self.clock))

    def tell_of(self, one: Declaration, version: int = 1, device_name: str = "KHAI-BAO-2") -> UUID:
        """The service tells of a sheet about it that another workstation has sent; the sheet's id."""
        at, sheet_id = self.clock.now(), uuid4()
        told = ToldSheet(
            tax_code=one.tax_code, base=one.base, round=round_of(one), version=version, device_name=device_name,
            received_at=at,
        )  # fmt: skip
        update = SheetUpdate(sheet_id=sheet_id, state=SheetState.RECEIVED, at=at, sheet=told)
        self.store.mirror.apply_updates([update], "c1")
        return sheet_id

    def refuse(self, sheet_id: UUID, code: str = "version-taken") -> None:
        """The service refuses what was sent."""
        failure = Failure(kind=FailureKind.REFUSED, code=code, at=self.clock.now())
        self.store.outbox.mark_sending([sheet_id])
        self.store.outbox.refused(sheet_id, failure, SheetState.NEEDS_YOU)

    def leave_waiting(self, sheet_id: UUID) -> None:
        """The sender offers it and nobody answers."""
        now = self.clock.now()
        self.store.outbox.mark_sending([sheet_id])
        failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code="dns", at=now)
        self.store.outbox.failed([sheet_id], failure, now)

    def deliver(self, sheet_id: UUID) -> None:
        """The sender offers it and the service takes it."""
        receipt = Receipt(token="a.b.c", number="HL-2026-000123", sequence=7, epoch="e1", received_at=self.clock.now())
        self.store.outbox.mark_sending([sheet_id])
        self.store.outbox.received(sheet_id, receipt)

    def sent(self) -> list[Sheet]:
        """All sheets that were sent, oldest first."""
        from hailong.store.interfaces import SentQuery

        rows = self.store.sheets.sent_rows(list(self.store.sheets.sent(SentQuery())))
        return [row.sheet for row in reversed(rows)]


def working_day() -> list[Declaration]:
    """A dozen declarations as a broker has them at the end of a day."""
    channels = [Channel.YELLOW, Channel.GREEN, Channel.RED, Channel.GREEN]
    offices = [("03CC", "HQHPKV1"), ("03CE", "HQHPKV2"), ("03EE", "HQDINHVU"), ("03TG", "HQHPKV3")]
    partners = ["ĐẶNG TRADING CO., LTD", "OCEAN SAMPLE PTE", "HOA SEN MẪU JSC", "NORTH TEST GMBH"]
    found = []
    for at in range(14):
        is_export = at % 3 == 1
        code, abbr = offices[at % 4]
        number = f"{30 if is_export else 10}{9999888770 + at * 10:010d}"
        cleared = datetime.combine(TODAY, time(17, 2)) - timedelta(hours=3 * at)
        status = [Status.CLEARED, Status.CLEARED, Status.RELEASED, Status.CHANNELLED][at % 4]
        found.append(
            declaration(
                number=number, kind=Kind.EXPORT if is_export else Kind.IMPORT, regime="B11" if is_export else "A11",
                channel=channels[at % 4], office_code=code, office_abbr=abbr, partner=partners[at % 4], status=status,
                registered_on=cleared.date(), registered_time=time(8, 30),
                cleared_on=cleared.date() if status is Status.CLEARED else None,
                cleared_time=cleared.time() if status is Status.CLEARED else None,
            )
        )  # fmt: skip
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (RESOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
