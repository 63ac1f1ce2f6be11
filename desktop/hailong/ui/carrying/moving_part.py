"""Moving to another workstation, below carrying: out with a passphrase, in with the same one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hailong.domain.clock import VIETNAM, Clock
from hailong.domain.moving import Moved
from hailong.domain.parcel import SUFFIX
from hailong.qtbridge.moving import MovedOut, MoveService
from hailong.ui.carrying.carrying_words import explain_moving, moved_in_text, moved_out_text, packed_move_text
from hailong.ui.carrying.file_acts import FileActs
from hailong.ui.carrying.passphrase_dialog import PassphraseDialog
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.file_dialogs import ask_for_file, ask_where_to_save
from hailong.ui.widgets.labels import text_label


class MovingPart(FileActs):
    """Two acts, what came of the last one, and what was moved out of here before."""

    def __init__(self, service: MoveService, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._clock = clock
        self._moved_out: MovedOut | None = None
        self.pack, self.take = IconButton("save", self), IconButton("import", self)
        self.before = text_label(self, tone="muted", wraps=True)
        self.arrange(self.about, self.row_of(self.pack, self.take), self.bar, self.told, self.before)
        self.pack.clicked.connect(self._choose_target)
        self.take.clicked.connect(self._choose_file)
        service.packed.connect(self._on_packed)
        service.taken.connect(self._on_taken)
        service.failed.connect(self._on_failed)
        service.busy_changed.connect(self.show_busy)
        service.moved_out_changed.connect(self._on_moved_out)
        self.show_busy(service.is_busy)
        self.retranslate()
        service.refresh()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Chuyển sang máy khác"))
        self.about.setText(
            self.tr(
                "Chép phiếu chờ gửi, phiếu đã gửi, phiếu nháp và thiết lập sang máy mới, trong một tệp có mật khẩu. "
                "Đăng ký không đi theo: máy mới cần mã đăng ký của mình, rồi gửi tiếp các phiếu chờ."
            )
        )
        self.pack.setText(self.tr("Chép sang máy mới…"))
        self.take.setText(self.tr("Nhận từ máy cũ…"))
        self.show_outcome()
        self._show_before()

    # --- files ----------------------------------------------------------------------------------------------------

    def ask_new(self, name: str) -> PassphraseDialog:
        """The file was named: ask for its passphrase."""
        dialog = self._passphrase(is_new=True)
        dialog.entered.connect(partial(self._service.pack, Path(name)))
        dialog.open()
        return dialog

    def ask_known(self, name: str) -> PassphraseDialog:
        """The file was chosen: ask for its passphrase."""
        dialog = self._passphrase(is_new=False)
        dialog.entered.connect(partial(self._service.take, Path(name)))
        dialog.open()
        return dialog

    def _choose_target(self) -> None:
        suggested = f"chuyen-may-{self._clock.now().astimezone(VIETNAM):%Y%m%d}{SUFFIX}"
        ask_where_to_save(self, self.tr("Chép sang máy mới"), suggested, self.ask_new, self._kinds())

    def _choose_file(self) -> None:
        ask_for_file(self, self.tr("Nhận từ máy cũ"), self.ask_known, self._kinds())

    def _kinds(self) -> str:
        return self.tr("Tệp chuyển máy (*{suffix})").format(suffix=SUFFIX)

    def _passphrase(self, *, is_new: bool) -> PassphraseDialog:
        dialog = PassphraseDialog(is_new=is_new, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_packed(self, moved: Moved, path: Path) -> None:
        self.tell(lambda: (packed_move_text(moved, path), "accent"))

    def _on_taken(self, moved: Moved) -> None:
        self.tell(lambda: (moved_in_text(moved), "accent"))

    def _on_failed(self, error: Exception) -> None:
        explanation = explain_moving(error)
        self.tell(lambda: (explanation.text, "danger"))

    def _on_moved_out(self, moved_out: MovedOut | None) -> None:
        self._moved_out = moved_out
        self._show_before()

    def _show_before(self) -> None:
        out = self._moved_out
        self.before.setText(moved_out_text(out.at, out.waiting, self._clock.now()) if out is not None else "")
        self.before.setVisible(out is not None)
