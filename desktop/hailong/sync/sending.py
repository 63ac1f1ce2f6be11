"""The act *Send*: from reviewed sheets to frozen bytes in the outbox, in one transaction, without a network."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hailong.domain.bulk import UNDO_FOR
from hailong.domain.delivery import SealedSheet
from hailong.domain.enrolment import Enrolment
from hailong.domain.ids import uuid7
from hailong.domain.sheet import Sheet, SheetFinding, review
from hailong.domain.timekeeping import Reading
from hailong.sync.interfaces import SealingGateway, SheetsToSend, StandingRepository
from hailong.sync.timekeeper import Timekeeper


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


class BulkCancelledError(Exception):
    """The user stopped a bulk before it was saved: nothing was changed."""


class SendSheet:
    """Sends one sheet. When it has returned, the sheet is durable: only then may the screen say "saved"."""

    def __init__(
        self, sheets: SheetsToSend, standing: StandingRepository, gateway: SealingGateway, timekeeper: Timekeeper
    ) -> None:
        self._sheets = sheets
        self._freezer = _Freezer(sheets, standing, gateway, timekeeper)
        self._timekeeper = timekeeper

    def __call__(self, declaration_key: int, sheet: Sheet) -> Sheet:
        """Give the sheet its id and version, seal it, put it into the outbox; returns it as it was sealed.

        Raises UnfinishedSheetError, NotEnrolledError, or CallFailedError (the device's key is not to be had, the sheet
        is too long for any request); then nothing was changed and the draft stands.
        """
        now = self._timekeeper.read()
        frozen = self._freezer.freeze(declaration_key, replace(sheet, bulk=None), now)
        self._sheets.send(declaration_key, frozen.sheet, frozen.sealed, frozen.sha256, now.own)
        return frozen.sheet


class SendBulk:
    """Sends many sheets as one act: durable when it has returned, and waiting until it can be undone no more."""

    def __init__(
        self, sheets: SheetsToSend, standing: StandingRepository, gateway: SealingGateway, timekeeper: Timekeeper
    ) -> None:
        self._sheets = sheets
        self._freezer = _Freezer(sheets, standing, gateway, timekeeper)
        self._timekeeper = timekeeper

    def __call__(
        self, sheets: Sequence[tuple[int, Sheet]], on_progress: Callable[[int], None] = lambda _: None
    ) -> datetime:
        """Seal each, then keep all in one transaction; returns the moment until which it can be undone.

        ``on_progress`` gets how many are sealed and may raise to cancel. Raises what SendSheet raises; whatever was
        raised, nothing was changed.
        """
        frozen: list[SealedSheet] = []
        for key, sheet in sheets:
            on_progress(len(frozen))
            frozen.append(self._freezer.freeze(key, sheet, self._timekeeper.read()))
        on_progress(len(frozen))
        now = self._timekeeper.read().own  # the undo time is counted from the moment at which it can begin
        self._sheets.send_held(frozen, now, now + UNDO_FOR)
        return now + UNDO_FOR


class _Freezer:
    """Makes frozen bytes of a reviewed sheet."""

    def __init__(
        self, sheets: SheetsToSend, standing: StandingRepository, gateway: SealingGateway, timekeeper: Timekeeper
    ) -> None:
        self._sheets = sheets
        self._standing = standing
        self._gateway = gateway
        self._timekeeper = timekeeper

    def freeze(self, declaration_key: int, sheet: Sheet, now: Reading) -> SealedSheet:
        """The sheet with the id and version that it is sent under, and its sealed bytes; nothing is kept yet."""
        sheet = sheet.for_sending()
        if blocking := tuple(finding for finding in review(sheet) if finding.fault.is_blocking):
            raise UnfinishedSheetError(blocking)
        enrolment = self._standing.enrolment()
        name = _enrolled_name(enrolment, sheet.declaration.tax_code)
        if enrolment is None or name is None:
            raise NotEnrolledError(sheet.declaration.tax_code)
        is_later = sheet.supersedes is not None  # the user has seen what it comes after
        version, supersedes = self._sheets.next_version(declaration_key, sheet.round, is_later=is_later)
        last_offset = timedelta(seconds=self._standing.sync_state().clock_offset_seconds)
        moment = self._timekeeper.tell(now, last_offset)
        declaration = sheet.declaration
        sent = replace(
            sheet,
            id=uuid7(moment.at),
            version=version,
            supersedes=supersedes,
            written_at=moment.at,
            is_time_unsure=moment.is_unsure,
            declaration=replace(declaration, enterprise_name=declaration.enterprise_name or name),
        )
        sealed, sha256 = self._gateway.sealer(enrolment).seal(sent)
        return SealedSheet(declaration_key=declaration_key, sheet=sent, sealed=sealed, sha256=sha256)


def _enrolled_name(enrolment: Enrolment | None, tax_code: str) -> str | None:
    enterprises = dict(enrolment.enterprises) if enrolment else {}
    return enterprises.get(tax_code)
