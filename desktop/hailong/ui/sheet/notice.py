"""Why a declaration cannot be rated now, and the one thing that helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.domain.taxcode import display
from hailong.qtbridge.sheet_opening import Obstacle, OpenSheet
from hailong.ui import fonts
from hailong.ui.sheet.sheet_words import SheetWords


class Notice(QFrame):
    """Says what stands in the way; offers to choose an enrolled enterprise, or to enrol this workstation."""

    enterprise_chosen = Signal(str, str)  # tax code, name
    enrolment_wanted = Signal()

    def __init__(self, words: SheetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._opened: OpenSheet | None = None
        self.why, self.remedy = QLabel(self), QLabel(self)
        for label in (self.why, self.remedy):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setFont(fonts.strong())
        self.enterprises = QComboBox(self)
        self.enterprises.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.enterprises.setMinimumContentsLength(20)
        self.choose, self.enrol = QPushButton(self), QPushButton(self)
        self.choose.clicked.connect(self._on_choose)
        self.enrol.clicked.connect(self.enrolment_wanted)
        for button in (self.choose, self.enrol):
            button.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.enterprises, 1)
        row.addWidget(self.choose)
        row.addWidget(self.enrol)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 16, 0, 16)
        box.setSpacing(8)
        box.addWidget(self.why)
        box.addWidget(self.remedy)
        box.addLayout(row)
        self.retranslate()

    def show_obstacle(self, opened: OpenSheet) -> None:
        """Show what stands in the way of ``opened``, if anything does."""
        self._opened = opened
        self.enterprises.clear()
        for tax_code, name in opened.enterprises:
            self.enterprises.addItem(f"{name} · {display(tax_code)}", (tax_code, name))
        self.retranslate()

    def focus_first(self) -> None:
        """Go to what can be done here."""
        for widget in (self.enterprises, self.enrol):
            if not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.choose.setText(self.tr("Chọn"))
        self.enrol.setText(self.tr("Nhập mã đăng ký…"))
        self.enterprises.setAccessibleName(self.tr("Doanh nghiệp đứng tên tờ khai"))
        obstacle = self._opened.obstacle if self._opened else None
        self.setVisible(obstacle is not None)
        if self._opened is None or obstacle is None:
            return
        why, remedy = self._words.obstacle(obstacle, self._opened.row.declaration)
        self.why.setText(why)
        self.remedy.setText(remedy)
        may_choose = obstacle is Obstacle.ENTERPRISE_UNKNOWN and bool(self._opened.enterprises)
        self.enterprises.setVisible(may_choose)
        self.choose.setVisible(may_choose)
        self.enrol.setVisible(obstacle in (Obstacle.NOT_ENROLLED, Obstacle.ENTERPRISE_NOT_ENROLLED))

    def _on_choose(self) -> None:
        chosen = self.enterprises.currentData()
        if chosen:
            self.enterprise_chosen.emit(*chosen)
