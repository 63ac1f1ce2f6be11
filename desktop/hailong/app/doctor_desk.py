"""The connection doctor in the window: built when it is first asked for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hailong import __version__
from hailong.domain.doctor import Step
from hailong.qtbridge.doctor import DoctorService
from hailong.ui.doctor.doctor_dialog import DoctorDialog

if TYPE_CHECKING:
    from hailong.app.window import Workstation


class DoctorDesk(QObject):
    """One service and one dialog for a workstation."""

    def __init__(self, of: "Workstation", make_steps: Callable[[], Sequence[Step]] | None = None) -> None:
        super().__init__(of)

        def steps() -> Sequence[Step]:
            from hailong.app.doctor import steps_of  # noqa: PLC0415  # heavy: on its own lane alone

            return steps_of(of.core)

        self.service = DoctorService(of.tasks, make_steps or steps, self)
        self.dialog = DoctorDialog(self.service, of.core.clock, __version__, of.window)

    def close(self) -> None:
        """Wait for nothing any more."""
        self.service.stop()
        self.dialog.close()
