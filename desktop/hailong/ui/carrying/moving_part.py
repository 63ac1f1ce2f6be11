"""Moving to another workstation, below carrying: out with a passphrase, in with the same one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from hailong.domain.clock import VIETNAM, Clock
from hailong.domain.moving import Moved
from hailong.domain.parcel import SUFFIX
from hailong.qtbridge.moving import MovedOut, MoveService
from hailong.ui import fonts
from hailong.ui.carrying.carrying_words import explain_moving, moved_in_text, moved_out_text, packed_move_text
from hailong.ui.carrying.passphrase_dialog import PassphraseDialog
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import set_tone, text_label


class MovingPart(QWidget):
    """Two acts, what came of the last one, and what was moved out of here before."""

    def __init__(self, service: MoveService, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._clock = clock
        self._say: Callable[[], tuple[str, str]] | None = None
        self._moved_out: MovedOut | None = None
        self.title = text_label(self, font=fonts.strong())
        self.about = text_label(self, tone="muted", wraps=True)
        self.pack, self.take = IconButton("save", self), IconButton("import", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.told = text_label(self, wraps=True, is_selectable=True)
        self.before = text_label(self, tone="muted", wraps=True)
        self._lay_out()
        self.pack.clicked.connect(self._choose_target)
        self.take.clicked.connect(self._choose_file)
        service.packed.connect(self._on_packed)
        service.taken.connect(self._on_taken)
        service.failed.connect(self._on_failed)
        service.busy_changed.connect(self._on_busy)
        service.moved_out_changed.connect(self._on_moved_out)
        self._on_busy(service.is_busy)
        self.retranslate()
        service.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

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
        self._show()

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
        dialog = self._files(self.tr("Chép sang máy mới"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"chuyen-may-{self._clock.now().astimezone(VIETNAM):%Y%m%d}{SUFFIX}")
        dialog.fileSelected.connect(self.ask_new)
        dialog.open()

    def _choose_file(self) -> None:
        dialog = self._files(self.tr("Nhận từ máy cũ"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.ask_known)
        dialog.open()

    def _files(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title, str(Path.home()), self.tr("Tệp chuyển máy (*{suffix})").format(suffix=SUFFIX))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _passphrase(self, *, is_new: bool) -> PassphraseDialog:
        dialog = PassphraseDialog(is_new=is_new, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_packed(self, moved: Moved, path: Path) -> None:
        self._tell(lambda: (packed_move_text(moved, path), "accent"))

    def _on_taken(self, moved: Moved) -> None:
        self._tell(lambda: (moved_in_text(moved), "accent"))

    def _on_failed(self, error: Exception) -> None:
        explanation = explain_moving(error)
        self._tell(lambda: (explanation.text, "danger"))

    def _on_moved_out(self, moved_out: MovedOut | None) -> None:
        self._moved_out = moved_out
        self._show()

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self._say = None
            self._show()
        for button in (self.pack, self.take):
            button.setEnabled(not is_busy)
        self.bar.setVisible(is_busy)

    def _tell(self, say: Callable[[], tuple[str, str]]) -> None:
        self._say = say
        self._show()

    def _show(self) -> None:
        text, tone = self._say() if self._say is not None else ("", "muted")
        self.told.setText(text)
        set_tone(self.told, tone)
        self.told.setVisible(bool(text))
        out = self._moved_out
        self.before.setText(moved_out_text(out.at, out.waiting, self._clock.now()) if out is not None else "")
        self.before.setVisible(out is not None)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.pack)
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.about)
        box.addLayout(buttons)
        for part in (self.bar, self.told, self.before):
            box.addWidget(part)
