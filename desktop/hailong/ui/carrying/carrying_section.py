"""Carrying on the settings page: out by a stick, on behalf of another workstation, and back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clock import VIETNAM, Clock
from hailong.domain.enrolment import Acquaintance
from hailong.domain.parcel import SUFFIX
from hailong.qtbridge.carrying import CarryService
from hailong.sync.carrying import Brought, Taken
from hailong.ui import fonts
from hailong.ui.carrying.carrying_words import brought_text, explain_carrying, packed_text, taken_text
from hailong.ui.enrolment.compare_dialog import CompareDialog
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import set_tone, text_label


class CarryingSection(QWidget):
    """Three acts, each on a file, and what came of the last one."""

    def __init__(
        self,
        service: CarryService,
        clock: Clock,
        moving: QWidget | None = None,
        *,
        device_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._clock = clock
        self._device_name = device_name
        self._say: Callable[[], tuple[str, str]] | None = None  # words and tone of the last outcome
        self.title = text_label(self, font=fonts.strong())
        self.about = text_label(self, tone="muted", wraps=True)
        self.pack, self.bring, self.take = (IconButton(name, self) for name in ("save", "sent", "check"))
        self.told = text_label(self, wraps=True, is_selectable=True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self)
        self._lay_out()
        self.moving = moving
        if moving is not None:
            self._box.addSpacing(8)
            self._box.addWidget(moving)
        self.pack.clicked.connect(self._choose_target)
        self.bring.clicked.connect(lambda: self._choose_file(self._service.bring))
        self.take.clicked.connect(lambda: self._choose_file(self._service.take))
        self.stop.clicked.connect(service.cancel)
        service.packed.connect(self._on_packed)
        service.brought.connect(self._on_brought)
        service.taken.connect(self._on_taken)
        service.to_compare.connect(self._on_to_compare)
        service.progressed.connect(self._on_progressed)
        service.failed.connect(self._on_failed)
        service.busy_changed.connect(self._on_busy)
        self._on_busy(service.is_busy)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Chuyển phiếu bằng tệp"))
        self.about.setText(
            self.tr(
                "Cho máy không nối mạng: chép phiếu chờ gửi ra USB, gửi hộ từ bất kỳ máy nào có mạng và có Hài Lòng, "
                "rồi mang tệp biên nhận về. Phiếu đã niêm phong, người mang tệp không đọc được."
            )
        )
        self.pack.setText(self.tr("Chép phiếu chờ gửi ra tệp…"))
        self.bring.setText(self.tr("Gửi hộ tệp của máy khác…"))
        self.take.setText(self.tr("Nhận tệp biên nhận…"))
        self.stop.setText(self.tr("Dừng"))
        self._show_outcome()

    # --- files ----------------------------------------------------------------------------------------------------

    def _choose_target(self) -> None:
        dialog = self._dialog(self.tr("Chép phiếu chờ gửi ra tệp"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(suggested_name(self._clock.now()))
        dialog.fileSelected.connect(lambda name: self._service.pack(Path(name)))
        dialog.open()

    def _choose_file(self, act: Callable[[Path], None]) -> None:
        dialog = self._dialog(self.tr("Chọn tệp chuyển phiếu"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: act(Path(name)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(
            self, title, str(Path.home()), self.tr("Tệp chuyển phiếu (*{suffix})").format(suffix=SUFFIX)
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_packed(self, count: int, path: Path) -> None:
        self._tell(lambda: (packed_text(count, path), "accent" if count else "muted"))

    def _on_brought(self, brought: Brought, answers_at: Path) -> None:
        self._tell(lambda: (brought_text(brought, answers_at), "warning" if brought.failure else "accent"))

    def _on_taken(self, taken: Taken) -> None:
        self._tell(lambda: (taken_text(taken), "warning" if taken.doubtful or taken.refused else "accent"))

    def _on_to_compare(self, met: Acquaintance, path: Path) -> None:
        dialog = CompareDialog(met, self._device_name, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.compared.connect(partial(self._service.take, path))
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        explanation = explain_carrying(error)
        self._tell(lambda: (explanation.text, "danger"))

    def _on_progressed(self, count: int) -> None:
        self._tell(lambda: (self.tr("Đã gửi hộ %Ln phiếu…", None, count), "muted"))

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self._say = None
            self._show_outcome()
        for button in (self.pack, self.bring, self.take):
            button.setEnabled(not is_busy)
        self.bar.setVisible(is_busy)
        self.stop.setVisible(is_busy)

    def _tell(self, say: Callable[[], tuple[str, str]]) -> None:
        self._say = say
        self._show_outcome()

    def _show_outcome(self) -> None:
        text, tone = self._say() if self._say is not None else ("", "muted")
        self.told.setText(text)
        set_tone(self.told, tone)
        self.told.setVisible(bool(text))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.pack, self.bring, self.take):
            buttons.addWidget(button)
        buttons.addStretch(1)
        running = QHBoxLayout()
        running.setSpacing(12)
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.about)
        box.addLayout(buttons)
        box.addLayout(running)
        box.addWidget(self.told)


def suggested_name(now: datetime) -> str:
    """``phieu-20261116-1702.hailong``, in Vietnam's time."""
    return f"phieu-{now.astimezone(VIETNAM):%Y%m%d-%H%M}{SUFFIX}"
