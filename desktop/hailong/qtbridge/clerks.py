"""Who is at work and whether the window is locked; PINs are tried off the main thread, and ever more slowly."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from hailong.domain.clerks import Clerk, Clerks, is_pin, pause_after, seal_pin
from hailong.domain.clock import Clock
from hailong.qtbridge.settings import Settings, SettingsService
from hailong.qtbridge.tasks import Lane, TaskRunner


class ClerkService(QObject):
    """The clerks live in the settings. Begins locked where they all have PINs: nobody has shown yet who it is."""

    changed = Signal()  # the clerks, or who is at work
    locked_changed = Signal(bool)
    refused = Signal(object)  # timedelta: a wrong PIN; the next try may come after so long

    def __init__(
        self, tasks: TaskRunner, settings: SettingsService, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._clock = clock
        self._is_locked = settings.current.clerks.can_lock
        self._failures = 0
        self._may_try_at: datetime | None = None
        self._is_trying = False
        settings.changed.connect(self._on_settings)

    @property
    def clerks(self) -> Clerks:
        """All of them."""
        return self._settings.current.clerks

    @property
    def is_locked(self) -> bool:
        """Whether nothing may be shown."""
        return self._is_locked

    @property
    def waits_for(self) -> timedelta:
        """How long no PIN is taken any more after wrong ones; a clock that was put back shortens nothing."""
        if self._may_try_at is None:
            return timedelta(0)
        return min(max(self._may_try_at - self._clock.now(), timedelta(0)), pause_after(self._failures))

    def lock(self) -> bool:
        """Lock now; False where somebody has no PIN, for then it would keep nobody out."""
        if self.clerks.can_lock and not self._is_locked:
            self._is_locked = True
            self.locked_changed.emit(True)
        return self._is_locked

    def unlock(self, clerk_id: str, pin: str) -> None:
        """Open the window for a clerk with this PIN; ends with ``locked_changed`` or ``refused``."""
        self._try(clerk_id, pin, lambda: self._open_for(clerk_id))

    def prove(self, clerk_id: str, pin: str, then: Callable[[], None]) -> None:
        """Do ``then`` once the clerk's own PIN has been given; at once for one who has none. Else ``refused``."""
        clerk = self.clerks.get(clerk_id)
        if clerk is None or not clerk.pin:
            then()
        else:
            self._try(clerk_id, pin, then)

    def keep(self, clerk: Clerk, pin: str | None = None) -> None:
        """Keep a clerk, new or changed: with a new ``pin``, with none any more (empty), or with that of before."""
        if pin:
            salt = secrets.token_bytes(16)
            self._tasks.run(Lane.READ, lambda: seal_pin(pin, salt), lambda kept: self._put(replace(clerk, pin=kept)))
        else:
            self._put(clerk if pin is None else replace(clerk, pin=""))

    def remove(self, clerk_id: str) -> None:
        """Forget a clerk; sheets and drafts stay."""
        self._change(self.clerks.without(clerk_id))

    def take_turn(self, clerk_id: str) -> None:
        """This clerk is at work now."""
        self._change(replace(self.clerks, at_work=clerk_id))

    def lock_after(self, minutes: int) -> None:
        """Lock the window after so many minutes without a hand on the machine."""
        self._change(replace(self.clerks, idle_minutes=minutes))

    # --- inside ---------------------------------------------------------------------------------------------------

    def _try(self, clerk_id: str, pin: str, then: Callable[[], None]) -> None:
        clerk = self.clerks.get(clerk_id)
        if clerk is None or self._is_trying:
            return
        if self.waits_for:
            self.refused.emit(self.waits_for)
            return

        def judge(is_right: bool) -> None:
            self._is_trying = False
            if is_right:
                self._failures, self._may_try_at = 0, None
                then()
            else:
                self._failures += 1
                self._may_try_at = self._clock.now() + pause_after(self._failures)
                self.refused.emit(self.waits_for)

        self._is_trying = True
        self._tasks.run(Lane.READ, lambda: is_pin(pin, clerk.pin), judge)

    def _open_for(self, clerk_id: str) -> None:
        self.take_turn(clerk_id)
        if self._is_locked:
            self._is_locked = False
            self.locked_changed.emit(False)

    def _put(self, clerk: Clerk) -> None:
        self._change(self.clerks.put(clerk))

    def _change(self, clerks: Clerks) -> None:
        """Whoever is at work is the contact of new sheets."""
        contact = clerks.current.contact if clerks.current else self._settings.current.contact
        self._settings.change(clerks=clerks, contact=contact)

    def _on_settings(self, now: Settings, before: Settings) -> None:
        if now.clerks != before.clerks:
            self.changed.emit()
