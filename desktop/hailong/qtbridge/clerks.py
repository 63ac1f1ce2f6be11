"""Who is at work and whether the window is locked; PINs are tried off the main thread, and ever more slowly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from hailong.domain.clerk_keys import ClerkKeys, Opened, OpenKey, new_code
from hailong.domain.clerk_texts import clerks_text, read_clerks
from hailong.domain.clerks import Clerk, Clerks, pause_after
from hailong.domain.clock import Clock
from hailong.qtbridge.settings import Settings, SettingsService
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import Store, StoreError

_KEPT_AS: Final = "window.clerks"
_Found = TypeVar("_Found")


class ClerkService(QObject):
    """The clerks live in the settings. Begins locked where anybody has a PIN: nobody has shown yet who it is.

    Turns are taken on the write lane: what one clerk has written is sealed to that clerk before another writes.
    """

    changed = Signal()  # the clerks, or who is at work
    locked_changed = Signal(bool)
    refused = Signal(object)  # timedelta: a wrong PIN or code; the next try may come after so long
    kept = Signal(str)  # a clerk was kept; the recovery code of a new PIN, to be shown once, else nothing
    removed = Signal()
    failed = Signal(object)  # StoreError: nothing was changed

    def __init__(
        self,
        tasks: TaskRunner,
        settings: SettingsService,
        clock: Clock,
        *,
        keys: ClerkKeys,
        store: Store,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._clock = clock
        self._keys = keys
        self._words = store.words
        self._kept_settings = store.settings
        self._is_locked = self.clerks.can_lock
        self._failures = 0
        self._may_try_at: datetime | None = None
        self._is_trying = False
        self._words.work_as(self.clerks.key)
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
        """Lock now, and forget the key; False where nobody has a PIN, for then it would keep nobody out."""
        if self.clerks.can_lock and not self._is_locked:
            self._is_locked = True
            self.locked_changed.emit(True)  # what was typed is kept first
            self._turn(self.clerks.key, None)
        return self._is_locked

    def unlock(self, clerk_id: str, pin: str) -> None:
        """Open the window for a clerk with this PIN; ends with ``locked_changed`` or ``refused``."""
        self._try(clerk_id, pin, lambda opened: self._open_for(clerk_id, opened.key))

    def recover(self, clerk_id: str, code: str, pin: str) -> None:
        """A new PIN by the code that was shown with the old one; ends as ``unlock`` does."""
        clerk = self.clerks.get(clerk_id)
        if clerk is None:
            return

        def work() -> tuple[Clerk, OpenKey] | None:
            key = self._keys.recover(clerk, code)
            return (self._keys.change_pin(clerk, key, pin), key) if key else None

        def then(found: tuple[Clerk, OpenKey]) -> None:
            self._change(self.clerks.put(found[0]))
            self._open_for(clerk_id, found[1])

        self._judge(work, then)

    def keep(self, clerk: Clerk, pin: str | None = None, proof: str = "") -> None:
        """Keep a clerk, new or changed: with a new ``pin``, with none any more (empty), or with that of before.

        ``proof`` is the PIN of now, where there is one. Ends with ``kept``, ``refused`` or ``failed``.
        """
        self._try(clerk.id, proof, lambda opened: self._keep(clerk, pin, opened.key))

    def remove(self, clerk_id: str, proof: str = "") -> None:
        """Forget a clerk; sheets and drafts stay, open to everybody. Ends with ``removed``, ``refused``, ``failed``."""
        self._try(clerk_id, proof, lambda opened: self._remove(clerk_id, opened.key))

    def take_turn(self, clerk_id: str) -> None:
        """This clerk, who has no PIN, is at work now."""
        clerk = self.clerks.get(clerk_id)
        if clerk is not None and not clerk.pin:
            self._turn(clerk.key, None, lambda: self._change(replace(self.clerks, at_work=clerk_id)))

    def lock_after(self, minutes: int) -> None:
        """Lock the window after so many minutes without a hand on the machine."""
        self._change(replace(self.clerks, idle_minutes=minutes))

    def look_again(self) -> None:
        """Clerks came from another workstation."""
        read = lambda: read_clerks(self._kept_settings.get(_KEPT_AS))  # noqa: E731
        self._tasks.run(Lane.READ, read, lambda found: self._change(self.clerks.joined(found)), self._fail)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _try(self, clerk_id: str, pin: str, then: Callable[[Opened], None]) -> None:
        """Do ``then`` with what the clerk's own PIN opens; at once for one who has none."""
        clerk = self.clerks.get(clerk_id)
        if clerk is None or not clerk.pin:
            then(Opened())
        else:
            self._judge(lambda: self._keys.open(clerk, pin), then)

    def _judge(self, work: Callable[[], _Found | None], then: Callable[[_Found], None]) -> None:
        if self._is_trying:
            return
        if self.waits_for:
            self.refused.emit(self.waits_for)
            return

        def judge(found: _Found | None) -> None:
            self._is_trying = False
            if found is not None:
                self._failures, self._may_try_at = 0, None
                then(found)
            else:
                self._failures += 1
                self._may_try_at = self._clock.now() + pause_after(self._failures)
                self.refused.emit(self.waits_for)

        self._is_trying = True
        self._tasks.run(Lane.READ, work, judge)

    def _open_for(self, clerk_id: str, key: OpenKey | None) -> None:
        clerk = self.clerks.get(clerk_id)

        def opened() -> None:
            self._change(replace(self.clerks, at_work=clerk_id))
            if self._is_locked:
                self._is_locked = False
                self.locked_changed.emit(False)

        self._turn(clerk.key if clerk else "", key, opened)

    def _turn(self, owner: str, key: OpenKey | None, then: Callable[[], None] = lambda: None) -> None:
        """After everything that was asked to be written before."""
        self._tasks.run(Lane.WRITE, lambda: self._words.work_as(owner, key), lambda _: then())

    def _keep(self, clerk: Clerk, pin: str | None, key: OpenKey | None) -> None:
        if pin is None:
            self._change(self.clerks.put(clerk))
            self.kept.emit("")
        elif not pin:
            self._open_up(self.clerks.put(replace(clerk, pin="", key="", code="")), key, lambda: self.kept.emit(""))
        elif key is not None:
            change = lambda: self._keys.change_pin(clerk, key, pin)  # noqa: E731
            self._tasks.run(Lane.READ, change, lambda changed: self._keep(changed, None, None))
        else:
            code = new_code()
            give = lambda: self._keys.give(clerk, pin, code)  # noqa: E731
            self._tasks.run(Lane.READ, give, lambda given: self._begin_key(*given, code))

    def _begin_key(self, clerk: Clerk, key: OpenKey, code: str) -> None:
        """The key is kept before anything is sealed to it. Who is here alone takes over what is everybody's."""
        clerks = self.clerks.put(clerk)
        is_alone, is_at_work = len(clerks.everybody) == 1, clerks.at_work == clerk.id

        def work() -> None:
            self._kept_settings.set(_KEPT_AS, clerks_text(clerks))
            if is_alone:
                self._words.take_over(clerk.key)
            if is_at_work:
                self._words.work_as(clerk.key, key)

        def done(_: None) -> None:
            self._change(clerks)
            self.kept.emit(code)

        self._tasks.run(Lane.WRITE, work, done, self._fail)

    def _remove(self, clerk_id: str, key: OpenKey | None) -> None:
        was_at_work = self.clerks.at_work == clerk_id

        def then() -> None:
            if was_at_work:
                self._follow_on()
            self.removed.emit()

        self._open_up(self.clerks.without(clerk_id), key, then)

    def _follow_on(self) -> None:
        """Whoever was at work is gone: the next has to show the PIN, if there is one."""
        current = self.clerks.current
        if current is None or not current.pin:
            self._turn("", None)
        else:
            self.lock()

    def _open_up(self, clerks: Clerks, key: OpenKey | None, then: Callable[[], None]) -> None:
        """Everybody reads what ``key`` has kept; then it is forgotten."""

        def work() -> None:
            if key is not None:
                self._words.give_back(key)
                if self._words.owner == key.public:
                    self._words.work_as("")
            self._kept_settings.set(_KEPT_AS, clerks_text(clerks))

        def done(_: None) -> None:
            self._change(clerks)
            then()

        self._tasks.run(Lane.WRITE, work, done, self._fail)

    def _change(self, clerks: Clerks) -> None:
        """Whoever is at work is the contact of new sheets."""
        contact = clerks.current.contact if clerks.current else self._settings.current.contact
        self._settings.change(clerks=clerks, contact=contact)

    def _on_settings(self, now: Settings, before: Settings) -> None:
        if now.clerks != before.clerks:
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)
