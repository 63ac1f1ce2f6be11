"""First step of the wizard: which server. Found ones are listed; any address can be typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from hailong.domain.live import ECUS_INSTANCE, AddressError, FoundInstance, ServerAddress
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import text_label


class ServerStep(QWidget):
    """``address`` is what stands in the field; choosing a found one fills it in."""

    search_wanted = Signal()
    stop_wanted = Signal()
    changed = Signal()
    chosen = Signal()  # Enter on a found one: go on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = text_label(self, tone="muted", wraps=True)
        self.search = IconButton("search", self)
        self.state = text_label(self, tone="muted", wraps=True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.found = QListWidget(self)
        self.found.setMaximumHeight(150)
        self.found.setProperty("edge", "field")
        self.label = text_label(self)
        self.field = QLineEdit(rf"(LOCAL)\{ECUS_INSTANCE}", self)
        self.field.setMaxLength(300)
        self.label.setBuddy(self.field)
        self._was_searched = self._is_searching = False
        self._instances: list[FoundInstance] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.about)
        box.addWidget(self.label)
        box.addWidget(self.field)
        box.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.bar)
        box.addWidget(self.state)
        box.addWidget(self.found)
        box.addStretch(1)
        self.search.clicked.connect(self._on_search)
        self.field.textChanged.connect(self.changed)
        self.found.currentItemChanged.connect(lambda now, _: self._take(now))
        self.found.itemActivated.connect(lambda _: self.chosen.emit())
        self.retranslate()

    @property
    def address(self) -> ServerAddress | None:
        """The typed address; None while it is none."""
        try:
            return ServerAddress.parse(self.field.text())
        except AddressError:
            return None

    def show_address(self, address: ServerAddress) -> None:
        """The server of a connection that is being changed."""
        self.field.setText(str(address))

    def show_searching(self, is_searching: bool) -> None:
        """Say that the network is being asked."""
        self._is_searching = is_searching
        self._was_searched = self._was_searched or is_searching
        self.retranslate()

    def show_stopped(self) -> None:
        """The search is given up; what was found before stays."""
        self._is_searching = self._was_searched = False
        self.retranslate()

    def show_found(self, instances: list[FoundInstance]) -> None:
        """List what answered."""
        self._instances = instances
        self.found.clear()
        for one in instances:
            self.found.addItem(QListWidgetItem(self._line(one)))
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.about.setText(
            self.tr("Hài Lòng chỉ đọc danh sách tờ khai trong SQL Server của ECUS, không bao giờ ghi hay khóa dữ liệu.")
        )
        self.label.setText(self.tr("Địa chỉ máy chủ"))
        self.field.setAccessibleName(self.tr("Địa chỉ máy chủ"))
        self.search.setText(self.tr("Dừng tìm") if self._is_searching else self.tr("Tìm trên máy này và mạng nội bộ"))
        self.bar.setVisible(self._is_searching)
        self.found.setAccessibleName(self.tr("Máy chủ tìm thấy"))
        self.found.setVisible(bool(self._instances))
        self.state.setText(self._state())
        self.state.setVisible(bool(self.state.text()))
        for number, one in enumerate(self._instances):
            self.found.item(number).setText(self._line(one))

    def _on_search(self) -> None:
        (self.stop_wanted if self._is_searching else self.search_wanted).emit()

    def _state(self) -> str:
        if self._is_searching:
            return self.tr("Đang tìm, mất vài giây…")
        if self._was_searched and not self._instances:
            return self.tr(
                "Không có máy chủ nào trả lời. Xin nhập địa chỉ, ví dụ MAYCHU\\ECUSSQL2008 hoặc 192.168.1.5,1433."
            )
        return ""

    def _line(self, one: FoundInstance) -> str:
        parts = [str(one.address), one.version]
        if one.port is None:
            parts.append(self.tr("TCP/IP đang tắt"))
        return "  ·  ".join(part for part in parts if part)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.field.setText(str(self._instances[self.found.row(item)].address))
