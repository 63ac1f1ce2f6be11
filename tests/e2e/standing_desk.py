"""A workstation of the end-to-end tests; the numbers of its declarations are its own, since all share one service."""

from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

from e2e.killed_client import rate
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.declaration import Channel, Declaration, Kind, Status
from hailong.domain.imports import FileImport
from hailong.store.interfaces import DeclarationQuery, SentQuery, SentSheet
from hailong.sync.engine import SyncOutcome
from hailong.sync.schedule import Reason

ENTERPRISE = ("0199999976", "CÔNG TY TNHH MẪU THÍ NGHIỆM")
_NUMBERS = count(1)


class Desk:
    """A workstation with three declarations to rate."""

    def __init__(self, folder: Path, service: ServiceProcess, *, is_enrolled: bool = True) -> None:
        self.core = Core(folder, keys_in_files=True)
        self.service = service
        if is_enrolled:
            self.enrol()
        declarations = (
            Declaration(
                number=f"1088{next(_NUMBERS):07d}0", tax_code=ENTERPRISE[0], enterprise_name=ENTERPRISE[1],
                kind=Kind.IMPORT, regime="A11", office_code="03CC", channel=Channel.GREEN, status=Status.CLEARED,
                registered_on=date(2026, 11, 16), cleared_on=date(2026, 11, 16),
            )
            for _ in range(3)
        )  # fmt: skip
        self.core.store.declarations.apply(
            declarations, FileImport(name="list.xlsx", sha256="1" * 64, reader="declaration_list/1")
        )
        self._keys = iter(self.core.store.declarations.view(DeclarationQuery()))

    def enrol(self) -> str:
        code = self.service.issue_code(ENTERPRISE)
        return self.core.network.enrol(self.service.url, [code], "Máy thử").device_id

    def send(self) -> UUID:
        key = next(self._keys)
        row = self.core.store.declarations.get(key)
        assert row is not None
        return self.core.send(key, rate(self.core, row)).id

    def run(self) -> SyncOutcome:
        return self.core.network.engine.run_once(self.core.clock.now(), Reason.CLICK)

    def sent(self, sheet_id: UUID) -> SentSheet:
        sheets = self.core.store.sheets
        return next(row for row in sheets.sent_rows(sheets.sent(SentQuery())) if row.sheet.id == sheet_id)
