"""P17: the machine's clock is wrong by up to ten years and jumps; nothing is lost, the order stays, and every sheet's
time is true to the minute or marked: in the store, in what the user reads, and in what the service gets.
"""

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from contract.client_service import problem
from contract.keeping_service import KeepingService
from desktop.sync.conftest import MovingClock, Workstation
from faults.conftest import Outcome
from faults.simulated import lay, no_name, workstation
from hailong.domain.clock import from_wire
from hailong.domain.timekeeping import Heard, Moment, Reading, moment
from hailong.sync import timekeeper
from hailong.sync.schedule import Reason
from hailong.ui.outbox.sent_words import sent_at_text

TEN_YEARS = timedelta(days=3652)
MOST = timedelta(seconds=60)
DRIFT = 100e-6  # what the worst quartz of a PC is wrong by


class WrongClock(MovingClock):
    """The machine's: the true time and an error. Its ticks are a little wrong too, and stand still with the machine."""

    def __init__(self, true: MovingClock, drift: float) -> None:
        self.true = true
        self.error = timedelta(0)
        self.rate = 1 + drift
        self.zero = true.now()

    def now(self) -> datetime:
        return self.true.now() + self.error

    def ticks(self) -> float:
        return (self.true.now() - self.zero).total_seconds() * self.rate

    def stand_still(self, for_: timedelta) -> None:
        """A virtual machine is paused; its host sets the clock to go on as before."""
        self.true.pass_by(seconds=for_.total_seconds())
        self.zero += for_

    def switch_off_and_on(self) -> None:
        self.true.pass_by(minutes=10)
        self.zero = self.true.now()


@dataclass(frozen=True)
class Written:
    """A sheet as the service has it: how wrong its time is, whether it says so, and whether there was a reason to."""

    error: timedelta
    is_marked: bool
    has_reason: bool

    @property
    def is_wrong(self) -> bool:
        return self.error > MOST


class Scene:
    """A workstation whose clocks go wrong in every way, and a service that knows the time."""

    def __init__(self, patch: pytest.MonkeyPatch, folder, seed: int) -> None:
        self.chance = random.Random(seed)
        self.true = MovingClock()
        self.clock = WrongClock(self.true, self.chance.uniform(-DRIFT, DRIFT))
        self.service = KeepingService(self.true.now)
        self.way = lay(patch, self.true, self.service)
        self.desk: Workstation = workstation(self.clock, self.service, folder, self.clock.ticks)
        self.sent: dict[str, tuple[datetime, bool]] = {}  # id -> true time, whether there is a reason for a mark
        self.doubted_from: datetime = self.true.now()  # because of what happened since the last contact

    def jump(self) -> None:
        kinds = (
            TEN_YEARS * self.chance.uniform(-1, 1),
            timedelta(hours=self.chance.choice([-7, 7, 1, -1])),  # another time zone, set by hand
            timedelta(seconds=self.chance.uniform(-300, 300)),
            timedelta(0),
        )
        before, self.clock.error = self.clock.error, self.chance.choice(kinds)
        if self.clock.error > before:
            self.doubt()
        self.look()

    def doubt(self) -> None:
        self.doubted_from = min(self.doubted_from, self.true.now())

    def look(self) -> None:
        """The window looks at the clock every 20 seconds."""
        self.desk.timekeeper.now()

    def stand_still(self) -> None:
        self.look()
        self.clock.stand_still(timedelta(seconds=self.chance.choice([30, 50, 90, 3600])))
        self.doubt()
        self.look()

    def restart(self) -> None:
        """The machine is switched off; sometimes its clock is another when it is on again."""
        self.desk.engine.close()
        self.clock.switch_off_and_on()
        self.desk.start()
        self.doubt()
        if self.chance.random() < 0.5:
            self.jump()

    def send(self) -> None:
        (one,) = self.desk.send(1)
        self.sent[str(one)] = (self.true.now(), self.true.now() >= self.doubted_from)
        shown = self.desk.sent(one)
        assert shown.queued_at == shown.sheet.written_at
        assert ("(giờ máy)" in sent_at_text(shown, self.clock.now())) == shown.sheet.is_time_unsure

    def run(self, *, online: bool) -> None:
        self.way.fate = (lambda _: None) if online else no_name
        self.desk.run(self.chance.choice([Reason.CLICK, Reason.WAKE, Reason.NETWORK]))
        if online:
            self.doubted_from = self.true.now() + timedelta(days=2)

    def live(self, steps: int) -> None:
        """Everything in any order; at the end the service is there."""
        for _ in range(steps):
            self.true.pass_by(minutes=self.chance.uniform(0, 90))
            step = self.chance.random()
            if step < 0.2:
                self.jump()
            elif step < 0.24:
                self.restart()
            elif step < 0.28:
                self.stand_still()
            elif step < 0.30:
                self.true.pass_by(days=self.chance.uniform(0, 9))  # a long weekend, or Tết
            elif step < 0.66:
                self.send()
            else:
                self.run(online=step < 0.9)
        self.run(online=True)
        self.desk.engine.close()

    def written(self) -> list[Written]:
        """Every sheet as the service reads it, which is what the store says of it too."""
        found = []
        for one, (sealed, _) in self.service.held.items():
            document = self.service.keys.open_sheet(sealed)[1]
            at, is_marked = from_wire(document["written_at"]), document.get("clock") == "unsure"
            kept = self.desk.sent(UUID(one)).sheet
            assert (abs(kept.written_at - at) < timedelta(milliseconds=1), kept.is_time_unsure) == (True, is_marked)
            true, has_reason = self.sent[one]
            found.append(Written(abs(at - true), is_marked, has_reason))
        return found


def lives(patch: pytest.MonkeyPatch, folder, rounds: int, steps: int = 60) -> list[Scene]:
    """So many workstations, one after the other."""
    scenes = []
    for number in range(rounds):
        scene = Scene(patch, folder / str(number), seed=number)
        scene.live(steps)
        scenes.append(scene)
    return scenes


def as_before(now: Reading, heard: Heard | None, last_offset: timedelta) -> Moment:
    """The planted fault: what the clock was wrong by at the last contact is believed, and nothing is marked."""
    return Moment(at=now.own + last_offset, is_unsure=False)


def without_doubt(now: Reading, heard: Heard | None, last_offset: timedelta) -> Moment:
    """The planted fault: once the service was heard, the ticks are believed whatever the clock beside them says."""
    return replace(moment(now, heard, last_offset), is_unsure=heard is None)


@pytest.mark.timeout(600)
def test_whatever_the_clock_says_nothing_is_lost_and_every_time_is_true_or_marked(monkeypatch, tmp_path, often, ledger):
    rounds = often("P17 workstations")
    scenes = lives(monkeypatch, tmp_path / "tried", rounds)
    sheets = [one for scene in scenes for one in scene.written()]
    lost = sum(len(scene.sent) - len(scene.service.held) for scene in scenes)
    marked = [one for one in sheets if one.is_marked]

    assert lost == 0
    assert all(list(scene.service.held) == list(scene.sent) for scene in scenes), "the order"
    assert [one for one in sheets if one.is_wrong and not one.is_marked] == []
    assert any(one.is_wrong for one in marked)
    assert [one for one in marked if not one.has_reason] == []
    assert any(not one.is_marked for one in sheets if one.has_reason), "a step of a few seconds"

    caught = []
    for fault in (as_before, without_doubt):
        with monkeypatch.context() as patch:
            patch.setattr(timekeeper, "moment", fault)
            planted = lives(patch, tmp_path / fault.__name__, 6)
        caught.append(sum(one.is_wrong and not one.is_marked for scene in planted for one in scene.written()))
    assert all(caught)
    other = (
        f"{rounds} workstations whose clocks are wrong by up to 10 years; order kept; unmarked at most"
        f" {max(one.error for one in sheets if not one.is_marked).total_seconds():.1f} s of error; {len(marked)}"
        f" marked, {sum(not one.is_wrong for one in marked)} of them though right; planted: {caught} wrong, not marked"
    )
    ledger(Outcome(id="P17", tried=len(sheets), lost=lost, other=other, planted_fault_caught=all(caught)))


def test_a_token_of_another_time_is_corrected_at_once(monkeypatch, tmp_path):
    """The double is strict here, as the service is: a wrong time is answered with the right one."""
    scene = Scene(monkeypatch, tmp_path, seed=1)
    scene.clock.error = TEN_YEARS
    scene.send()
    asked = []

    def strict(request):
        if request.path.endswith("/sheets"):
            asked.append(request)
            if len(asked) == 1:
                return problem("clock", 401, time=scene.true.now().isoformat())
        return None

    scene.way.fate = strict
    scene.desk.run(Reason.CLICK)
    scene.desk.engine.close()

    assert len(asked) == 2
    assert len(scene.service.held) == 1
