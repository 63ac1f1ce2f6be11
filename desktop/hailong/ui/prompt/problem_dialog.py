"""A problem while a declaration is being cleared: the user says which one, and its sheet opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from hailong.domain.declaration import NumberError, NumberFault, Round, group_number, is_ratable, round_of
from hailong.domain.taxcode import display
from hailong.qtbridge.number_lookup import NumberLookup
from hailong.store.interfaces import DeclarationRow
from hailong.ui.widgets.dialog_frame import DialogFrame
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import in_row


class ProblemDialog(DialogFrame):
    """Asks for a number; the one that is selected in the list stands there already. Not modal: never in the way."""

    declaration_wanted = Signal(int)  # key

    def __init__(self, lookup: NumberLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._granted_key: int | None = None
        self.hint = text_label(self, tone="muted", wraps=True)
        self.number_label = text_label(self)
        self.number = QLineEdit(self)
        self.number.setMaxLength(40)
        self.number_label.setBuddy(self.number)
        self.told = text_label(self, wraps=True)
        self.open_sheet, self.leave = QPushButton(self), QPushButton(self)
        self.open_sheet.setProperty("kind", "primary")
        self.open_sheet.setDefault(True)
        self._several = QVBoxLayout()
        field = in_row(self.number_label, self.number, spacing=12)
        buttons = (None, self.leave, self.open_sheet)
        self._box = self.arrange(self.hint, field, self.told, self._several, buttons=buttons)
        self.setFixedWidth(440)
        self.number.textEdited.connect(lambda _: self._tell(""))
        self.open_sheet.clicked.connect(self._on_open)
        self.leave.clicked.connect(self.reject)
        lookup.found.connect(self._on_found)
        lookup.refused.connect(self._on_refused)
        self.retranslate()

    def ask(self, number: str = "") -> None:
        """Open with ``number`` filled in."""
        self._tell("")
        self.number.setText(group_number(number) if number else "")
        self.number.selectAll()
        self.show()
        self._fit()
        self.raise_()
        self.activateWindow()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """All texts anew."""
        self.setWindowTitle(self.tr("Vướng mắc khi làm thủ tục"))
        self.title.setText(self.tr("Gặp vướng mắc khi làm thủ tục"))
        self.hint.setText(
            self.tr(
                "Không cần chờ thông quan: có thể đánh giá ngay việc đang làm, từ khi tờ khai được phân luồng. "
                "Sau khi thông quan vẫn đánh giá thêm được."
            )
        )
        self.number_label.setText(self.tr("Số tờ khai"))
        self.number.setAccessibleName(self.tr("Số tờ khai"))
        self.open_sheet.setText(self.tr("Mở phiếu"))
        self.leave.setText(self.tr("Đóng"))

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_open(self) -> None:
        if self._granted_key is not None:
            self._open(self._granted_key)
        else:
            self._lookup.look_up(self.number.text())

    def _on_refused(self, error: NumberError) -> None:
        is_empty = error.fault is NumberFault.EMPTY
        self._tell(self.tr("Xin nhập số tờ khai.") if is_empty else self.tr("Số tờ khai gồm 12 chữ số."))
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, rows: Sequence[DeclarationRow]) -> None:
        if not self.isVisible():
            return
        if not rows:
            self._tell(self.tr("Không có tờ khai này trong danh sách. Xin nhập tệp có tờ khai rồi thử lại."))
        elif len(rows) > 1:
            self._choose_among(rows)
        elif not is_ratable(rows[0].declaration.status):
            self._tell(self.tr("Tờ khai chưa được phân luồng nên chưa đánh giá được."))
        elif round_of(rows[0].declaration) is Round.AFTER:
            self._tell(self.tr("Tờ khai đã xong thủ tục: phiếu mở ra là phiếu sau thông quan."), tone="warning")
            self._granted_key = rows[0].key
        else:
            self._open(rows[0].key)

    def _choose_among(self, rows: Sequence[DeclarationRow]) -> None:
        self._tell(self.tr("Nhiều doanh nghiệp cùng có số này. Xin chọn doanh nghiệp:"), tone="muted")
        for row in rows:
            one = row.declaration
            button = QPushButton(one.enterprise_name or display(one.tax_code) or group_number(one.number), self)
            button.clicked.connect(lambda _=False, key=row.key: self._open(key))
            self._several.addWidget(button)
        self._fit()

    def _open(self, key: int) -> None:
        self.accept()
        self.declaration_wanted.emit(key)

    def _tell(self, text: str, *, tone: str = "danger") -> None:
        self._granted_key = None
        while (item := self._several.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        set_tone(self.told, tone)
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """As high as its words need: a layout alone does not measure wrapped lines again."""
        self._box.invalidate()
        self.resize(self.width(), self._box.totalHeightForWidth(self.width()))
