"""An import while it runs and after it has ended: what, how far, how long, *Cancel*; then counts and the report."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hailong.qtbridge.imports import ImportProgress, ImportService
from hailong.ui.imports.import_report import ImportReportTable
from hailong.ui.imports.import_words import duration_text, report_headers, report_rows, report_text
from hailong.ui.widgets.buttons import IconButton, IconLabel
from hailong.ui.widgets.file_dialogs import ask_where_to_save
from hailong.ui.widgets.labels import ElidedLabel
from hailong.ui.widgets.layouts import in_row
from hailong.ui.words import number_text

if TYPE_CHECKING:
    from hailong.sync.importing import FolderReport


class ImportBar(QFrame):
    """A bar above the status line, never a dialog; away while there is nothing to say."""

    def __init__(self, service: ImportService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._progress: ImportProgress | None = None
        self._report: FolderReport | None = None
        self.setProperty("ground", "base")
        self.setProperty("edge", "top")
        self.icon = IconLabel("import", self, tone="accent")
        self.text = ElidedLabel(self)
        self.gauge = QProgressBar(self)
        self.gauge.setTextVisible(False)
        self.cancel = QPushButton(self)
        self.show_report = QPushButton(self)
        self.show_report.setCheckable(True)
        self.show_report.setProperty("kind", "quiet")
        self.save_report = IconButton("save", self, kind="quiet")
        self.close_button = IconButton("close", self, kind="quiet")
        self.table = ImportReportTable(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.setAccessibleName(self.tr("Nhập tệp tờ khai"))
        self.gauge.setAccessibleName(self.tr("Tiến độ nhập"))
        self.cancel.setText(self.tr("Hủy"))
        self.show_report.setText(self.tr("Chi tiết"))
        self.save_report.setText(self.tr("Lưu báo cáo…"))
        self.close_button.setAccessibleName(self.tr("Đóng"))
        self.close_button.setToolTip(self.tr("Đóng"))
        if self._report is not None:
            self._show_report(self._report)
        elif self._progress is not None:
            self._show_progress(self._progress)

    # --- while it runs --------------------------------------------------------------------------------------------

    def _on_started(self) -> None:
        self._report = self._progress = None
        self.show_report.setChecked(False)
        self.icon.set_icon("import", "accent")
        self.text.setText(self.tr("Đang chuẩn bị nhập…"))
        self.gauge.setRange(0, 0)
        self._set_running(True)
        self.show()

    def _show_progress(self, progress: ImportProgress) -> None:
        self._progress = progress
        parts = [self.tr("Đang nhập {file}").format(file=progress.file_name)]
        if progress.file_count > 1:
            place = self.tr("tệp {number}/{count}")
            parts.append(place.format(number=number_text(progress.file_number), count=number_text(progress.file_count)))
        parts.append(duration_text(progress.seconds))
        self.text.setText(" · ".join(part for part in parts if part))
        fraction = progress.fraction
        self.gauge.setRange(0, 0 if fraction is None else 1000)
        if fraction is not None:
            self.gauge.setValue(round(fraction * 1000))

    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self.text.setText(self.tr("Đang dừng…"))
        self._service.cancel()

    # --- after it has ended ---------------------------------------------------------------------------------------

    def _on_finished(self, report: "FolderReport") -> None:
        """Also of files that came in quietly and could not be read."""
        self._show_report(report)
        self.show()

    def _show_report(self, report: "FolderReport") -> None:
        self._report = report
        rows = list(report_rows(report.reports))
        has_trouble = any(one.fault is not None or one.lost for one in report.reports)
        self.icon.set_icon("alert" if has_trouble else "check", "warning" if has_trouble else "accent")
        self.text.setText(report_text(report.reports, was_cancelled=report.was_cancelled))
        self.table.show_rows(report_headers(), rows)
        self._set_running(False)
        self.show_report.setVisible(bool(rows))
        self.save_report.setVisible(bool(rows))
        self.table.setVisible(self.show_report.isChecked() and bool(rows))

    def _on_failed(self) -> None:
        """The store refused; the window tells why in its notice."""
        self.hide()

    def _on_save_clicked(self) -> None:
        suggested = self.tr("bao-cao-nhap-to-khai") + ".csv"
        ask_where_to_save(self, self.tr("Lưu báo cáo"), suggested, self.save_to, self.tr("Bảng tính CSV (*.csv)"))

    def save_to(self, path: str) -> None:
        """Save the report as CSV, in the words of the screen."""
        if self._report is not None:
            rows = (report_headers(), *report_rows(self._report.reports))
            self._service.save_report(Path(path), rows)

    # --- building -------------------------------------------------------------------------------------------------

    def _set_running(self, is_running: bool) -> None:
        self.gauge.setVisible(is_running)
        self.cancel.setVisible(is_running)
        self.cancel.setEnabled(True)
        for widget in (self.show_report, self.save_report, self.close_button):
            widget.setVisible(not is_running)
        if is_running:
            self.table.hide()

    def _connect(self) -> None:
        self._service.started.connect(self._on_started)
        self._service.progressed.connect(self._show_progress)
        self._service.finished.connect(self._on_finished)
        self._service.failed.connect(self._on_failed)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.show_report.toggled.connect(self.table.setVisible)
        self.save_report.clicked.connect(self._on_save_clicked)
        self.close_button.clicked.connect(self.hide)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addWidget(self.text, 1)
        self.gauge.setFixedWidth(180)
        row.addWidget(self.gauge)
        stopping = in_row(self.cancel)
        stopping.setContentsMargins(0, 0, 8, 0)  # its frame ends where the words of the quiet buttons do
        row.addLayout(stopping)
        for widget in (self.show_report, self.save_report, self.close_button):
            row.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.table)
