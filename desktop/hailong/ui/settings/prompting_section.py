"""When this program may ask: each setting with a line that says what it does."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from hailong.domain.prompting import PromptSettings
from hailong.qtbridge.prompt_texts import RANGES
from hailong.qtbridge.prompting import PromptService
from hailong.qtbridge.settings import SettingsService
from hailong.ui.widgets.fields import NumberField, TimeField
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.layouts import LABEL_WIDTH, in_row, in_tab_order, with_hint
from hailong.ui.widgets.section import Section

_TIMES: Final = ("day_begins", "day_ends", "pause_begins", "pause_ends", "reminder_at")


class PromptingSection(Section):
    """Asking after a grant: whether, how often, in which hours, and how much the card shows."""

    def __init__(self, settings: SettingsService, prompts: PromptService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._prompts = prompts
        self.asks, self.reminds, self.is_private = QCheckBox(self), QCheckBox(self), QCheckBox(self)
        self.paused = QCheckBox(self)
        self.times = {name: TimeField(self) for name in _TIMES}
        self.minutes = NumberField(*RANGES["minutes_between"], self)
        self.seconds = NumberField(*RANGES["seconds_shown"], self)
        self._labels = {name: text_label(self) for name in ("spacing", "stay", "day", "pause", "reminder")}
        self._hints = {
            name: text_label(self, tone="muted", wraps=True)
            for name in ("asks", "spacing", "hours", "reminder", "private", "paused", "screen")
        }
        for label in self._labels.values():
            label.setMinimumWidth(LABEL_WIDTH)
        self._until = [text_label(self) for _ in range(2)]
        self._lay_out()
        self._connect()
        self._show(settings.current.prompting)
        self.paused.setChecked(prompts.is_paused)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts anew."""
        self.title.setText(self.tr("Khi nào hỏi"))
        self.asks.setText(self.tr("Hỏi khi tờ khai vừa thông quan, giải phóng hàng, đưa hàng về bảo quản"))
        self.reminds.setText(self.tr("Nhắc mỗi ngày một lần"))
        self.is_private.setText(self.tr("Không hiện số tờ khai trên thẻ"))
        self.paused.setText(self.tr("Hôm nay không hỏi nữa"))
        self._labels["spacing"].setText(self.tr("Cách nhau ít nhất"))
        self._labels["stay"].setText(self.tr("Thẻ tự ẩn sau"))
        self._labels["day"].setText(self.tr("Giờ làm việc"))
        self._labels["pause"].setText(self.tr("Nghỉ trưa"))
        self._labels["reminder"].setText(self.tr("Giờ nhắc"))
        for label in self._until:
            label.setText(self.tr("đến"))
        self.minutes.setSuffix(" " + self.tr("phút"))
        self.seconds.setSuffix(" " + self.tr("giây"))
        self._say_hints()
        self._name()

    def _say_hints(self) -> None:
        hints = {
            "asks": self.tr(
                "Một thẻ nhỏ hiện ở góc màn hình, không chiếm bàn phím; bấm số sao để mở phiếu. "
                "Mỗi tờ khai chỉ hỏi một lần trong ngày; nhiều tờ khai cùng lúc thì gộp vào một thẻ."
            ),
            "spacing": self.tr("Thẻ tự ẩn không tính là bỏ qua: tờ khai vẫn nằm trong danh sách."),
            "hours": self.tr("Ngoài giờ làm việc và giờ nghỉ trưa thì không hỏi. Hai giờ bằng nhau: không giới hạn."),
            "reminder": self.tr("Cho biết còn bao nhiêu tờ khai trong 30 ngày qua chưa đánh giá; hết thì không nhắc."),
            "private": self.tr("Dùng khi người khác nhìn thấy màn hình: thẻ chỉ ghi “Một tờ khai vừa thông quan”."),
            "paused": self.tr("Đến hết ngày hôm nay; sáng mai hỏi lại như thường."),
            "screen": self.tr("Khi có chương trình chiếm toàn màn hình (trình chiếu, phim) thì không hỏi.")
            if self._prompts.is_screen_known
            else self.tr(
                "Môi trường màn hình này không cho biết chương trình khác có chiếm toàn màn hình hay không: "
                "khi trình chiếu, xin chọn “Hôm nay không hỏi nữa”."
            ),
        }
        for name, text in hints.items():
            self._hints[name].setText(text)

    def _name(self) -> None:
        """What a screen reader says of the fields whose label stands beside."""
        self.minutes.say(self._labels["spacing"].text())
        self.seconds.say(self._labels["stay"].text())
        named = {
            "day_begins": self.tr("Giờ làm việc, từ"),
            "day_ends": self.tr("Giờ làm việc, đến"),
            "pause_begins": self.tr("Nghỉ trưa, từ"),
            "pause_ends": self.tr("Nghỉ trưa, đến"),
            "reminder_at": self._labels["reminder"].text(),
        }
        for name, text in named.items():
            self.times[name].say(text)

    # --- what happens ---------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        for name in ("asks", "reminds", "is_private"):
            box: QCheckBox = getattr(self, name)
            box.toggled.connect(lambda is_on, name=name: self._change(name, is_on))
        for name, edit in self.times.items():
            edit.editingFinished.connect(lambda name=name, edit=edit: self._change(name, edit.clock))
        self.minutes.editingFinished.connect(lambda: self._change("minutes_between", self.minutes.value()))
        self.seconds.editingFinished.connect(lambda: self._change("seconds_shown", self.seconds.value()))
        self.paused.clicked.connect(self._prompts.pause_today)
        self._prompts.paused_changed.connect(self.paused.setChecked)
        self._settings.changed.connect(lambda now, _: self._show(now.prompting))

    def _change(self, name: str, value: object) -> None:
        changed = replace(self._settings.current.prompting, **{name: value})  # type: ignore[arg-type]  # its own kind
        self._settings.change(prompting=changed)

    def _show(self, now: PromptSettings) -> None:
        self.asks.setChecked(now.asks)
        self.reminds.setChecked(now.reminds)
        self.is_private.setChecked(now.is_private)
        self.minutes.setValue(now.minutes_between)
        self.seconds.setValue(now.seconds_shown)
        for name, edit in self.times.items():
            edit.show_clock(getattr(now, name))
        for widget in (self.minutes, self.seconds, *(self.times[name] for name in _TIMES[:4])):
            widget.setEnabled(now.asks)
        self.times["reminder_at"].setEnabled(now.reminds)

    # --- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        times, until, labels = self.times, self._until, self._labels
        self.arrange(
            with_hint(self.asks, self._hints["asks"], self._hints["screen"]),
            in_row(labels["spacing"], self.minutes, None),
            with_hint(in_row(labels["stay"], self.seconds, None), self._hints["spacing"]),
            in_row(labels["day"], times["day_begins"], until[0], times["day_ends"], None),
            with_hint(
                in_row(labels["pause"], times["pause_begins"], until[1], times["pause_ends"], None),
                self._hints["hours"],
            ),
            with_hint(self.reminds, self._hints["reminder"]),
            in_row(labels["reminder"], times["reminder_at"], None),
            with_hint(self.is_private, self._hints["private"]),
            with_hint(self.paused, self._hints["paused"]),
        )
        hours = (times[name] for name in ("day_begins", "day_ends", "pause_begins", "pause_ends"))
        in_tab_order(
            self.asks,
            self.minutes,
            self.seconds,
            *hours,
            self.reminds,
            times["reminder_at"],
            self.is_private,
            self.paused,
        )
