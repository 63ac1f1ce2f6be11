"""A quiet line on the sheet of a declaration that is one of a split lot: the whole lot can be rated at once."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hailong.domain.declaration import Declaration
from hailong.qtbridge.sheet_opening import OpenSheet
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import text_label


class LotLine(QWidget):
    """Shown while two or more of the lot are still to be rated."""

    lot_wanted = Signal(object)  # tuple of keys

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenSheet | None = None
        self.about = text_label(self, tone="muted")
        self.rate = IconButton("declarations", self, kind="quiet")
        self.rate.setAutoDefault(True)
        self.rate.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.about)
        row.addWidget(self.rate)
        row.addStretch(1)
        self.hide()

    def show_lot(self, opened: OpenSheet) -> None:
        """Offer the lot of ``opened``, if there is one."""
        self._opened = opened
        self.setVisible(bool(opened.lot))
        self.retranslate()

    def ask(self) -> None:
        """The user wants to rate the whole lot."""
        if self._opened is not None and self._opened.lot:
            self.lot_wanted.emit(self._opened.lot)

    def retranslate(self) -> None:
        """All texts in the language of now."""
        if self._opened is None:
            return
        self.about.setText(_place_text(self._opened.row.declaration))
        self.rate.setText(self.tr("Đánh giá cả lô (%Ln tờ khai)", None, len(self._opened.lot)))
        self.rate.setToolTip(self.tr("Một phiếu chung cho các tờ khai cùng lô chưa đánh giá (Ctrl+L)"))


def _place_text(declaration: Declaration) -> str:
    if declaration.branch and declaration.branches:
        text = QCoreApplication.translate("LotLine", "Nhánh {branch}/{branches} của lô hàng")
        return text.format(branch=declaration.branch, branches=declaration.branches)
    return QCoreApplication.translate("LotLine", "Thuộc lô hàng tách nhiều tờ khai")
