"""The live list on the settings page: each connection with its state, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from hailong.domain.clock import Clock
from hailong.qtbridge.live_list import LiveListService, LiveStanding
from hailong.qtbridge.settings import LIVE_MINUTES, SettingsService
from hailong.ui import fonts
from hailong.ui.live.live_words import explain_live, mending_text, standing_text
from hailong.ui.widgets.buttons import IconButton, at_left_edge
from hailong.ui.widgets.fields import NumberField
from hailong.ui.widgets.labels import set_tone, text_label
from hailong.ui.widgets.layouts import in_column, in_row
from hailong.ui.widgets.section import Section


class ConnectionRow(QWidget):
    """One connection."""

    def __init__(self, service: LiveListService, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._clock = clock
        self._standing: LiveStanding | None = None
        self.name = text_label(self, font=fonts.strong(), wraps=True, is_selectable=True)
        self.state = text_label(self, wraps=True)
        self.means, self.mend = (text_label(self, tone="muted", wraps=True) for _ in range(2))
        self.read = IconButton("refresh", self, kind="quiet")
        at_left_edge(self.read)
        self.switch = QCheckBox(self)
        self.edit = IconButton("pencil", self, kind="quiet")
        self.remove = IconButton("close", self, kind="quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.read, self.edit, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name, 1)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(4)
        box.addLayout(head)
        for label in (self.state, self.means, self.mend):
            box.addWidget(label)
        box.addLayout(buttons)
        self.read.clicked.connect(self._on_read)
        self.switch.clicked.connect(self._on_switch)

    def show_standing(self, standing: LiveStanding) -> None:
        """Show how it stands."""
        self._standing = standing
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        standing = self._standing
        if standing is None:
            return
        one = standing.connection
        self.name.setText(f"{one.address}  ·  {', '.join(one.databases)}")
        self.state.setText(standing_text(standing, self._clock.now()))
        is_wrong = one.is_on and standing.fault is not None and not standing.is_reading
        set_tone(self.state, "danger" if is_wrong else "muted")
        means = dict.fromkeys(explain_live(fault).means for _, fault in standing.faults)
        for label, text in ((self.means, " ".join(means)), (self.mend, mending_text(standing))):
            label.setText(text)
            label.setVisible(bool(text) and not standing.is_reading and one.is_on)
        self.switch.setText(self.tr("Tự đọc"))
        self.switch.setToolTip(self.tr("Bỏ dấu thì phần mềm thôi hỏi máy chủ này; tờ khai đã đọc vẫn còn."))
        self.switch.setChecked(one.is_on)
        self.read.setEnabled(one.is_on)
        self.read.setText(self.tr("Dừng đọc") if standing.is_reading else self.tr("Đọc ngay"))
        self.edit.setText(self.tr("Sửa…"))
        self.remove.setText(self.tr("Bỏ kết nối"))
        for button in (self.switch, self.read, self.edit, self.remove):
            button.setAccessibleName(f"{button.text()} {one.address}")

    def _on_switch(self, is_on: bool) -> None:
        if self._standing is not None:
            self._service.switch(self._standing.connection.id, is_on=is_on)

    def _on_read(self) -> None:
        standing = self._standing
        if standing is None:
            return
        if standing.is_reading:
            self._service.cancel(standing.connection.id)
        else:
            self._service.read_now(standing.connection.id)


class ConnectionsSection(Section):
    """All connections, and the button that begins the wizard."""

    wizard_wanted = Signal(object)  # LiveConnection to change, or None for a new one
    removal_wanted = Signal(object)  # LiveConnection

    def __init__(
        self, service: LiveListService, settings: SettingsService, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._settings = settings
        self._clock = clock
        self.pace_label, self.pace_hint = text_label(self), text_label(self, tone="muted", wraps=True)
        self.pace = NumberField(*LIVE_MINUTES, self)
        self.about = text_label(self, tone="muted", wraps=True)
        self.add = IconButton("plus", self)
        self.rows: dict[str, ConnectionRow] = {}
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self._pace = QWidget(self)
        in_column(self._pace, in_row(self.pace_label, self.pace, None), self.pace_hint, spacing=4)
        self.arrange(self.about, self._box, self._pace, in_row(self.add, None))
        self.pace.setValue(settings.current.live_minutes)
        self.pace.editingFinished.connect(lambda: settings.change(live_minutes=self.pace.value()))
        settings.changed.connect(lambda now, _: self.pace.setValue(now.live_minutes))
        self.add.clicked.connect(lambda: self.wizard_wanted.emit(None))
        service.standings_changed.connect(self._on_standings)
        self._on_standings(service.standings)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Danh sách trực tiếp từ ECUS"))
        self.about.setText(self.tr("Đọc thẳng danh sách tờ khai trong SQL Server của ECUS, không cần xuất tệp."))
        self.pace_label.setText(self.tr("Đọc lại sau mỗi"))
        self.pace.setSuffix(" " + self.tr("phút"))
        self.pace.say(self.pace_label.text())
        self.pace_hint.setText(
            self.tr(
                "Tờ khai thông quan được nhận ra chậm nhất sau chừng ấy phút. Mỗi lần chỉ đọc những gì có thể đã đổi."
            )
        )
        self.add.setText(self.tr("Kết nối với ECUS…"))
        for row in self.rows.values():
            row.retranslate()

    def _on_standings(self, standings: tuple[LiveStanding, ...]) -> None:
        self._pace.setVisible(bool(standings))
        known = {one.connection.id for one in standings}
        for key in [key for key in self.rows if key not in known]:
            self.rows.pop(key).deleteLater()
        for standing in standings:
            if standing.connection.id not in self.rows:
                self._add_row(standing.connection.id)
            self.rows[standing.connection.id].show_standing(standing)

    def _add_row(self, connection_id: str) -> None:
        row = self.rows[connection_id] = ConnectionRow(self._service, self._clock, self)
        row.edit.clicked.connect(lambda: self.wizard_wanted.emit(self._connection(connection_id)))
        row.remove.clicked.connect(lambda: self.removal_wanted.emit(self._connection(connection_id)))
        self._box.addWidget(row)

    def _connection(self, connection_id: str) -> object:
        return next(one.connection for one in self._service.standings if one.connection.id == connection_id)
