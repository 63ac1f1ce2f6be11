"""Leaving: which enterprise, or all of them; what still waits, and what becomes of it, before anything is done."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from hailong.domain.enrolment import Enrolment
from hailong.domain.taxcode import display
from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.dialog_frame import DialogFrame
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import labelled


class LeaveDialog(DialogFrame):
    """``waiting``: how many sheets wait, by tax code."""

    leaving_wanted = Signal(str)  # tax code; empty: everything

    def __init__(self, enrolment: Enrolment, waiting: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enrolment = enrolment
        self._waiting = waiting
        self.label = text_label(self)
        self.which = QComboBox(self)
        self.what_waits = text_label(self, font=fonts.strong(), wraps=True)
        self.means = text_label(self, wraps=True)
        self.after = text_label(self, tone="muted", wraps=True)
        self.keep, self.leave = QPushButton(self), IconButton("close", self, kind="danger")
        self.label.setBuddy(self.which)
        self.which.addItem("", "")
        for tax_code, name in enrolment.enterprises:
            self.which.addItem(f"{display(tax_code)}  ·  {name}", tax_code)
        self.keep.setDefault(True)
        self.leave.setAutoDefault(False)
        lines = (labelled(self.label, self.which), self.what_waits, self.means, self.after)
        self.arrange(*lines, buttons=(None, self.keep, self.leave))
        self.setFixedWidth(520)
        self.which.currentIndexChanged.connect(self._on_chosen)
        self.keep.clicked.connect(self.reject)
        self.leave.clicked.connect(self._on_leave)
        self.retranslate()

    @property
    def tax_code(self) -> str:
        """What is to be left; empty: everything."""
        return str(self.which.currentData())

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle(self.tr("Hủy đăng ký"))
        self.title.setText(self.tr("Hủy đăng ký trên máy này"))
        self.label.setText(self.tr("Cho doanh nghiệp"))
        self.which.setAccessibleName(self.label.text())
        self.which.setItemText(0, self.tr("Tất cả doanh nghiệp, rời khỏi dịch vụ này"))
        self.keep.setText(self.tr("Giữ lại"))
        self.leave.setText(self.tr("Hủy đăng ký"))
        self._say()

    def _on_chosen(self, _row: int) -> None:
        self._say()

    def _on_leave(self) -> None:
        self.accept()
        self.leaving_wanted.emit(self.tax_code)

    def _say(self) -> None:
        is_all = not self.tax_code or len(self._enrolment.enterprises) == 1
        waiting = sum(self._waiting.values()) if is_all else self._waiting.get(self.tax_code, 0)
        self.what_waits.setText(
            self.tr("Còn %Ln phiếu chờ gửi.", None, waiting) if waiting else self.tr("Không còn phiếu nào chờ gửi.")
        )
        set_tone(self.what_waits, "warning" if waiting else "")
        self.means.setText(self._of_all(waiting) if is_all else self._of_one(waiting))
        self.after.setText(
            self.tr(
                "Tờ khai và phiếu đã gửi vẫn đọc được trên máy này. Cơ quan hải quan không được báo: "
                "muốn xóa máy này khỏi danh sách của họ, xin liên hệ nơi cấp mã."
            )
        )

    def _of_all(self, waiting: int) -> str:
        if waiting:
            return self.tr(
                "Phiếu chờ gửi vẫn được giữ và đọc được trên máy này, và được gửi đi sau khi đăng ký lại với cùng dịch "
                "vụ. Khóa riêng của máy cũng được giữ cho đến lúc đó."
            )
        return self.tr("Khóa riêng của máy này được xóa. Muốn gửi phiếu lại thì cần một mã đăng ký mới.")

    def _of_one(self, waiting: int) -> str:
        if waiting:
            return self.tr(
                "Phiếu chờ gửi của doanh nghiệp này vẫn được gửi khi có mạng, vì đã niêm phong lúc bấm Gửi. "
                "Phiếu mới thì không gửi được nữa."
            )
        return self.tr("Máy này không gửi được phiếu mới cho doanh nghiệp này nữa.")
