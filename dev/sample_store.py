"""Fills a client's store with invented data in every state, to photograph or try the window without a service."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from hailong import resources
from hailong.app.core import Core
from hailong.demo.ecus_files import write_demo_folder
from hailong.demo.invented import ENTERPRISES
from hailong.domain.catalogue import Catalogue, Level, Office, Officer, Reason, Stage, Team
from hailong.domain.clock import vietnam_day
from hailong.domain.declaration import Channel, Declaration, round_of
from hailong.domain.delivery import Receipt, SheetUpdate
from hailong.domain.enrolment import Enrolment
from hailong.domain.ids import uuid7
from hailong.domain.legal import LegalChanges, LegalDocument
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import Contact, Rating, Sheet, SheetState, prefill
from hailong.store.interfaces import DeclarationQuery, DeclarationRow, Tab

NOW: Final = datetime(2026, 11, 21, 10, 2, tzinfo=UTC)  # 17:02 in Vietnam
CONTACT: Final = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
_COMMENT: Final = "Hồ sơ nộp từ 8 giờ sáng, đến 16 giờ mới có phản hồi; phải gọi điện nhiều lần."
_ANSWER: Final = (
    "Chi cục đã kiểm tra, chấn chỉnh khâu tiếp nhận hồ sơ và phân công thêm người vào giờ cao điểm. "
    "Xin cảm ơn doanh nghiệp đã phản ánh."
)


class SampleClock:
    """A clock that stands at ``NOW``; ``moment`` moves it by hand."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


@dataclass(frozen=True, slots=True)
class SampleSheet:
    """One sheet to send, and how far it is to come."""

    levels: Sequence[Level]
    state: SheetState
    comment: str = ""
    minutes_ago: int = 0
    failure: Failure | None = None
    answer: str = ""
    is_time_unsure: bool = False


_SHEETS: Final = (
    SampleSheet((Level.SATISFIED,), SheetState.ANSWERED, minutes_ago=4000),
    SampleSheet(
        (Level.NORMAL, Level.DISSATISFIED, Level.SATISFIED),
        SheetState.ANSWERED,
        _COMMENT,
        minutes_ago=2900,
        answer=_ANSWER,
    ),
    SampleSheet((Level.VERY_SATISFIED, Level.SATISFIED), SheetState.RECEIVED, minutes_ago=1500, is_time_unsure=True),
    SampleSheet((Level.VERY_DISSATISFIED, Level.DISSATISFIED), SheetState.IN_HANDLING, _COMMENT, minutes_ago=1400),
    SampleSheet((Level.SATISFIED, Level.SATISFIED, Level.NORMAL), SheetState.RECEIVED, minutes_ago=260),
    SampleSheet((Level.VERY_SATISFIED,), SheetState.RECEIVED, minutes_ago=240),
    SampleSheet(
        (Level.NORMAL,),
        SheetState.NEEDS_YOU,
        minutes_ago=120,
        failure=Failure(kind=FailureKind.REFUSED, code="version-taken", detail="409 version-taken"),
    ),
    SampleSheet((Level.SATISFIED, Level.NORMAL), SheetState.QUEUED, minutes_ago=9, is_time_unsure=True),
    SampleSheet((Level.VERY_SATISFIED,), SheetState.QUEUED, minutes_ago=4),
)


def fill(core: Core, clock: SampleClock, folder: Path) -> None:
    """Enrol on paper, import the demo's files from ``folder``, send the sample sheets, shelve the documents."""
    today = vietnam_day(NOW)
    core.store.mirror.save_enrolment(
        Enrolment(
            service_url="https://dichvu.vidu.vn",
            service_name="Cục Hải quan (mẫu)",
            device_id="mau-1",
            keys=(),
            enterprises=ENTERPRISES,
        )
    )
    core.store.mirror.save_catalogue(read_catalogue(), '"mau"')
    write_demo_folder(folder, today)
    core.importer().import_folder(folder)
    core.store.legal.apply(LegalChanges(documents=tuple(read_legal_documents()), cursor="mau"))
    core.store.mirror.save_contact(NOW - timedelta(minutes=3), "mau", 0.0)
    _send_all(core, clock)
    clock.moment = NOW


def read_catalogue() -> Catalogue:
    """The starter catalogue that is shipped, with invented officers."""
    folder = resources.root() / "catalogue"
    offices = [
        Office(code=row["code"], name_vi=row["name_vi"], name_en=row["name_en"], parent=row["parent"], abbr=row["abbr"])
        for row in _rows(folder / "offices.csv")
    ]
    teams = [
        Team(
            code=f"{row['office_code']}-{row['team_code']}",
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            office_code=row["office_code"],
        )
        for row in _rows(folder / "teams.csv")
    ]
    stages = [
        Stage(code=row["code"], name_vi=row["name_vi"], name_en=row["name_en"], order=int(row["order"]))
        for row in _rows(folder / "stages.csv")
    ]
    officers = [
        Officer(
            code=row["code"],
            name_vi=row["name_vi"],
            office_code=row["office_code"],
            team_code=row["team_code"],
            position=row["position"],
        )
        for row in _rows(folder / "officers_demo.csv")
    ]
    reasons = [
        Reason(level=Level(int(row["level"])), code=row["code"], vi=row["vi"], en=row["en"])
        for row in _rows(folder / "reasons.csv")
    ]
    return Catalogue(
        version="mau-1",
        offices=tuple(offices),
        teams=tuple(teams),
        stages=tuple(stages),
        officers=tuple(officers),
        reasons=tuple(reasons),
    )


def read_legal_documents() -> list[LegalDocument]:
    """The starter documents that are shipped."""
    found = []
    for number, row in enumerate(_rows(resources.root() / "legal" / "legal_documents.csv")):
        found.append(
            LegalDocument(
                id=f"mau-{number}",
                revision=1,
                number=row["number"],
                type=row["type"],
                issuer=row["issuer"],
                title=row["title_vi"],
                issued_on=_day(row["issued_on"]),
                effective_on=_day(row["effective_on"]),
                expires_on=_day(row.get("expires_on", "")),
                is_partly_expired=row["force"] == "hết hiệu lực một phần",
                amends=_numbers(row["amends"]),
                replaces=_numbers(row["replaces"]),
                source_url=row["source_url"],
            )
        )
    return found


def _send_all(core: Core, clock: SampleClock) -> None:
    keys = core.store.declarations.view(DeclarationQuery(tab=Tab.UNRATED))
    rows = iter(core.store.declarations.rows(keys[4:80:3]))
    for sequence, sample in enumerate(_SHEETS, start=1):
        row = next(row for row in rows if row.declaration.tax_code)
        clock.moment = NOW - timedelta(minutes=sample.minutes_ago)
        _send(core, row, sample, sequence, clock.moment)


def _send(core: Core, row: DeclarationRow, sample: SampleSheet, sequence: int, moment: datetime) -> None:
    store, declaration, sealed = core.store, row.declaration, f"sealed {sequence}".encode()
    sheet = Sheet(
        id=uuid7(moment),
        declaration=declaration,
        round=round_of(declaration),
        written_at=moment,
        ratings=_ratings(declaration, sample),
        contact=CONTACT,
        catalogue_version="mau-1",
        is_time_unsure=sample.is_time_unsure,
    )
    store.sheets.send(row.key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), moment)
    if sample.state is SheetState.QUEUED:
        return
    store.outbox.mark_sending([sheet.id])
    if sample.failure is not None:
        store.outbox.refused(sheet.id, replace(sample.failure, at=moment), sample.state)
        return
    number = f"HL-2026-{sequence + 118:06d}"
    receipt = Receipt(token="mau", number=number, sequence=sequence, epoch="mau", received_at=moment)  # noqa: S106
    store.outbox.received(sheet.id, receipt)
    if sample.state is not SheetState.RECEIVED:
        at = moment + timedelta(hours=20)
        update = SheetUpdate(sheet_id=sheet.id, state=sample.state, at=at, text=sample.answer)
        store.mirror.apply_updates([update], f"mau-{sequence}")


def _ratings(declaration: Declaration, sample: SampleSheet) -> tuple[Rating, ...]:
    catalogue = read_catalogue()
    subjects = prefill(replace(declaration, channel=declaration.channel or Channel.YELLOW), catalogue)
    ratings = []
    for subject, level in zip(subjects, sample.levels, strict=False):
        reasons = tuple(reason.code for reason in catalogue.reasons_at(level)[:2])
        comment = sample.comment if level.is_unsatisfied else ""
        ratings.append(Rating(subject=subject, level=level, reasons=reasons, comment=comment))
    return tuple(ratings)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
