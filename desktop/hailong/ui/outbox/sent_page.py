"""The *Sent* page: every sheet with its state, and what may still be done about it."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from hailong.domain.catalogue import Catalogue
from hailong.domain.clock import Clock
from hailong.domain.declaration import group_number
from hailong.domain.sheet import HELD_BY_SERVICE, WAITING, Sheet, SheetState
from hailong.qtbridge.outbox import OutboxService
from hailong.store.interfaces import SentQuery
from hailong.ui.outbox.sent_detail import SentDetail
from hailong.ui.outbox.sent_table import SentTable
from hailong.ui.widgets.buttons import IconLabel
from hailong.ui.widgets.chips import ChipRow
from hailong.ui.widgets.labels import text_label
from hailong.ui.widgets.list_page import ListPage


class SentFilter(Enum):
    """What the page is narrowed to."""

    ALL = frozenset[SheetState]()
    WAITING = WAITING
    NEEDS_YOU = frozenset({SheetState.NEEDS_YOU})
    HELD = HELD_BY_SERVICE


class SentPage(ListPage):
    """Table and detail pane. Acts go to the service; what came of them is said in a line, not in a dialog."""

    declaration_wanted = Signal(int)  # key: open its sheet

    def __init__(
        self, service: OutboxService, catalogue: Callable[[], Catalogue], clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__("sent", parent)
        self._service = service
        self._withdrawn_key = -1
        self.filters: ChipRow[SentFilter] = ChipRow(list(SentFilter), self._filter_word, self)
        self.table = SentTable(service.model, self)
        self.detail = SentDetail(catalogue, clock, self)
        self.told = QFrame(self)
        self.told_text = text_label(self.told, wraps=True)
        self.told_open = QPushButton(self.told)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.retranslate()

    def refresh(self) -> None:
        """Read anew."""
        self._service.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """What was told is in the language of before."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.told.hide()

    def retranslate(self) -> None:
        """All texts anew; the detail pane has its own."""
        self.title.setText(self.tr("Đã gửi"))
        self.search.set_hint(self.tr("Tìm số tờ khai, biên nhận, đơn vị…"))
        self.told_open.setText(self.tr("Mở bản nháp"))
        self.filters.retranslate()
        self.table.retranslate()
        self._service.model.retranslate()
        self._show_table_or_why()

    def _filter_word(self, value: SentFilter) -> str:
        return {
            SentFilter.ALL: self.tr("Tất cả"),
            SentFilter.WAITING: self.tr("Chờ gửi"),
            SentFilter.NEEDS_YOU: self.tr("Cần sửa lại"),
            SentFilter.HELD: self.tr("Đã tiếp nhận"),
        }[value]

    # --- what happens ---------------------------------------------------------------------------------------------

    def _on_query_changed(self) -> None:
        self._service.change(SentQuery(states=self.filters.value.value, text=self.search.text()))

    def _on_listed(self) -> None:
        self._show_table_or_why()
        self.table.choose_first()
        self.detail.show_sheet(self.table.chosen)

    def _show_table_or_why(self) -> None:
        has_rows = self._service.model.rowCount() > 0
        self.detail.setVisible(has_rows)
        if has_rows:
            self.shown.setCurrentWidget(self.table)
            return
        self.shown.setCurrentWidget(self.empty)
        if self._service.query == SentQuery():
            self.empty.say(
                self.tr("Chưa gửi phiếu nào"),
                self.tr("Chọn một tờ khai, đánh giá rồi bấm Gửi: phiếu sẽ hiện ở đây, cùng trạng thái và biên nhận."),
            )
        else:
            self.empty.say(self.tr("Không có phiếu nào khớp"), self.tr("Thử gõ ít chữ hơn, hoặc chọn Tất cả."))

    def _on_withdrawn(self, sheet: Sheet, key: int) -> None:
        self._withdrawn_key = key
        number = group_number(sheet.declaration.number)
        self._tell(
            self.tr("Đã rút lại phiếu của tờ khai {number}. Phiếu trở lại thành bản nháp.").format(number=number)
        )
        self.told_open.setVisible(key >= 0)

    def _on_given_up(self, sheet: Sheet, _key: int) -> None:
        number = group_number(sheet.declaration.number)
        self._tell(self.tr("Đã bỏ phiếu của tờ khai {number}; phiếu của máy kia vẫn còn.").format(number=number))
        self.told_open.hide()

    def _on_too_late(self) -> None:
        self._tell(self.tr("Phiếu vừa được gửi đi nên không rút lại được nữa."))
        self.told_open.hide()

    def _tell(self, text: str) -> None:
        self.told_text.setText(text)
        self.told.setAccessibleName(text)
        self.told.show()

    # --- building -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        service = self._service
        self.search.textChanged.connect(self._on_query_changed)
        self.search.down_pressed.connect(self.table.setFocus)
        self.filters.chosen.connect(self._on_query_changed)
        self.table.sheet_chosen.connect(self.detail.show_sheet)
        self.detail.withdraw_wanted.connect(service.withdraw)
        self.detail.edit_wanted.connect(service.edit)
        self.detail.giving_up_wanted.connect(service.give_up)
        self.told_open.clicked.connect(lambda: self.declaration_wanted.emit(self._withdrawn_key))
        service.listed.connect(self._on_listed)
        service.withdrawn.connect(self._on_withdrawn)
        service.given_up.connect(self._on_given_up)
        service.too_late.connect(self._on_too_late)

    def _lay_out(self) -> None:
        told_row = QHBoxLayout(self.told)
        told_row.setContentsMargins(12, 6, 6, 6)
        told_row.setSpacing(8)
        told_row.addWidget(IconLabel("undo", self.told, tone="accent"))
        told_row.addWidget(self.told_text, 1)
        self.told_open.setProperty("kind", "quiet")
        told_row.addWidget(self.told_open)
        self.told.setProperty("edge", "all")
        self.told.hide()
        head = (self.filters, self.told)
        least = 326  # five stars and their longest word
        content = self.arrange(self.table, self.detail, head=head, sizes=(685, least), least=least)
        content.setStretchFactor(0, 3)
        content.setStretchFactor(1, 2)
