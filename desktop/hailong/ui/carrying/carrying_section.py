"""Carrying on the settings page: out by a stick, on behalf of another workstation, and back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hailong.domain.clock import VIETNAM, Clock
from hailong.domain.enrolment import Acquaintance
from hailong.domain.parcel import SUFFIX
from hailong.qtbridge.carrying import CarryService
from hailong.sync.carrying import Brought, Taken
from hailong.ui.carrying.carrying_words import brought_text, explain_carrying, packed_text, taken_text
from hailong.ui.carrying.file_acts import FileActs
from hailong.ui.enrolment.compare_dialog import CompareDialog
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.file_dialogs import ask_for_file, ask_where_to_save
from hailong.ui.widgets.labels import hairline
from hailong.ui.widgets.layouts import in_row


class CarryingSection(FileActs):
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
        self.pack, self.bring, self.take = (IconButton(name, self) for name in ("save", "sent", "check"))
        self.stop = QPushButton(self)
        acts = self.row_of(self.pack, self.bring, self.take)
        box = self.arrange(self.about, acts, in_row(self.bar, self.stop, spacing=12), self.told)
        self.moving = moving
        if moving is not None:
            box.addSpacing(8)
            box.addWidget(hairline(self))
            box.addSpacing(8)
            box.addWidget(moving)
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
        self.show_outcome()

    # --- files ----------------------------------------------------------------------------------------------------

    def _choose_target(self) -> None:
        title, suggested = self.tr("Chép phiếu chờ gửi ra tệp"), suggested_name(self._clock.now())
        ask_where_to_save(self, title, suggested, lambda name: self._service.pack(Path(name)), self._kinds())

    def _choose_file(self, act: Callable[[Path], None]) -> None:
        ask_for_file(self, self.tr("Chọn tệp chuyển phiếu"), lambda name: act(Path(name)), self._kinds())

    def _kinds(self) -> str:
        return self.tr("Tệp chuyển phiếu (*{suffix})").format(suffix=SUFFIX)

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_packed(self, count: int, path: Path) -> None:
        self.tell(lambda: (packed_text(count, path), "accent" if count else "muted"))

    def _on_brought(self, brought: Brought, answers_at: Path) -> None:
        self.tell(lambda: (brought_text(brought, answers_at), "warning" if brought.failure else "accent"))

    def _on_taken(self, taken: Taken) -> None:
        self.tell(lambda: (taken_text(taken), "warning" if taken.doubtful or taken.refused else "accent"))

    def _on_to_compare(self, met: Acquaintance, path: Path) -> None:
        dialog = CompareDialog(met, self._device_name, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.compared.connect(partial(self._service.take, path))
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        explanation = explain_carrying(error)
        self.tell(lambda: (explanation.text, "danger"))

    def _on_progressed(self, count: int) -> None:
        self.tell(lambda: (self.tr("Đã gửi hộ %Ln phiếu…", None, count), "muted"))

    def _on_busy(self, is_busy: bool) -> None:
        self.show_busy(is_busy)
        self.stop.setVisible(is_busy)


def suggested_name(now: datetime) -> str:
    """``phieu-20261116-1702.hailong``, in Vietnam's time."""
    return f"phieu-{now.astimezone(VIETNAM):%Y%m%d-%H%M}{SUFFIX}"
