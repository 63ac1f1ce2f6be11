"""Asking for a file: which one, or where one is to be written. Nothing waits for the answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(parent: QWidget, title: str, chosen: Callable[[str], object], kinds: str = "") -> None:
    """``chosen`` takes the path of one that is there; ``kinds`` is a filter such as ``Bảng tính CSV (*.csv)``."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_where_to_save(
    parent: QWidget, title: str, suggested: str, chosen: Callable[[str], object], kinds: str = ""
) -> None:
    """``chosen`` takes the path that is to be written; a name without an ending gets that of ``suggested``."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
