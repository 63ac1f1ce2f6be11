"""A client in which somebody types without a pause: one word after the other, each with a number of its own."""

import time
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hailong.app.core import Core
from hailong.app.start import make_application
from hailong.app.window import Workstation
from hailong.domain.catalogue import Level
from hailong.qtbridge import sheets
from hailong.store.interfaces import DeclarationQuery
from hailong.ui.sheet.comment import CommentField

EVERY_MS = 20
LONGEST = 3_000


def type_until_killed(folder: Path, said: Connection, autosave_ms: int | None) -> None:
    """Open the first declaration and type into its comment; say the number and the moment of each word."""
    if autosave_ms is not None:
        sheets.AUTOSAVE_MS = autosave_ms  # type: ignore[misc]  # the planted fault
    application = make_application()
    workstation = Workstation(application, Core(folder, keys_in_files=True))
    workstation.show()
    _wait_until(lambda: workstation.list.model.rowCount() > 0)
    key = workstation.core.store.declarations.view(DeclarationQuery())[0]
    workstation.window.open_declaration(key)
    _wait_until(lambda: workstation.sheets.mode is sheets.Mode.EDITING and workstation.sheets.current.key == key)
    workstation.declarations.panel.rate(key, Level.VERY_DISSATISFIED)
    _wait_until(lambda: bool(_editors(workstation)))
    editor = _editors(workstation)[0]
    number = 0

    def one_word() -> None:
        nonlocal number
        number += 1
        if len(editor.toPlainText()) > LONGEST:
            editor.selectAll()
        for letter in f"{number} ":
            _press(editor, letter)
        said.send((number, time.monotonic()))

    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(one_word)
    timer.start()
    application.exec()


def _press(editor: CommentField, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key(ord(letter)), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, event)


def _editors(workstation: Workstation) -> list[CommentField]:
    found = workstation.declarations.panel.findChildren(CommentField)
    return [editor for editor in found if editor.isVisible()]


def _wait_until(fact) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + 30
    while not fact():
        assert time.monotonic() < end, "the window does not get there"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
