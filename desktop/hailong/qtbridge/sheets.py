"""The sheet that is open: typing is kept, *Record* reviews, *Send* freezes; every act is off the main thread."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from hailong.domain.clock import Clock
from hailong.domain.service import CallFailedError
from hailong.domain.sheet import WAITING, Contact, Rating, Sheet, SheetState, review
from hailong.qtbridge.draft_keeper import DraftKeeper
from hailong.qtbridge.sheet_loader import SheetLoader
from hailong.qtbridge.sheet_opening import Obstacle, OpenSheet, SheetOpener
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StaleStateError, Store, StoreError
from hailong.sync.sending import NotEnrolledError, UnfinishedSheetError

AUTOSAVE_MS: Final = 1000
KNOWN_ERRORS: Final = (StoreError, StaleStateError, NotEnrolledError, UnfinishedSheetError, CallFailedError)
"""What the world may do to an act: the disk refuses, the row has moved on, this machine's keys are out of reach."""


class SendSheet(Protocol):
    """*Send* as one act: signs, seals and stores; returns only after the one durable transaction."""

    def __call__(self, declaration_key: int, sheet: Sheet) -> Sheet:
        """Return the sheet as it was sealed; raise one of ``KNOWN_ERRORS`` otherwise, and nothing was changed."""


class Mode(StrEnum):
    """What the panel is for, at this moment."""

    CLOSED = "closed"
    LOADING = "loading"
    EDITING = "editing"
    REVIEWING = "reviewing"
    SENDING = "sending"
    READING = "reading"  # what was sent, or what stands in the way


class SheetService(QObject):
    """One sheet at a time. The panel tells what was typed; the service keeps it and says what became of it.

    A change is written at most ``AUTOSAVE_MS`` after it was made, and at once when another declaration is opened.
    ``failed`` carries errors of the world (``KNOWN_ERRORS``); bugs go to ``tasks.failed``.
    """

    opened = Signal(object)  # OpenSheet
    gone = Signal(int)  # key: the declaration is no longer there
    mode_changed = Signal(object)  # Mode
    findings_changed = Signal(object)  # tuple[SheetFinding, ...]
    sheet_saved = Signal(int, object)  # key, Sheet: *Send* is durable
    sent_stands = Signal(object)  # SentSheet: how the one sent last stands now
    draft_changed = Signal(int)  # key: a draft began or ended
    all_kept = Signal()  # nothing typed is only in memory any more
    failed = Signal(object)  # Exception of a known kind

    def __init__(
        self,
        tasks: TaskRunner,
        store: Store,
        send_sheet: SendSheet,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._send_sheet = send_sheet
        self._read = SheetOpener(store, clock).open
        self._loader = SheetLoader(tasks, self._read, self)
        self._loader.loaded.connect(self._show)
        self._loader.gone.connect(self._on_gone)
        self._loader.failed.connect(self._on_unread)
        self._keeper = DraftKeeper(tasks, store, self)
        self._keeper.failed.connect(self._fail)
        self._keeper.kept.connect(self._on_kept)
        self._open: OpenSheet | None = None
        self._sheet: Sheet | None = None
        self._sending: set[int] = set()
        self._sent_last: tuple[int, UUID] | None = None  # until the service has taken or refused it
        self._mode = Mode.CLOSED
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self._keep)

    @property
    def mode(self) -> Mode:
        """What may be done now."""
        return self._mode

    @property
    def current(self) -> OpenSheet | None:
        """What is open."""
        return self._open

    @property
    def sheet(self) -> Sheet | None:
        """The open sheet with everything that was typed."""
        return self._sheet

    @property
    def has_unsaved(self) -> bool:
        """Whether anything typed or sent is not yet durable: a window that closes waits for ``all_kept``."""
        return self._autosave.isActive() or self._keeper.is_busy or bool(self._sending)

    @property
    def is_in_use(self) -> bool:
        """Whether the open sheet can be written, or tells that it was rated elsewhere while it could."""
        is_told = self._open is not None and self._open.obstacle is Obstacle.RATED_ELSEWHERE
        return is_told or self._mode in (Mode.EDITING, Mode.REVIEWING)

    # --- opening ------------------------------------------------------------------------------------------------

    def open(self, key: int) -> None:
        """Open a declaration, also the same again after the store has changed; the last of several wins."""
        self.flush()
        self._set_mode(Mode.LOADING)
        self._loader.load(key)

    def close(self) -> None:
        """Nothing is open any more; what was typed is kept."""
        self.flush()
        self._loader.cancel()
        self._open = self._sheet = None
        self._set_mode(Mode.CLOSED)

    def _show(self, found: OpenSheet) -> None:
        found = self._keeper.overlay(found)
        self._open, self._sheet = found, found.sheet
        self.opened.emit(found)
        if found.key in self._sending:
            self._set_mode(Mode.SENDING)
        elif not found.is_editable:
            self._set_mode(Mode.READING)
        else:
            self._set_mode(Mode.REVIEWING if found.state is SheetState.RECORDED else Mode.EDITING)
            self.findings_changed.emit(review(found.sheet))

    def _on_gone(self, key: int) -> None:
        self.close()
        self.gone.emit(key)

    def _on_unread(self, error: Exception) -> None:
        self.close()
        self._fail(error)

    def write_later(self) -> None:
        """Write the version after what another workstation has sent: the user has seen who rated, and means it."""
        if self._open is not None and self._open.obstacle is Obstacle.RATED_ELSEWHERE:
            self._show(replace(self._open, obstacle=None))

    def look_again(self) -> None:
        """The sender has run: what was sent last may stand differently now, and what is open and says nothing yet may
        have been rated elsewhere meanwhile.
        """
        if self._sent_last is not None:
            key, last = self._sent_last
            self._tasks.run(Lane.READ, lambda: self._read(key), lambda found: self._on_read(found, last), self._fail)
        opened = self._open
        if opened is not None and not opened.elsewhere and self._is_blank:
            self._tasks.run(Lane.READ, lambda: self._read(opened.key), self._on_looked, self._fail)

    def _on_looked(self, found: OpenSheet | None) -> None:
        is_same = found is not None and self._open is not None and found.key == self._open.key
        if found is not None and is_same and found.obstacle is Obstacle.RATED_ELSEWHERE and self._is_blank:
            self._show(found)

    def _on_read(self, found: OpenSheet | None, sheet_id: UUID) -> None:
        for sent in found.sent if found is not None else ():
            if sent.sheet.id == sheet_id:
                if sent.state not in WAITING:
                    self._sent_last = None
                self.sent_stands.emit(sent)

    @property
    def _is_blank(self) -> bool:
        if self._mode is not Mode.EDITING or self._open is None or self._sheet is None:
            return False
        return self._open.is_untouched(self._sheet)

    # --- writing ------------------------------------------------------------------------------------------------

    def write(self, ratings: Sequence[Rating], contact: Contact) -> None:
        """Take what the panel says now; kept within ``AUTOSAVE_MS``."""
        if self._mode is not Mode.EDITING or self._sheet is None:
            return
        changed = replace(self._sheet, ratings=tuple(ratings), contact=contact)
        if changed == self._sheet:
            return
        changed = replace(changed, bulk=None)  # what an undone bulk has left is now this declaration's own
        self._sheet = changed
        if not self._autosave.isActive():  # not started anew: who types without a pause is kept as well
            self._autosave.start()
        self.findings_changed.emit(review(changed))

    def flush(self) -> None:
        """Keep at once what was typed."""
        if self._autosave.isActive():
            self._keep()

    def record(self) -> bool:
        """*Record*: turn to the review, unless something must be mended; returns whether it did."""
        if self._mode is not Mode.EDITING or self._sheet is None:
            return False
        findings = review(self._sheet)
        self.findings_changed.emit(findings)
        if any(finding.fault.is_blocking for finding in findings):
            return False
        self._set_mode(Mode.REVIEWING)
        self._keep()
        return True

    def edit(self) -> None:
        """*Edit*: from the review back to the form."""
        if self._mode is Mode.REVIEWING and self._sheet is not None:
            self._set_mode(Mode.EDITING)
            self._keep()
            self.findings_changed.emit(review(self._sheet))

    def _keep(self) -> None:
        self._autosave.stop()
        if self._open is not None and self._sheet is not None:
            self._keeper.keep(self._open, self._sheet, recorded=self._mode is Mode.REVIEWING)

    def _on_kept(self, key: int, has_draft: bool) -> None:
        is_open = self._open is not None and self._open.key == key
        if self._open is None or not is_open or self._open.has_draft != has_draft:
            self.draft_changed.emit(key)  # not at every word that is kept: the list shows only whether there is one
        if self._open is not None and is_open:
            self._open = replace(self._open, has_draft=has_draft)
        self._tell_when_all_kept()

    # --- sending ------------------------------------------------------------------------------------------------

    def send(self) -> None:
        """*Send*: freeze and queue; ``sheet_saved`` comes only after it is durable."""
        if self._mode is not Mode.REVIEWING or self._open is None or self._sheet is None:
            return
        key, sheet = self._open.key, self._sheet.for_sending()
        self._sending.add(key)
        self._set_mode(Mode.SENDING)
        self._tasks.run(
            Lane.WRITE,
            lambda: self._send_sheet(key, sheet),
            lambda sent: self._on_sent(key, sent),
            lambda error: self._on_unsent(key, error),
        )

    def _on_sent(self, key: int, sheet: Sheet) -> None:
        self._sending.discard(key)
        self._keeper.forget(key)
        self._sent_last = (key, sheet.id)
        self._leave_sending(key, Mode.READING)
        self.sheet_saved.emit(key, sheet)
        self._tell_when_all_kept()

    def _on_unsent(self, key: int, error: Exception) -> None:
        self._sending.discard(key)
        self._leave_sending(key, Mode.REVIEWING)
        self._fail(error)

    def _leave_sending(self, key: int, mode: Mode) -> None:
        if self._open is not None and self._open.key == key and self._mode is Mode.SENDING:
            self._set_mode(mode)

    # --- ends ---------------------------------------------------------------------------------------------------

    def _set_mode(self, mode: Mode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self.mode_changed.emit(mode)

    def _tell_when_all_kept(self) -> None:
        if not self.has_unsaved:
            self.all_kept.emit()

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, KNOWN_ERRORS) else self._tasks.failed).emit(error)
