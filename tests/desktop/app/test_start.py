"""The window as the program opens it: a process of its own, closed from inside, or explained when it cannot open."""

from PySide6.QtWidgets import QApplication, QMessageBox

from hailong.app.core import Core
from hailong.app.start import make_application, open_window


def test_there_is_one_application(qapp):
    assert make_application() is qapp


def test_window_that_is_closed_ends_with_0_and_frees_the_store(qapp, tmp_path, qtbot):
    def shown(workstation):
        workstation.list.listed.connect(lambda _: workstation.window.close())

    assert open_window(tmp_path, on_shown=shown) == 0
    Core(tmp_path).close()  # the lock is free again


def test_store_in_use_by_one_that_does_not_answer_is_explained_and_ends_with_1(qapp, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    core = Core(tmp_path)
    try:
        assert open_window(tmp_path, patience=0.0) == 1
    finally:
        core.close()
    assert told[0]
    assert isinstance(QApplication.instance(), QApplication)


def test_a_second_start_by_the_session_is_content_with_the_first(qapp, tmp_path):
    core = Core(tmp_path)
    try:
        assert open_window(tmp_path, in_tray=True, patience=0.0) == 0
    finally:
        core.close()
