"""One conversation with the service at a time: greet, deliver, pull, compare, and say when to speak again."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hailong.domain.comparing import Comparison
from hailong.domain.enrolment import Enrolment
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.sync import schedule
from hailong.sync.comparing import Comparing
from hailong.sync.interfaces import LegalShelf, Mirror, Outbox, Service, SpeakingGateway, Told, Verifier
from hailong.sync.pull import Pull, PullResult
from hailong.sync.push import Push, PushResult
from hailong.sync.schedule import Pace, Reason
from hailong.sync.timekeeper import Timekeeper


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOutcome:
    """What one run came to. ``next_run_at`` None: nothing to run for before the workstation is enrolled.

    ``is_online`` says whether our service was heard; None when this run had no business to ask.
    """

    is_online: bool | None = None
    failure: Failure | None = None
    push: PushResult = field(default_factory=PushResult)
    pull: PullResult = field(default_factory=PullResult)
    has_pulled: bool = False
    comparison: Comparison | None = None  # with what the service holds; None when none was due
    is_new_epoch: bool = False
    has_new_keys: bool = False
    was_cancelled: bool = False
    next_run_at: datetime | None = None


class SyncEngine:
    """The one sender. Errors of the world become part of the outcome; those of the store are raised to the caller.

    ``run_once`` may be called from any one thread at a time (a second caller waits); ``cancel`` from any thread.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        mirror: Mirror,
        told: Told,
        legal: LegalShelf,
        gateway: SpeakingGateway,
        timekeeper: Timekeeper,
        random: Callable[[], float],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._outbox = outbox
        self._mirror = mirror
        self._gateway = gateway
        self._random = random
        self._elapsed = elapsed
        self._cancelled = threading.Event()
        self._push = Push(outbox, random, self._cancelled.is_set)
        self._pull = Pull(
            outbox, mirror, legal, follow=gateway.follow, timekeeper=timekeeper, is_cancelled=self._cancelled.is_set
        )
        self._comparing = Comparing(told, outbox, mirror, self._pull.updates, self._cancelled.is_set)
        self._pace: Pace | None = None
        self._connection: tuple[Enrolment, Service] | None = None
        self._running = threading.Lock()
        self._connecting = threading.Lock()

    def run_once(self, now: datetime, reason: Reason) -> SyncOutcome:
        """Do what is due at ``now``, as far as the service lets us."""
        with self._running:
            enrolment = self._mirror.enrolment()
            if enrolment is None:
                self._hang_up()
                code = FailureCode.NOT_ENROLLED.value
                return SyncOutcome(failure=Failure(kind=FailureKind.NEEDS_PERSON, code=code, at=now))
            self._outbox.recover()
            self._pace = schedule.begin(self._pace or schedule.at_start(self._outbox.summary().failure), reason)
            if self._cancelled.is_set() or not schedule.may_speak(self._pace, now, reason):
                return self._outcome(now, self._pace)
            if reason.is_fresh:
                self._begin_afresh(now)
            started = self._elapsed()
            return self._converse(enrolment, now, lambda: now + timedelta(seconds=self._elapsed() - started))

    def cancel(self) -> None:
        """Break off at once and do nothing more: the program wants to end."""
        self._cancelled.set()
        with self._connecting:
            if self._connection is not None:
                self._connection[1].abort()

    def close(self) -> None:
        """Cancel, wait for the run to end, close the connection."""
        self.cancel()
        with self._running:
            self._hang_up()

    # --- internals ---

    def _begin_afresh(self, now: datetime) -> None:
        self._push.reset()
        self._outbox.wake(now)
        if self._connection is not None:
            self._connection[1].renew()

    def _converse(self, enrolment: Enrolment, now: datetime, moment: Callable[[], datetime]) -> SyncOutcome:
        pace = self._pace or Pace()
        try:
            service = self._connect(enrolment)
            greeting = self._pull.greet(service, enrolment, now)
        except CallFailedError as error:
            if not self._cancelled.is_set():
                self._push.postpone(error.failure, now, moment, pace.failures)
            return self._broken_off(moment(), pace, SyncOutcome(is_online=error.is_ours, failure=error.failure))
        verifier = self._gateway.verifier(greeting.enrolment)
        now = max(now, moment())  # what a new epoch has put back is due a moment later than ``now``
        pushed = self._push.run(service, verifier, now, moment, pace.failures)
        outcome = SyncOutcome(
            is_online=True,
            failure=pushed.failure,
            push=pushed,
            is_new_epoch=greeting.is_new_epoch,
            has_new_keys=greeting.has_new_keys,
        )
        is_asked = schedule.is_pull_due(pace, now) or pushed.taken > 0  # whose sheet is it that came before?
        if pushed.failure is None and is_asked and not self._cancelled.is_set():
            pulled = self._pull.run(service, verifier)
            outcome = replace(outcome, pull=pulled, has_pulled=True, failure=pulled.failure)
            if pulled.failure is None and not self._cancelled.is_set():
                outcome = self._compared(service, verifier, greeting.enrolment, now, outcome)
        return self._concluded(moment(), pace, outcome)

    def _compared(
        self, service: Service, verifier: Verifier, enrolment: Enrolment, now: datetime, outcome: SyncOutcome
    ) -> SyncOutcome:
        try:
            return replace(outcome, comparison=self._comparing.run(service, verifier, enrolment, now))
        except CallFailedError as error:
            return replace(outcome, failure=error.failure)

    def _concluded(self, now: datetime, pace: Pace, outcome: SyncOutcome) -> SyncOutcome:
        if outcome.failure is not None:
            return self._broken_off(now, pace, outcome)
        failures = pace.failures
        if outcome.push.postponed:
            failures += 1
        elif outcome.push.delivered or self._outbox.next_due() is None:
            failures = 0
        pulled_at = now if outcome.has_pulled else None
        goes_on = self._comparing.goes_on
        self._pace = schedule.after_success(pace, pulled_at=pulled_at, failures=failures, goes_on=goes_on)
        return self._outcome(now, self._pace, outcome)

    def _broken_off(self, now: datetime, pace: Pace, outcome: SyncOutcome) -> SyncOutcome:
        if self._cancelled.is_set():
            return self._outcome(now, pace, replace(outcome, failure=None, is_online=None))
        assert outcome.failure is not None
        failure = replace(outcome.failure, at=now)
        self._pace = schedule.after_failure(pace, now, failure, self._random)
        is_online = (outcome.is_online and failure.kind is not FailureKind.NOBODY_ANSWERED) or outcome.is_online
        return self._outcome(now, self._pace, replace(outcome, failure=failure, is_online=is_online))

    def _outcome(self, now: datetime, pace: Pace, outcome: SyncOutcome | None = None) -> SyncOutcome:
        return replace(
            outcome or SyncOutcome(),
            was_cancelled=self._cancelled.is_set(),
            next_run_at=schedule.next_run(pace, now, self._outbox.next_due()),
        )

    def _connect(self, enrolment: Enrolment) -> Service:
        """The conversation for this enrolment; another enrolment (one more code) begins another."""
        if self._connection is not None and self._connection[0] != enrolment:
            self._hang_up()
        if self._connection is None:
            offset = timedelta(seconds=self._mirror.sync_state().clock_offset_seconds)
            service = self._gateway.client(enrolment, offset)  # may wait for the keyring
            with self._connecting:
                self._connection = (enrolment, service)
                if self._cancelled.is_set():
                    self._connection[1].abort()
        return self._connection[1]

    def _hang_up(self) -> None:
        with self._connecting:
            if self._connection is not None:
                self._connection[1].close()
                self._connection = None
