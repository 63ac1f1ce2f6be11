"""A bug, or a disk that refuses, at any call of the sender: the next run delivers everything exactly once (R21)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from contract.client_service import serving
from contract.keeping_service import KeepingService
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.sqlite import open_store
from hailong.sync.engine import SyncEngine
from hailong.sync.schedule import Reason

from .conftest import MovingClock, Workstation

SHEETS = 3
_PARTS = ("client", "verifier")  # what the gateway makes is looked through as well


class PlantedError(Exception):
    """A bug that nobody expects."""


@dataclass
class Tripwire:
    """Counts every call; raises at the one that it is set for, before it is made or once it is done."""

    at: int = 0
    error: Callable[[], Exception] = PlantedError
    is_after: bool = False
    calls: list[str] = field(default_factory=list)

    def around(self, thing: Any, name: str) -> Any:
        return _Watched(thing, name, self)

    def call(self, name: str, act: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        self.calls.append(name)
        is_here = len(self.calls) == self.at
        if is_here and not self.is_after:
            raise self.error()
        answer = act(*arguments, **named)
        if is_here:
            raise self.error()
        return answer


class _Watched:
    def __init__(self, thing: Any, name: str, wire: Tripwire) -> None:
        self._thing, self._name, self._wire = thing, name, wire

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._thing, name)
        if not callable(found):
            return found

        def watched(*arguments: Any, **named: Any) -> Any:
            answer = self._wire.call(f"{self._name}.{name}", found, *arguments, **named)
            return self._wire.around(answer, name) if name in _PARTS else answer

        return watched


class Scene:
    """One workstation with a store on the disk and sheets that wait."""

    def __init__(self, folder: Path, wire: Tripwire) -> None:
        self.clock = MovingClock()
        self.service = KeepingService(self.clock.now)
        self.wire = wire
        self._serving = serving(self.service)
        self.store = open_store(folder, self.clock)
        self.desk = Workstation(self.clock, self.service, self._serving.__enter__(), folder, store=self.store)
        self.desk.enrolled()
        self.desk.engine = self.sender()
        self.ids = self.desk.send(SHEETS)

    def sender(self) -> SyncEngine:
        store, around = self.store, self.wire.around
        return SyncEngine(
            outbox=around(store.outbox, "outbox"), mirror=around(store.mirror, "mirror"),
            told=around(store.told, "told"), legal=around(store.legal, "legal"),
            gateway=around(self.desk.gateway, "gateway"), timekeeper=self.desk.timekeeper,
            random=lambda: 0.5, elapsed=lambda: 0.0,
        )  # fmt: skip

    def close(self) -> None:
        self.desk.engine.close()
        self.store.close()
        self._serving.__exit__(None, None, None)


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[[Tripwire], Scene]]:
    scenes: list[Scene] = []

    def make(wire: Tripwire) -> Scene:
        scenes.append(Scene(tmp_path / str(len(scenes)), wire))
        return scenes[-1]

    yield make
    for scene in scenes:
        scene.close()


def disk_full() -> Exception:
    return StoreError(StoreFault.DISK_FULL)


def run_into_it(scene: Scene) -> bool:
    """A first run; whether it raised."""
    try:
        scene.desk.run(Reason.START)
    except (PlantedError, StoreError):
        return True
    return False


def left_over(scene: Scene) -> tuple[list[SheetState], int]:
    """The states of all sheets after one more run, and how many of them the service holds."""
    scene.wire.at = 0
    scene.clock.pass_by(minutes=20)
    scene.desk.run(Reason.CLICK)
    return scene.desk.states(scene.ids), len(scene.service.held)


def calls_of_a_run(play: Callable[[Tripwire], Scene]) -> list[str]:
    scene = play(Tripwire())
    scene.desk.run(Reason.START)
    assert scene.desk.states(scene.ids) == [SheetState.RECEIVED] * SHEETS
    return scene.wire.calls


@pytest.mark.parametrize("is_after", [False, True], ids=["before the act", "after it"])
@pytest.mark.parametrize("error", [PlantedError, disk_full], ids=["a bug", "the disk"])
def test_wherever_it_breaks_the_next_run_delivers_everything_once(
    play: Callable[[Tripwire], Scene], error: Callable[[], Exception], is_after: bool
) -> None:
    calls = calls_of_a_run(play)
    assert {"outbox", "mirror", "told", "legal", "gateway", "client"} <= {call.split(".")[0] for call in calls}
    raised = 0
    for at in range(1, len(calls) + 1):
        scene = play(Tripwire(at=at, error=error, is_after=is_after))
        raised += run_into_it(scene)
        assert left_over(scene) == ([SheetState.RECEIVED] * SHEETS, SHEETS), calls[at - 1]
    assert raised == len(calls), "none is passed over in silence"


def test_a_sender_that_forgets_what_it_was_sending_would_be_seen(
    play: Callable[[Tripwire], Scene], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = calls_of_a_run(play)
    scene = play(Tripwire(at=calls.index("outbox.mark_sending") + 1, is_after=True))
    monkeypatch.setattr(scene.store.outbox, "recover", lambda: 0)  # the fault
    assert run_into_it(scene)
    assert left_over(scene)[0] == [SheetState.SENDING] * SHEETS
