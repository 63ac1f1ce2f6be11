"""Third step of the wizard: which databases, and from when."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hailong.domain.live import FoundDatabase, LiveFault, ServerStanding
from hailong.qtbridge.plain_tip import plain_tip
from hailong.ui.live.live_words import explain_live
from hailong.ui.widgets.choice_box import ChoiceBox
from hailong.ui.widgets.labels import text_label
from hailong.ui.words import number_text

SPANS: Final = (7, 30, 90, 365)
_USUAL_SPAN: Final = 30
_CHECKABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class DatabasesStep(QWidget):
    """Those that can be read are ticked; the others stand below with the reason."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = text_label(self, tone="muted", wraps=True)
        self.privileged = text_label(self, tone="warning", wraps=True)
        self.list = QListWidget(self)
        self.list.setProperty("edge", "field")
        self.since_label = text_label(self)
        self.since: ChoiceBox[int] = ChoiceBox(SPANS, self._span_word, self)
        self.since.choose(_USUAL_SPAN)
        self._standing: ServerStanding | None = None
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.since_label)
        row.addWidget(self.since)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.about)
        box.addWidget(self.privileged)
        box.addWidget(self.list, 1)
        box.addLayout(row)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.retranslate()

    @property
    def databases(self) -> tuple[str, ...]:
        """The ticked ones."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def closed(self) -> tuple[str, ...]:
        """Those that this login may not read."""
        found = self._standing.databases if self._standing else ()
        return tuple(one.name for one in found if one.fault in (LiveFault.NO_DATABASE_RIGHT, LiveFault.NO_SELECT_RIGHT))

    def since_day(self, today: date) -> date:
        """The first day that is read."""
        return today - timedelta(days=SPANS[self.since.currentIndex()])

    def show_standing(self, standing: ServerStanding, wanted: tuple[str, ...] = ()) -> None:
        """List the server's databases, readable ones first; ``wanted`` are ticked, or all where none are named."""
        self._standing = standing
        self.list.clear()
        for one in sorted(standing.databases, key=lambda one: (one.fault is not None, one.name.casefold())):
            item = QListWidgetItem(self._line(one))
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            if one.fault is None:
                item.setFlags(_CHECKABLE)
                is_ticked = not wanted or one.name in wanted
                item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            else:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip(plain_tip(", ".join(one.missing)))
            self.list.addItem(item)
        self.retranslate()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        standing = self._standing
        self.about.setText(self._about(standing))
        self.privileged.setText(self.tr("Tài khoản này có nhiều quyền hơn mức cần. Nên dùng tài khoản chỉ đọc."))
        self.privileged.setVisible(standing is not None and standing.is_privileged)
        self.list.setAccessibleName(self.tr("Cơ sở dữ liệu"))
        self.since_label.setText(self.tr("Đọc tờ khai đăng ký trong"))
        self.since.setAccessibleName(self.tr("Đọc tờ khai đăng ký trong"))
        self.since.retranslate()

    def _about(self, standing: ServerStanding | None) -> str:
        if standing is None:
            return ""
        protected = self.tr("kết nối được mã hóa") if standing.is_encrypted else self.tr("kết nối không mã hóa")
        return f"{standing.product}  ·  {standing.version}  ·  {protected}"

    def _line(self, one: FoundDatabase) -> str:
        if one.fault is not None:
            return f"{one.name}  ·  {explain_live(one.fault).what}"
        highest = number_text(one.highest_id)
        return self.tr("{name}  ·  bản ghi mới nhất số {number}").format(name=one.name, number=highest)

    def _span_word(self, days: int) -> str:
        if days == 365:
            return self.tr("một năm qua")
        return self.tr("{days} ngày qua").format(days=days)
