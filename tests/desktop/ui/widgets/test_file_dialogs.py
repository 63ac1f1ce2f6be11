"""Asking for a file: what is asked, and that the answer arrives."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from hailong.ui.widgets.file_dialogs import ask_for_file, ask_where_to_save


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_where_to_save_is_asked_with_a_name_and_its_ending(parent):
    chosen = []
    ask_where_to_save(parent, "Lưu báo cáo", "bao-cao.csv", chosen.append, "Bảng tính CSV (*.csv)")

    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.selectedFiles() == [str(Path.home() / "bao-cao.csv")]
    assert (dialog.defaultSuffix(), dialog.nameFilters()) == ("csv", ["Bảng tính CSV (*.csv)"])
    dialog.fileSelected.emit("/usb/moi.csv")
    assert chosen == ["/usb/moi.csv"]
    dialog.reject()


def test_one_that_is_there_is_asked_for_and_the_dialog_is_gone_afterwards(parent, qtbot):
    chosen = []
    ask_for_file(parent, "Tệp chứng chỉ", chosen.append)

    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.fileSelected.emit("/usb/ca.pem")
    dialog.reject()

    assert chosen == ["/usb/ca.pem"]
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))
