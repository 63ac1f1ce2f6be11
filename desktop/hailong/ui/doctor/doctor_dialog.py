"""The connection doctor's dialog: ten lines that fill one by one, and the report, which is read before it is saved."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hailong.domain.clock import Clock
from hailong.domain.doctor import CheckId
from hailong.qtbridge.doctor import DoctorService
from hailong.ui.doctor.doctor_report import report_text
from hailong.ui.doctor.doctor_row import DoctorRow
from hailong.ui.doctor.doctor_words import summary
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.dialog_frame import DialogFrame
from hailong.ui.widgets.file_dialogs import ask_where_to_save
from hailong.ui.widgets.labels import hairline, set_tone, text_label
from hailong.ui.widgets.scrolling import scroll_area

_SIZE: Final = (640, 720)


class DoctorDialog(DialogFrame):
    """Never in the way: not modal, and what runs is given up when it is closed."""

    def __init__(self, doctor: DoctorService, clock: Clock, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doctor = doctor
        self._clock = clock
        self._version = version
        self._saved_as = ""
        self._failure = ""
        self.summary = text_label(self, wraps=True)
        self.rows = {check: DoctorRow(check) for check in CheckId}
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.told = text_label(self, wraps=True)
        self.again = IconButton("refresh", self, kind="primary")
        self.show_report, self.save, self.copy = (
            IconButton("clipboard", self),
            IconButton("save", self),
            QPushButton(self),
        )
        self.back, self.leave = QPushButton(self), QPushButton(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self.again.clicked.connect(self._on_again)
        self.show_report.clicked.connect(self._on_show_report)
        self.save.clicked.connect(self._on_save)
        self.copy.clicked.connect(self._on_copy)
        self.back.clicked.connect(lambda: self._turn_to(0))
        self.leave.clicked.connect(self.reject)
        doctor.changed.connect(self.retranslate)
        doctor.saved.connect(self._on_saved)
        doctor.save_failed.connect(self._on_save_failed)
        self._turn_to(0)

    def examine(self) -> None:
        """Open and begin."""
        self._turn_to(0)
        self._doctor.examine()
        self.show()
        self.raise_()
        self.activateWindow()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever closes it waits for nothing any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._doctor.stop()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setWindowTitle(self.tr("Kiểm tra kết nối"))
        is_report = self.stack.currentIndex() == 1
        self.title.setText(self.tr("Báo cáo cho bộ phận hỗ trợ") if is_report else self.tr("Kiểm tra kết nối"))
        found = self._doctor.findings
        by_check = {finding.check: finding for finding in found}
        for check, row in self.rows.items():
            row.show_finding(by_check.get(check))
        self.summary.setText(
            self.tr(
                "Không có số tờ khai, mã số thuế, tên người hay lời góp ý nào. Xin đọc qua trước khi lưu và gửi đi."
            )
            if is_report
            else summary(found, is_running=self._doctor.is_running)
        )
        set_tone(self.summary, "muted" if is_report or self._doctor.is_running else "")
        self.again.setText(self.tr("Dừng") if self._doctor.is_running else self.tr("Kiểm tra lại"))
        self.show_report.setText(self.tr("Xem báo cáo"))
        self.show_report.setEnabled(bool(found) and not self._doctor.is_running)
        self.save.setText(self.tr("Lưu thành tệp…"))
        self.copy.setText(self.tr("Sao chép"))
        self.back.setText(self.tr("Trở lại"))
        self.leave.setText(self.tr("Đóng"))
        self.report.setAccessibleName(self.title.text())
        self.told.setText(
            self._failure or (self.tr("Đã lưu vào {file}.").format(file=self._saved_as) if self._saved_as else "")
        )
        set_tone(self.told, "danger" if self._failure else "accent")
        self.told.setVisible(is_report and bool(self.told.text()))

    # --- what happens ---------------------------------------------------------------------------------------------

    def _on_again(self) -> None:
        if self._doctor.is_running:
            self._doctor.stop()
        else:
            self._doctor.examine()

    def _on_show_report(self) -> None:
        self.report.setPlainText(report_text(self._doctor.findings, self._version, self._clock.now()))
        self._saved_as = self._failure = ""
        self._turn_to(1)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _on_save(self) -> None:
        suggested = f"hailong-doctor-{self._clock.now():%Y%m%d-%H%M}.txt"
        ask_where_to_save(self, self.tr("Lưu báo cáo"), suggested, self._save_to)

    def _save_to(self, name: str) -> None:
        self._doctor.save(Path(name), self.report.toPlainText())

    def _on_saved(self, path: Path) -> None:
        self._saved_as, self._failure = path.name, ""
        self.retranslate()

    def _on_save_failed(self, _error: OSError) -> None:
        self._failure = self.tr("Không ghi được tệp ở đó. Xin chọn chỗ khác.")
        self.retranslate()

    def _turn_to(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        of_pages: tuple[tuple[QPushButton, ...], ...] = (
            (self.again, self.show_report),
            (self.save, self.copy, self.back),
        )
        for number, buttons in enumerate(of_pages):
            for button in buttons:
                button.setVisible(page == number)
        self.retranslate()

    # --- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 16, 0)
        lines.setSpacing(8)
        for number, row in enumerate(self.rows.values()):
            if number:
                lines.addWidget(hairline())
            lines.addWidget(row)
        lines.addStretch(1)
        self.stack.addWidget(scroll_area(self, content))
        self.stack.addWidget(self.report)
        buttons = (self.again, self.show_report, self.save, self.copy, None, self.back, self.leave)
        self.arrange(self.summary, hairline(self), self.stack, self.told, buttons=buttons, grows=self.stack)
