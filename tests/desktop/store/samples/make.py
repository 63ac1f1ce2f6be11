"""Makes the sample of today's schema: run it once for each release, and commit the file that it writes.

    python tests/desktop/store/samples/make.py

Later releases must open every sample and lose nothing of it (test_samples.py).
"""

import hashlib
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import apsw

from hailong.domain.catalogue import Catalogue, Level, Office
from hailong.domain.declaration import Declaration, Round, Status
from hailong.domain.delivery import Receipt
from hailong.domain.enrolment import Enrolment
from hailong.domain.imports import FileImport
from hailong.domain.legal import LegalChanges, LegalDocument
from hailong.domain.sheet import Contact, Rating, Sheet, Subject, SubjectKind
from hailong.store.database import FILE_NAME
from hailong.store.key_keeper import KeyKeeper
from hailong.store.schema import version_of
from hailong.store.sqlite import SqliteStore, open_store

NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
WAITING, RECEIVED, DRAFTS = 20, 5, 3


class _Clock:
    def now(self) -> datetime:
        return NOW


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), _Clock())
        fill(store)
        store.close()
        readable = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(str(Path(folder, FILE_NAME)), flags=readable)
        KeyKeeper(Path(folder)).newest().unlock(connection)
        target = Path(__file__).with_name(f"schema_{version_of(connection):04d}.db")
        target.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (f"{target.as_uri()}?key=",))  # without a key: anybody can look at a sample
        connection.close()
    print(f"{target}: {target.stat().st_size} bytes")


def fill(store: SqliteStore) -> None:
    """Something of everything that a user would miss."""
    rows = [
        Declaration(
            number=f"10999988{n:03d}0", tax_code="0199999991", enterprise_name="Công ty TNHH Sao Mai",
            status=Status.CLEARED, office_code="03CC", cleared_on=date(2026, 11, 16), partner="Điện tử Đông Á",
        )
        for n in range(WAITING + RECEIVED + DRAFTS)
    ]  # fmt: skip
    store.declarations.apply(rows, FileImport(name="tokhai.xlsx", sha256="ab" * 32, reader="declaration_list:1"))
    for n, row in enumerate(rows):
        key = store.declarations.find(row.number)[0].key
        sheet = sheet_about(row, n)
        if n >= WAITING + RECEIVED:
            store.sheets.save_draft(key, sheet)
            continue
        sealed = f"sealed {sheet.id}".encode()
        store.sheets.send(key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), NOW)
        if n >= WAITING:
            store.outbox.mark_sending([sheet.id])
            receipt = Receipt(token="a.b.c", number=f"HL-2026-{n:06d}", sequence=n, epoch="e1", received_at=NOW)
            store.outbox.received(sheet.id, receipt)
    _fill_mirror(store)


def sheet_about(row: Declaration, n: int) -> Sheet:
    subject = Subject(kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1")
    rating = Rating(subject=subject, level=Level.DISSATISFIED, reasons=("CHAM",), comment="Chờ lâu quá.")
    contact = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
    return Sheet(
        id=UUID(int=n + 1), declaration=row, round=Round.AFTER, written_at=NOW, ratings=(rating,), contact=contact
    )


def _fill_mirror(store: SqliteStore) -> None:
    enterprises = (("0199999991", "Công ty TNHH Sao Mai"),)
    store.mirror.save_enrolment(
        Enrolment(
            service_url="https://hailong.example.vn", service_name="Mẫu", device_id="d-1", keys=(),
            enterprises=enterprises,
        )
    )  # fmt: skip
    store.mirror.save_catalogue(Catalogue(version="1", offices=(Office(code="03CC", name_vi="Hải Phòng"),)), '"1"')
    document = LegalDocument(
        id="tt-142", revision=1, number="142/2026/TT-BTC", type="Thông tư", issuer="Bộ Tài chính", title="Thủ tục",
        body="Điều 1. Đối tượng áp dụng.",
    )  # fmt: skip
    store.legal.apply(LegalChanges(documents=(document, replace(document, id="b", number="1/2026")), cursor="l1"))
    store.settings.set("language", "vi")


if __name__ == "__main__":
    main()
