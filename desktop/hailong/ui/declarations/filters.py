"""Search, tabs with counts, and a compact row of filters."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hailong.domain.clock import Clock, vietnam_day
from hailong.domain.declaration import Channel
from hailong.domain.enrolment import Enrolment
from hailong.domain.enterprises import arranged
from hailong.qtbridge.plain_tip import plain_tip
from hailong.store.interfaces import DeclarationQuery, Facets, Tab
from hailong.ui import words
from hailong.ui.declarations.enterprise_picker import EnterprisePicker
from hailong.ui.widgets.flow import FlowLayout

_Value = TypeVar("_Value")


class Period(Enum):
    """How far back registrations are shown, in days; 0 is today alone."""

    TODAY = 0
    WEEK = 6
    MONTH = 29
    QUARTER = 89


class TabBar(QWidget):
    """The four views of the list, each with its count."""

    chosen = Signal(object)  # Tab

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[Tab, int] = {}
        self._group = QButtonGroup(self)
        self.buttons = {tab: QPushButton(self) for tab in Tab}
        flow = FlowLayout(self, spacing=6)
        for tab, button in self.buttons.items():
            button.setCheckable(True)
            button.setProperty("kind", "chip")
            button.clicked.connect(lambda _=False, tab=tab: self.chosen.emit(tab))
            self._group.addButton(button)
            flow.addWidget(button)
        self.buttons[Tab.UNRATED].setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def show_counts(self, counts: Mapping[Tab, int]) -> None:
        """How many each tab shows under the present search and filters."""
        self._counts = counts
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of now."""
        texts = {
            Tab.UNRATED: self.tr("Chờ đánh giá"),
            Tab.RATED: self.tr("Đã đánh giá"),
            Tab.SKIPPED: self.tr("Đã bỏ qua"),
            Tab.ALL: self.tr("Tất cả"),
        }
        for tab, button in self.buttons.items():
            count = self._counts.get(tab)
            said = texts[tab] if count is None else f"{texts[tab]}  {words.number_text(count)}"
            button.setText(said)
            button.setAccessibleName(said)


class FilterBox(QComboBox, Generic[_Value]):
    """One filter. Values are kept here: Qt would turn an enumeration of texts into bare text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[_Value | None] = [None]
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> _Value | None:
        """What is chosen; None for everything."""
        return self._values[max(self.currentIndex(), 0)]

    def choose(self, value: _Value | None) -> None:
        """Choose as the user does."""
        self.setCurrentIndex(self._values.index(value))

    def offer(self, everything: str, entries: Sequence[tuple[str, _Value]]) -> None:
        """Offer ``entries`` below ``everything`` and keep the choice, silently."""
        chosen = self.value
        self.blockSignals(True)
        self.clear()
        self._values = [None, *(value for _, value in entries)]
        self.addItem(everything)
        for text, _ in entries:
            self.addItem(text)
            self.setItemData(self.count() - 1, plain_tip(text), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)
        self.blockSignals(False)


class FilterRow(QWidget):
    """Office, channel, period; the enterprise stands beside the page's title. The store says what there is to offer."""

    changed = Signal(object)  # dict of DeclarationQuery fields

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._facets = Facets()
        self._enrolled: Collection[str] | None = None  # until it is read
        self.enterprise, self.office = EnterprisePicker(self), FilterBox[str](self)
        self.channel, self.period = FilterBox[Channel](self), FilterBox[Period](self)
        self.boxes = (self.office, self.channel, self.period)
        self.clear_button = QPushButton(self)
        self.clear_button.setProperty("kind", "quiet")
        self.clear_button.setAutoDefault(True)
        self.clear_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.enterprise.chosen.connect(lambda _: self._announce())
        for box in self.boxes:
            box.currentIndexChanged.connect(self._announce)
            row.addWidget(box, 1)
        row.addWidget(self.clear_button)
        self.retranslate()

    @property
    def is_set(self) -> bool:
        """Whether any filter narrows the list."""
        return self.enterprise.value is not None or any(box.currentIndex() > 0 for box in self.boxes)

    def show_facets(self, facets: Facets) -> None:
        """Offer what the store holds."""
        self._facets = facets
        self.retranslate()

    def show_enrolment(self, enrolment: Enrolment | None) -> None:
        """Whose sheets this workstation may send: these enterprises stand first."""
        self._enrolled = {code for code, _ in enrolment.enterprises} if enrolment else frozenset()
        self._offer_enterprises()

    def clear(self) -> None:
        """Show everything again."""
        self.enterprise.blockSignals(True)
        self.enterprise.choose(None)
        self.enterprise.blockSignals(False)
        for box in self.boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._announce()

    def fields(self) -> dict[str, object]:
        """What the filters say, as fields of a DeclarationQuery."""
        today = vietnam_day(self._clock.now())
        return {
            "tax_code": self.enterprise.value or "",
            "office_code": self.office.value or "",
            "channel": self.channel.value,
            "registered_from": today - timedelta(days=self.period.value.value) if self.period.value else None,
        }

    def retranslate(self) -> None:
        """All texts in the language of now; what was chosen stays chosen."""
        facets = self._facets
        offices = [
            (f"{name or code} ({words.number_text(count)})", code) for code, name, count in facets.offices if code
        ]
        channels = [(words.channel(one), one) for one in (Channel.GREEN, Channel.YELLOW, Channel.RED)]
        periods = [
            (self.tr("Hôm nay"), Period.TODAY),
            (self.tr("7 ngày qua"), Period.WEEK),
            (self.tr("30 ngày qua"), Period.MONTH),
            (self.tr("90 ngày qua"), Period.QUARTER),
        ]
        self.enterprise.say(
            self.tr("Mọi doanh nghiệp"),
            self.tr("Lọc theo doanh nghiệp"),
            self.tr("Gõ một phần tên hoặc mã số thuế (Ctrl+D)"),
        )
        self._offer_enterprises()
        self.office.offer(self.tr("Mọi đơn vị"), offices)
        self.channel.offer(self.tr("Mọi luồng"), channels)
        self.period.offer(self.tr("Mọi ngày"), periods)
        self.office.setAccessibleName(self.tr("Lọc theo đơn vị hải quan"))
        self.channel.setAccessibleName(self.tr("Lọc theo luồng"))
        self.period.setAccessibleName(self.tr("Lọc theo ngày đăng ký"))
        self.clear_button.setText(self.tr("Bỏ lọc"))
        self.clear_button.setVisible(self.is_set)

    def _offer_enterprises(self) -> None:
        self.enterprise.offer(arranged(self._facets.enterprises, self._enrolled))

    def _announce(self) -> None:
        self.clear_button.setVisible(self.is_set)
        self.changed.emit(self.fields())


def is_narrowed(query: DeclarationQuery) -> bool:
    """Whether search or filters leave anything out."""
    return bool(query.text or query.tax_code or query.office_code or query.channel or query.registered_from)
