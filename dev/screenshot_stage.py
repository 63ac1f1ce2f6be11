"""The client as it is composed, over invented data, brought into one state after another to be photographed."""

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dev import translations
from dev.sample_store import NOW, SampleClock, fill
from hailong.app.core import Core
from hailong.app.start import make_application
from hailong.app.window import Workstation
from hailong.domain.enrolment import KeyPlace
from hailong.domain.outbox import Failure, FailureKind
from hailong.qtbridge.enrolment import Enroller, EnrolmentTools, Leaver
from hailong.qtbridge.settings import Language, ThemeChoice
from hailong.sync.engine import SyncOutcome
from hailong.sync.schedule import Reason
from hailong.ui.main_window import DEFAULT_SIZE

if TYPE_CHECKING:
    from hailong.app.network import Network

PATIENCE_SECONDS: Final = 20.0
ONLINE: Final = SyncOutcome(is_online=True, next_run_at=NOW + timedelta(minutes=15))
OFFLINE: Final = SyncOutcome(
    is_online=False,
    failure=Failure(kind=FailureKind.NOBODY_ANSWERED, code="dns", detail="dichvu.vidu.vn: name not known", at=NOW),
    next_run_at=NOW + timedelta(seconds=40),
)
NOT_ENROLLED: Final = SyncOutcome(failure=Failure(kind=FailureKind.NEEDS_PERSON, code="not_enrolled", at=NOW))


class StageEngine:
    """Says what the stage wants to be said; speaks to nobody."""

    def __init__(self, outcome: SyncOutcome) -> None:
        self.outcome = outcome

    def run_once(self, _now: datetime, _reason: Reason) -> SyncOutcome:
        """The outcome of the moment."""
        return self.outcome

    def cancel(self) -> None:
        """Nothing runs."""

    def close(self) -> None:
        """Nothing is open."""


class _StageNetwork:
    def __init__(self, engine: StageEngine) -> None:
        self.engine = engine
        self.enrolment = EnrolmentTools(
            cast("Enroller", None), cast("Leaver", None), lambda _: KeyPlace.KEYRING, lambda *_: None
        )


class _StageCore(Core):
    """A core whose network is the stage's."""

    def __init__(self, folder: Path, clock: SampleClock, engine: StageEngine) -> None:
        super().__init__(folder, clock)
        self._stage_network = _StageNetwork(engine)

    @property
    def network(self) -> "Network":
        """The stage's; nothing of it reaches a network."""
        return self._stage_network  # type: ignore[return-value]  # only what the stage plays is used


def prepare(folder: Path) -> None:
    """Put the sample data where a Stage at ``folder`` finds them."""
    clock = SampleClock()
    core = _StageCore(folder / "data", clock, StageEngine(ONLINE))
    try:
        fill(core, clock, folder / "ECUS")
    finally:
        core.close()


class Stage:
    """One client at ``folder``: with the data that were prepared there, else as it is on its first day."""

    def __init__(self, folder: Path) -> None:
        translations.compile_all()
        self.application: QApplication = make_application()
        self.clock = SampleClock()
        self.engine = StageEngine(ONLINE)
        core = _StageCore(folder / "data", self.clock, self.engine)
        if core.store.mirror.enrolment() is None:
            self.engine.outcome = NOT_ENROLLED
        self.client = Workstation(self.application, core)
        self.window = self.client.window
        self.window.resize(*DEFAULT_SIZE)
        self.client.catalogue.refresh()
        self.client.declarations.refresh()
        self.window.show()
        self.client.begin_bulk()
        self.window.begin()
        self.client.enrolment.refresh()
        self.settle()

    def dress(self, language: str, theme: str) -> None:
        """Wear a language and a theme, as the user would choose them."""
        self.client.settings.change(language=Language(language), theme=ThemeChoice(theme))
        self.window.activateWindow()  # offscreen, a scene may leave no window active, and then no key arrives
        self.settle()

    def settle(self) -> None:
        """Let everything that was asked for be answered and painted."""
        until = time.monotonic() + PATIENCE_SECONDS
        quiet = 0
        while quiet < 3:
            if time.monotonic() > until:
                raise TimeoutError("the client does not come to rest")
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            quiet = 0 if self.client.tasks.is_busy else quiet + 1
            time.sleep(0.02)  # timers of a few milliseconds stand between a wish and its task

    def sync(self, outcome: SyncOutcome) -> None:
        """Let the sender come to ``outcome``."""
        self.engine.outcome = outcome
        self.client.sync.sync_now()
        self.settle()

    def photograph(self, path: Path, *above: QWidget) -> None:
        """Save the window with whatever stands ``above`` it."""
        self.settle()
        picture: QPixmap = self.window.grab()
        painter = QPainter(picture)
        for widget in above:
            corner = widget.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
            shown = widget.grab()
            painter.drawPixmap(corner, shown)
            if isinstance(widget, QDialog):  # what the window manager would draw round it
                painter.setPen(QColor("#808080"))
                painter.drawRect(QRectF(corner, shown.deviceIndependentSize()).adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(path))

    def close(self) -> None:
        """End the client."""
        self.client.translations.silence()
        self.client.close()
        # A window that lives on is dressed again at every change of theme, here and in whatever comes after.
        for one in (self.client.window, self.client):
            if shiboken6.isValid(one):
                shiboken6.delete(one)
