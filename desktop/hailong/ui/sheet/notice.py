"""What is to be known before a sheet is written: what stands in its way, or who has rated elsewhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.domain.taxcode import display
from hailong.qtbridge.sheet_opening import Obstacle, OpenSheet
from hailong.ui import fonts
from hailong.ui.elsewhere_words import rated_elsewhere
from hailong.ui.sheet.sheet_words import SheetWords


class Notice(QFrame):
    """Says it, and offers what helps: to choose an enrolled enterprise, to enrol, to write a later version."""

    enterprise_chosen = Signal(str, str)  # tax code, name
    enrolment_wanted = Signal()
    later_wanted = Signal()  # a version after what another workstation has sent

    def __init__(self, words: SheetWords, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._clock = clock
        self._opened: OpenSheet | None = None
        self.why, self.remedy = QLabel(self), QLabel(self)
        for label in (self.why, self.remedy):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setFont(fonts.strong())
        self.enterprises = QComboBox(self)
        self.enterprises.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.enterprises.setMinimumContentsLength(20)
        self.choose, self.enrol, self.later = QPushButton(self), QPushButton(self), QPushButton(self)
        self.choose.clicked.connect(self._on_choose)
        self.enrol.clicked.connect(self.enrolment_wanted)
        self.later.clicked.connect(self.later_wanted)
        for button in (self.choose, self.enrol, self.later):
            button.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.enterprises, 1)
        row.addWidget(self.choose)
        row.addWidget(self.enrol)
        row.addWidget(self.later)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 16, 0, 16)
        box.setSpacing(8)
        box.addWidget(self.why)
        box.addWidget(self.remedy)
        box.addLayout(row)
        self.retranslate()

    def show_obstacle(self, opened: OpenSheet) -> None:
        """Show what stands in the way of ``opened``, or who has rated it elsewhere, if there is anything of it."""
        self._opened = opened
        self.enterprises.clear()
        for tax_code, name in opened.enterprises:
            self.enterprises.addItem(f"{name} · {display(tax_code)}", (tax_code, name))
        self.retranslate()

    def focus_first(self) -> None:
        """Go to what can be done here."""
        for widget in (self.enterprises, self.enrol, self.later):
            if not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def retranslate(self) -> None:
        """All texts in the language of now."""
        self.choose.setText(self.tr("Chọn"))
        self.enrol.setText(self.tr("Nhập mã đăng ký…"))
        self.enterprises.setAccessibleName(self.tr("Doanh nghiệp đứng tên tờ khai"))
        self.later.setText(self.tr("Viết bản sau"))
        self.later.setToolTip(self.tr("Viết một phiếu nữa cho tờ khai này, đứng sau phiếu của máy kia"))
        opened = self._opened
        self.setVisible(opened is not None and (opened.obstacle is not None or bool(opened.elsewhere)))
        if opened is None or self.isHidden():
            return
        why, remedy = self._texts(opened)
        self.why.setText(why)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        obstacle = opened.obstacle
        may_choose = obstacle is Obstacle.ENTERPRISE_UNKNOWN and bool(opened.enterprises)
        self.enterprises.setVisible(may_choose)
        self.choose.setVisible(may_choose)
        self.enrol.setVisible(obstacle in (Obstacle.NOT_ENROLLED, Obstacle.ENTERPRISE_NOT_ENROLLED))
        self.later.setVisible(obstacle is Obstacle.RATED_ELSEWHERE)

    def _texts(self, opened: OpenSheet) -> tuple[str, str]:
        if opened.obstacle not in (None, Obstacle.RATED_ELSEWHERE):
            return self._words.obstacle(opened.obstacle, opened.row.declaration)
        why = rated_elsewhere(opened.elsewhere[0], self._clock.now())
        if opened.obstacle is Obstacle.RATED_ELSEWHERE:
            kept = self.tr("Nội dung phiếu chỉ đọc được trên máy đã gửi.")
            further = self.tr("Cần nói thêm thì viết bản sau: cơ quan hải quan giữ cả hai và xét theo bản sau cùng.")
            return why, f"{kept} {further}"
        if not opened.is_editable:
            return why, ""
        said = self.tr("Phiếu đang viết ở đây sẽ được gửi thành bản {version}, đứng sau phiếu đó.")
        return why, said.format(version=opened.sheet.version)

    def _on_choose(self) -> None:
        chosen = self.enterprises.currentData()
        if chosen:
            self.enterprise_chosen.emit(*chosen)
