"""What stands in place of an empty list: why it is empty, and what to do."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailong.store.interfaces import Tab
from hailong.ui import fonts
from hailong.ui.widgets.buttons import IconLabel


class Emptiness(Enum):
    """Why there is nothing to show."""

    NO_DECLARATIONS = "no_declarations"
    NO_MATCH = "no_match"
    ALL_RATED = "all_rated"
    NONE_RATED = "none_rated"
    NONE_SKIPPED = "none_skipped"


def emptiness(tab: Tab, *, is_narrowed: bool, total: int) -> Emptiness:
    """Why a tab shows nothing, with ``total`` declarations under the same filters."""
    if is_narrowed:
        return Emptiness.NO_MATCH
    if total == 0:
        return Emptiness.NO_DECLARATIONS
    return {
        Tab.UNRATED: Emptiness.ALL_RATED,
        Tab.RATED: Emptiness.NONE_RATED,
        Tab.SKIPPED: Emptiness.NONE_SKIPPED,
    }.get(tab, Emptiness.NO_DECLARATIONS)


class EmptyList(QWidget):
    """One sentence, one more, and at most three buttons."""

    import_wanted = Signal()
    folder_wanted = Signal()
    ecus_wanted = Signal()
    clearing_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = Emptiness.NO_DECLARATIONS
        self.icon = IconLabel("declarations", self, size=40)
        self.title, self.text = QLabel(self), QLabel(self)
        self.title.setFont(fonts.title())
        self.text.setProperty("tone", "muted")
        for label in (self.title, self.text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.connect_ecus = QPushButton(self)
        self.import_file, self.choose_folder = QPushButton(self), QPushButton(self)
        self.clear = QPushButton(self)
        self.connect_ecus.setProperty("kind", "primary")
        self.connect_ecus.clicked.connect(self.ecus_wanted)
        self.import_file.clicked.connect(self.import_wanted)
        self.choose_folder.clicked.connect(self.folder_wanted)
        self.clear.clicked.connect(self.clearing_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.connect_ecus, self.choose_folder, self.import_file, self.clear):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        box.addStretch(2)
        box.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.title)
        box.addWidget(self.text)
        box.addLayout(row)
        box.addStretch(3)
        self.retranslate()

    @property
    def why(self) -> Emptiness:
        """What it says now."""
        return self._why

    def show_why(self, why: Emptiness) -> None:
        """Say why."""
        self._why = why
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        title, text = {
            Emptiness.NO_DECLARATIONS: (
                self.tr("Chưa có danh sách tờ khai"),
                self.tr("Kết nối với ECUS, chọn thư mục xuất tệp, hoặc kéo thả tệp XML, Excel vào đây."),
            ),
            Emptiness.NO_MATCH: (
                self.tr("Không có tờ khai nào khớp"),
                self.tr("Thử gõ ít chữ hơn, hoặc bỏ bớt điều kiện lọc."),
            ),
            Emptiness.ALL_RATED: (
                self.tr("Đã đánh giá hết"),
                self.tr("Tờ khai mới được phân luồng hoặc thông quan sẽ hiện ở đây."),
            ),
            Emptiness.NONE_RATED: (
                self.tr("Chưa có phiếu nào được gửi"),
                self.tr("Tờ khai đã đánh giá sẽ hiện ở đây, cùng trạng thái của phiếu."),
            ),
            Emptiness.NONE_SKIPPED: (
                self.tr("Chưa bỏ qua tờ khai nào"),
                self.tr("Tờ khai đã bỏ qua vẫn có thể đánh giá bất cứ lúc nào."),
            ),
        }[self._why]
        self.title.setText(title)
        self.text.setText(text)
        self.connect_ecus.setText(self.tr("Kết nối với ECUS…"))
        self.import_file.setText(self.tr("Nhập tệp…"))
        self.choose_folder.setText(self.tr("Chọn thư mục…"))
        self.clear.setText(self.tr("Bỏ tìm và lọc"))
        is_first = self._why is Emptiness.NO_DECLARATIONS
        self.connect_ecus.setVisible(is_first)
        self.import_file.setVisible(is_first)
        self.choose_folder.setVisible(is_first)
        self.clear.setVisible(self._why is Emptiness.NO_MATCH)
