"""Asking after a grant: looks at the store when it has changed or the time has come, and wants at most one card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.prompting import NEWS_LASTS, REMINDS_OF, Card, CardKind, Grant, PromptMemory, Surroundings, decide
from hailong.qtbridge.prompt_texts import MEMORY_NAME, memory_text, read_memory
from hailong.qtbridge.screen_use import ScreenUse
from hailong.qtbridge.settings import SettingsService
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import DeclarationRow, Store, StoreError

LONGEST_WAIT: Final = timedelta(minutes=10)
"""A workstation that slept wakes in the middle of a wait, and a new day ends a pause: no wait is longer than this."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one look found."""

    memory: PromptMemory
    rows: Sequence[DeclarationRow]
    unrated: int
    is_taken: bool


class PromptService(QObject):
    """Wants a card and keeps in mind that it did. ``is_at_window`` says whether the user works in our own window."""

    card_wanted = Signal(object, object)  # Card, tuple[DeclarationRow, ...] in the order of its keys
    card_over = Signal()  # what the shown card asked about is done: rated, begun, skipped
    paused_changed = Signal(bool)
    failed = Signal(object)  # StoreError

    def __init__(
        self,
        tasks: TaskRunner,
        store: Store,
        settings: SettingsService,
        clock: Clock,
        *,
        screen: ScreenUse,
        is_at_window: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._store = store
        self._settings = settings
        self._clock = clock
        self._screen = screen
        self._is_at_window = is_at_window
        self._memory: PromptMemory | None = None
        self._card: Card | None = None
        self._is_looking = self._is_stale = self._was_paused = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        settings.changed.connect(lambda now, before: self.look() if now.prompting != before.prompting else None)

    @property
    def is_screen_known(self) -> bool:
        """Whether full-screen programs can be seen on this desktop."""
        return self._screen.is_known

    @property
    def card(self) -> Card | None:
        """The card that is shown now."""
        return self._card

    @property
    def is_paused(self) -> bool:
        """Whether the user wants to be left alone today."""
        return self._memory is not None and self._memory.is_paused(self._clock.now())

    def look(self) -> None:
        """The store may have changed: see whether to ask about anything, on the read lane, one look at a time."""
        if self._is_looking:
            self._is_stale = True
            return
        self._is_looking, self._is_stale = True, False
        self._timer.stop()
        memory, now = self._memory, self._clock.now()
        self._tasks.run(Lane.READ, lambda: self._see(memory, now), self._on_seen, self._on_unseen)

    def card_closed(self) -> None:
        """The card has gone, whatever the user said to it."""
        self._card = None
        self.look()

    def pause_today(self, is_paused: bool) -> None:
        """Ask nothing more today, or do ask."""
        if self._memory is None:
            self._tasks.run(Lane.READ, self._read_memory, lambda memory: self._learn_and_pause(memory, is_paused))
            return
        today = vietnam_day(self._clock.now())
        self._keep(replace(self._memory, paused_on=today if is_paused else None))
        self._tell_if_paused()
        if is_paused and self._card is not None:
            self.card_over.emit()
        self.look()

    # --- one look -------------------------------------------------------------------------------------------------

    def _see(self, memory: PromptMemory | None, now: datetime) -> _Seen:
        known = memory if memory is not None else self._read_memory()
        rows = self._store.declarations.granted_since(now - NEWS_LASTS)
        unrated = self._store.declarations.unrated_since(vietnam_day(now - REMINDS_OF))
        return _Seen(known, rows, unrated, bool(rows or unrated) and self._screen.is_taken())

    def _on_seen(self, seen: _Seen) -> None:
        self._is_looking = False
        if self._memory is None:
            self._memory = seen.memory
        self._tell_if_paused()
        if self._is_stale:
            self.look()
            return
        self._tell_if_over(seen)
        now = self._clock.now()
        around = Surroundings(
            is_full_screen=seen.is_taken, is_at_window=self._is_at_window(), is_card_shown=self._card is not None
        )
        grants = [grant for row in seen.rows if (grant := _grant(row)) is not None]
        settings = self._settings.current.prompting
        decision = decide(settings, self._memory, now, grants, unrated=seen.unrated, around=around)
        self._keep(decision.memory)
        self._wait_until(decision.look_again_at, now)
        if decision.card is not None:
            self._card = decision.card
            by_key = {row.key: row for row in seen.rows}
            self.card_wanted.emit(decision.card, tuple(by_key[key] for key in decision.card.keys))

    def _read_memory(self) -> PromptMemory:
        return read_memory(self._store.settings.get(MEMORY_NAME))

    def _learn_and_pause(self, memory: PromptMemory, is_paused: bool) -> None:
        if self._memory is None:
            self._memory = memory
        self.pause_today(is_paused)

    def _tell_if_paused(self) -> None:
        """Also when a new day has ended the pause."""
        if self.is_paused is not self._was_paused:
            self._was_paused = self.is_paused
            self.paused_changed.emit(self._was_paused)

    def _tell_if_over(self, seen: _Seen) -> None:
        """A card about what is rated or begun meanwhile says nothing any more."""
        card = self._card
        if card is None:
            return
        open_keys = {row.key for row in seen.rows if not row.has_draft}
        is_over = not seen.unrated if card.kind is CardKind.REMINDER else not open_keys.intersection(card.keys)
        if is_over:
            self.card_over.emit()

    def _on_unseen(self, error: Exception) -> None:
        self._is_looking = False
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)

    def _keep(self, memory: PromptMemory) -> None:
        """Remember it, and on disk: a restart must not ask again."""
        if memory != self._memory:
            self._memory = memory
            text = memory_text(memory)
            self._tasks.run(Lane.WRITE, lambda: self._store.settings.set(MEMORY_NAME, text), None, self._on_unkept)

    def _on_unkept(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)

    def _wait_until(self, at: datetime | None, now: datetime) -> None:
        wait = LONGEST_WAIT if at is None else min(max(at - now, timedelta(seconds=1)), LONGEST_WAIT)
        self._timer.start(int(wait.total_seconds() * 1000))


def _grant(row: DeclarationRow) -> Grant | None:
    if row.granted_seen_at is None:
        return None
    return Grant(key=row.key, seen_at=row.granted_seen_at, has_draft=row.has_draft, skipped_on=row.skipped_on)
