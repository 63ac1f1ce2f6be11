"""What time it is, for what bears the time: by the service where it was heard, and marked where it may be wrong."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from hailong.domain.clock import Clock, ticks
from hailong.domain.timekeeping import Heard, Moment, Reading, carry_on, hear, moment


class Timekeeper:
    """Remembers when the service was heard last, as long as the program runs; from any thread.

    It is a Clock too, the machine's own: whoever asks it often sees to it that no jump goes unnoticed.
    """

    def __init__(self, clock: Clock, ticks: Callable[[], float] = ticks) -> None:
        self._clock = clock
        self._ticks = ticks
        self._heard: Heard | None = None
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The machine's own time: what everything is planned by that does not leave it."""
        return self.read().own

    def read(self) -> Reading:
        """What the machine's clocks say."""
        with self._lock:
            reading = Reading(own=self._clock.now(), ticks=self._ticks())
            if self._heard is not None:
                self._heard = carry_on(self._heard, reading)
            return reading

    def hear(self, asked: Reading, time: datetime) -> None:
        """The service was asked at ``asked`` and has just named its time."""
        answered = self.read()
        with self._lock:
            self._heard = hear(asked, answered, time)

    def tell(self, now: Reading, last_offset: timedelta) -> Moment:
        """The time at ``now``, a moment ago; see ``hailong.domain.timekeeping.moment``."""
        return moment(now, self._heard, last_offset)
