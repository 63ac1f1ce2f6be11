"""The doctor's dialog: lines that fill one by one, a report that is read before it is saved."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from hailong.domain.doctor import CheckId, Step, fault, fine
from hailong.qtbridge.doctor import DoctorService
from hailong.qtbridge.settings import Language
from hailong.ui.doctor.doctor_dialog import DoctorDialog

FOUND = [fine(check, "timeout") for check in CheckId if check is not CheckId.TLS]
FOUND.insert(2, fault(CheckId.TLS, "untrusted", issuer="Tường lửa Mẫu"))


class Clock:
    def now(self):
        return datetime(2026, 11, 16, 10, 2, tzinfo=UTC)


class Opened:
    def __init__(self, qtbot, tasks):
        self.held = threading.Event()
        self.held.set()
        self.qtbot = qtbot
        self.service = DoctorService(tasks, self.steps)
        self.dialog = DoctorDialog(self.service, Clock(), "0.1.0")
        qtbot.addWidget(self.dialog)

    def steps(self):
        return [Step(found.check, lambda found=found: self.held.wait(20) and found, 20) for found in FOUND]

    def examine(self):
        self.dialog.examine()
        self.wait()

    def wait(self):
        self.qtbot.waitUntil(lambda: not self.service.is_running)

    def press(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def opened(qtbot, tasks, translations):
    return Opened(qtbot, tasks)


def test_every_line_fills_and_the_whole_is_summed_up(opened):
    opened.examine()

    assert opened.dialog.summary.text() == "Có 1 mục cần xem lại."
    assert "Tường lửa Mẫu" in opened.dialog.rows[CheckId.TLS].what.text()
    assert all(row.what.text() for row in opened.dialog.rows.values())
    assert not opened.dialog.isModal()


def test_what_runs_can_be_stopped_and_begun_again(opened):
    opened.held.clear()
    opened.dialog.examine()
    assert opened.dialog.summary.text() == "Đang kiểm tra…"
    assert not opened.dialog.show_report.isEnabled()

    opened.press(opened.dialog.again)
    assert opened.dialog.summary.text() == "Chưa kiểm tra xong."
    opened.held.set()
    opened.press(opened.dialog.again)
    opened.wait()

    assert opened.dialog.summary.text() == "Có 1 mục cần xem lại."


def test_to_close_it_is_to_give_up(opened):
    opened.held.clear()
    opened.dialog.examine()

    opened.press(opened.dialog.leave)
    opened.held.set()

    assert not opened.service.is_running


def test_the_report_is_read_before_it_is_saved(opened, tmp_path):
    opened.examine()
    assert not opened.dialog.save.isVisible()
    assert not opened.dialog.copy.isVisible()
    opened.press(opened.dialog.show_report)
    text = opened.dialog.report.toPlainText()
    assert opened.dialog.report.isVisible()
    assert opened.dialog.report.isReadOnly()
    assert "Tường lửa Mẫu" in text

    path = tmp_path / "báo cáo.txt"
    opened.press(opened.dialog.save)
    opened.dialog.findChild(QFileDialog).fileSelected.emit(str(path))
    opened.qtbot.waitUntil(lambda: "báo cáo.txt" in opened.dialog.told.text())
    opened.press(opened.dialog.copy)

    assert path.read_text(encoding="utf-8") == text == QGuiApplication.clipboard().text()
    opened.press(opened.dialog.back)
    assert opened.dialog.again.isVisible()


def test_a_report_that_cannot_be_written_is_said_to_be_so(opened, tmp_path):
    opened.examine()
    opened.press(opened.dialog.show_report)

    opened.service.save(tmp_path / "không có" / "x.txt", "x")
    opened.qtbot.waitUntil(opened.dialog.told.isVisible)

    assert "chọn chỗ khác" in opened.dialog.told.text()


def test_it_follows_the_language(opened, translations):
    opened.examine()
    translations.speak(Language.ENGLISH)
    QCoreApplication.sendEvent(opened.dialog, QEvent(QEvent.Type.LanguageChange))

    assert opened.dialog.windowTitle() == "Check the connection"
    assert opened.dialog.rows[CheckId.TLS].title.text() == "Certificate"
