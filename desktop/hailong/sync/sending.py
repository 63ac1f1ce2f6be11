"""The act *Send*: from a reviewed sheet to frozen bytes in the outbox, in one transaction, without a network."""

from dataclasses import replace
from datetime import timedelta

from hailong.domain.clock import Clock
from hailong.domain.enrolment import Enrolment
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Sheet, SheetFinding, review
from hailong.sync.interfaces import SealingGateway, SheetsToSend, StandingRepository


class NotEnrolledError(Exception):
    """This workstation may not speak for the enterprise; ``tax_code`` says which."""

    def __init__(self, tax_code: str) -> None:
        super().__init__(f"not enrolled for {tax_code or 'any enterprise'}")
        self.tax_code = tax_code


class UnfinishedSheetError(Exception):
    """A sheet that must be mended first; ``findings`` are the blocking ones."""

    def __init__(self, findings: tuple[SheetFinding, ...]) -> None:
        super().__init__(", ".join(finding.fault.value for finding in findings))
        self.findings = findings


class SendSheet:
    """Sends one sheet. When it has returned, the sheet is durable: only then may the screen say "saved"."""

    def __init__(
        self, sheets: SheetsToSend, standing: StandingRepository, gateway: SealingGateway, clock: Clock
    ) -> None:
        self._sheets = sheets
        self._standing = standing
        self._gateway = gateway
        self._clock = clock

    def __call__(self, declaration_key: int, sheet: Sheet) -> Sheet:
        """Give the sheet its id and version, seal it, put it into the outbox; returns it as it was sealed.

        Raises UnfinishedSheetError, NotEnrolledError, or CallFailedError (the device's key is not to be had, the sheet
        is too long for any request); then nothing was changed and the draft stands.
        """
        sheet = sheet.for_sending()
        if blocking := tuple(finding for finding in review(sheet) if finding.fault.is_blocking):
            raise UnfinishedSheetError(blocking)
        enrolment = self._standing.enrolment()
        name = _enrolled_name(enrolment, sheet.declaration.tax_code)
        if enrolment is None or name is None:
            raise NotEnrolledError(sheet.declaration.tax_code)
        now = self._clock.now()
        version, supersedes = self._sheets.next_version(declaration_key, sheet.round)
        offset = timedelta(seconds=self._standing.sync_state().clock_offset_seconds)
        declaration = sheet.declaration
        sent = replace(
            sheet,
            id=uuid7(now),
            version=version,
            supersedes=supersedes,
            written_at=now + offset,
            declaration=replace(declaration, enterprise_name=declaration.enterprise_name or name),
        )
        sealed, sha256 = self._gateway.sealer(enrolment).seal(sent)
        self._sheets.send(declaration_key, sent, sealed, sha256, now)
        return sent


def _enrolled_name(enrolment: Enrolment | None, tax_code: str) -> str | None:
    enterprises = dict(enrolment.enterprises) if enrolment else {}
    return enterprises.get(tax_code)
