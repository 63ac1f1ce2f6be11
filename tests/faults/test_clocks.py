"""P17: the machine's clock is wrong by up to ten years and jumps; nothing is lost, the order stays, times are true.

True are they from the first contact after a jump on: before it nothing on the machine knows better.
"""

import random
from datetime import datetime, timedelta

import pytest

from contract.client_service import problem
from contract.keeping_service import KeepingService
from desktop.sync.conftest import MovingClock, Workstation
from faults.conftest import Outcome
from faults.simulated import lay, no_name, workstation
from hailong.domain.clock import from_wire
from hailong.sync.schedule import Reason

TEN_YEARS = timedelta(days=3652)
MOST = timedelta(seconds=60)


class WrongClock(MovingClock):
    """The machine's: the true time and an error."""

    def __init__(self, true: MovingClock) -> None:
        self.true = true
        self.error = timedelta(0)

    def now(self) -> datetime:
        return self.true.now() + self.error


class Scene:
    """A workstation whose clock jumps, and a service that knows the time and refuses tokens of another."""

    def __init__(self, patch: pytest.MonkeyPatch, folder, seed: int) -> None:
        self.true = MovingClock()
        self.clock = WrongClock(self.true)
        self.service = KeepingService(self.true.now)
        self.way = lay(patch, self.true, self.service)
        self.desk: Workstation = workstation(self.clock, self.service, folder)
        self.chance = random.Random(seed)
        self.sent: list[tuple[str, datetime, bool]] = []  # id, true time, whether the service was heard since the jump
        self.has_heard = True

    def jump(self) -> None:
        kinds = (
            TEN_YEARS * self.chance.uniform(-1, 1),
            timedelta(hours=self.chance.choice([-7, 7, 1, -1])),  # another time zone, set by hand
            timedelta(seconds=self.chance.uniform(-300, 300)),
            timedelta(0),
        )
        self.clock.error = self.chance.choice(kinds)
        self.has_heard = False

    def send(self) -> None:
        (one,) = self.desk.send(1)
        self.sent.append((str(one), self.true.now(), self.has_heard))

    def run(self, *, online: bool) -> None:
        self.way.fate = (lambda _: None) if online else no_name
        self.desk.run(self.chance.choice([Reason.CLICK, Reason.WAKE, Reason.NETWORK]))
        self.has_heard |= online

    def live(self, steps: int) -> None:
        """Jumps, sheets, contacts and outages in any order; at the end the service is there."""
        for _ in range(steps):
            self.true.pass_by(minutes=self.chance.uniform(0, 90))
            step = self.chance.random()
            if step < 0.25:
                self.jump()
            elif step < 0.65:
                self.send()
            else:
                self.run(online=step < 0.9)
        self.run(online=True)
        self.desk.engine.close()

    def errors(self) -> dict[str, timedelta]:
        """By how much each sheet's time is wrong, as the service reads it."""
        written = {
            one: from_wire(self.service.keys.open_sheet(sealed)[1]["written_at"])
            for one, (sealed, _) in self.service.held.items()
        }
        return {one: abs(written[one] - at) for one, at, _ in self.sent if one in written}


def test_whatever_the_clock_says_nothing_is_lost_and_times_are_true_after_a_contact(
    monkeypatch, tmp_path, often, ledger
):
    rounds, steps = often("P17 workstations"), 60
    scenes = []
    for number in range(rounds):
        scene = Scene(monkeypatch, tmp_path / str(number), seed=number)
        scene.live(steps)
        scenes.append(scene)

    sent = [one for scene in scenes for one in scene.sent]
    lost = sum(len(scene.sent) - len(scene.service.held) for scene in scenes)
    errors = {one: error for scene in scenes for one, error in scene.errors().items()}
    heard = [errors[one] for one, _, has_heard in sent if has_heard]
    unheard = [errors[one] for one, _, has_heard in sent if not has_heard]
    assert lost == 0
    assert all(list(scene.service.held) == [one for one, _, _ in scene.sent] for scene in scenes), "the order"
    assert max(heard) <= MOST
    planted = uncorrected(monkeypatch, tmp_path / "planted", steps)
    assert planted > MOST
    other = (
        f"{rounds} workstations, clocks wrong by up to 10 years; order kept; after a contact at most"
        f" {max(heard).total_seconds():.1f} s of error, without correcting {planted};"
        f" {sum(error > MOST for error in unheard)} of {len(unheard)} written between a jump and the next contact are"
        " wrong by more, and not marked"
    )
    ledger(Outcome(id="P17", tried=len(sent), lost=lost, other=other, planted_fault_caught=planted > MOST))


def uncorrected(monkeypatch, folder, steps: int) -> timedelta:
    """The planted fault: a client that writes its own clock's time down."""
    scene = Scene(monkeypatch, folder, seed=17)
    mirror = scene.desk.store.mirror
    keep = mirror.save_contact
    monkeypatch.setattr(mirror, "save_contact", lambda at, epoch, _: keep(at, epoch, 0.0))
    scene.live(steps)
    errors = scene.errors()
    return max(errors[one] for one, _, has_heard in scene.sent if has_heard)


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
