"""Opens the window and stays until it is closed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox

from hailong.app.core import Core
from hailong.app.window import Workstation
from hailong.domain.request import Act, Request
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.failures import explain_store
from hailong.ui.theme import Theme
from hailong.ui.translations import Translations

if TYPE_CHECKING:
    from hailong.ui.starting.starting_notice import StartingNotice


def make_application() -> QApplication:
    """The one QApplication of this process, named so that desktops group its windows."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName("hailong")
    application.setDesktopFileName("hailong")
    return application


def stay_until_closed(application: QApplication, workstation: Workstation) -> int:
    """Live until the window is closed for good: one that is hidden beside the clock is not the end."""
    application.setQuitOnLastWindowClosed(False)
    workstation.window.closed.connect(lambda: application.exit(0))
    try:
        return application.exec()
    finally:
        application.setQuitOnLastWindowClosed(True)


def open_window(
    folder: Path,
    *,
    in_tray: bool = False,
    request: Request | None = None,
    patience: float = 10.0,
    on_shown: Callable[[Workstation], None] | None = None,
) -> int:
    """Open the window over the data in ``folder``; returns the exit code when it is closed.

    ``in_tray``: stay beside the clock until the user wants the window.
    ``request``: what to show in it. Where another instance has the store, it is that instance that shows it, if it
    answers within ``patience`` seconds.
    ``on_shown`` is told right after the window was shown, before it is painted (benchmarks watch from there).
    A store that cannot be opened (nobody answers for it, damaged, disk full) is explained, and the code is 1.
    """
    application = make_application()
    try:
        core = _open_core(application, folder)
    except StoreError as error:
        if error.fault is StoreFault.LOCKED:
            wanted = request or (None if in_tray else Request(act=Act.OPEN))
            code = _show_in_the_other(folder, wanted, patience)
            if code is not None:
                return code
        _explain(application, error)
        return 1
    if core is None:
        return 1
    workstation = Workstation(application, core)
    try:
        workstation.show(in_tray=in_tray, request=request)
        if on_shown is not None:
            on_shown(workstation)
        return stay_until_closed(application, workstation)
    finally:
        workstation.close()


def _open_core(application: QApplication, folder: Path) -> Core | None:
    """Asks for as long as the key is not to be had; None when the user leaves. Raises StoreError for all else."""
    gives_up_key = False
    while True:
        notice = _Notice(application)
        try:
            return Core(folder, gives_up_key=gives_up_key, on_step=notice.step)
        except StoreError as error:
            from hailong.ui.starting.key_question import KEY_FAULTS, KeyChoice, KeyQuestion  # noqa: PLC0415

            if error.fault not in KEY_FAULTS:
                raise
            _dress(application)
            choice = KeyQuestion(error).ask()
            if choice is KeyChoice.LEAVE:
                return None
            gives_up_key = choice is KeyChoice.GIVE_UP
        finally:
            notice.close()


class _Notice:
    """Made when there is something to tell, as nearly never: what it shows is not imported otherwise."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._notice: StartingNotice | None = None

    def step(self) -> None:
        if self._notice is None:
            from hailong.ui.starting.starting_notice import StartingNotice  # noqa: PLC0415

            _dress(self._application)
            self._notice = StartingNotice()
        self._notice.step()

    def close(self) -> None:
        if self._notice is not None:
            self._notice.close()


def _dress(application: QApplication) -> None:
    """The look and the language of the system: settings are in the store, which is not open yet."""
    Theme(application)
    Translations(application)


def _show_in_the_other(folder: Path, request: Request | None, patience: float) -> int | None:
    """The exit code of the instance that has the store; None where nobody answers. Nothing is wanted by the session."""
    if request is None:
        return 0
    from hailong.qtbridge.handover import NobodyThereError, hand_over  # noqa: PLC0415  # QtNetwork: only when needed

    try:
        return hand_over(folder, request, patience=patience).code
    except NobodyThereError:
        return None


def _explain(application: QApplication, error: StoreError) -> None:
    _dress(application)
    explanation = explain_store(error)
    box = QMessageBox(QMessageBox.Icon.Warning, "Hài Lòng", explanation.what)
    box.setInformativeText(" ".join(part for part in (explanation.means, explanation.do) if part))
    box.setDetailedText(explanation.details)
    box.exec()
