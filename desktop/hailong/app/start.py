"""Opens the window and stays until it is closed."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from hailong.app.core import Core
from hailong.app.window import Workstation
from hailong.store.interfaces import StoreError
from hailong.ui.failures import explain_store
from hailong.ui.theme import Theme
from hailong.ui.translations import Translations


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


def open_window(folder: Path, *, in_tray: bool = False, on_shown: Callable[[Workstation], None] | None = None) -> int:
    """Open the window over the data in ``folder``; returns the exit code when it is closed.

    ``in_tray``: stay beside the clock until the user wants the window.
    ``on_shown`` is told right after the window was shown, before it is painted (benchmarks watch from there).
    A store that cannot be opened (another window has it, damaged, disk full) is explained, and the code is 1.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    application = make_application()
    try:
        core = Core(folder)
    except StoreError as error:
        _explain(application, error)
        return 1
    workstation = Workstation(application, core)
    try:
        workstation.show(in_tray=in_tray)
        if on_shown is not None:
            on_shown(workstation)
        return stay_until_closed(application, workstation)
    finally:
        workstation.close()


def _explain(application: QApplication, error: StoreError) -> None:
    Theme(application)
    Translations(application)
    explanation = explain_store(error)
    box = QMessageBox(QMessageBox.Icon.Warning, "Hài Lòng", explanation.what)
    box.setInformativeText(" ".join(part for part in (explanation.means, explanation.do) if part))
    box.setDetailedText(explanation.details)
    box.exec()
