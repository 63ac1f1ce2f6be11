"""The *Documents* page: shelves, search, list and reading pane, all from this machine."""

from PySide6.QtWidgets import QWidget

from hailong.domain.legal import LegalDocument, Shelf
from hailong.qtbridge.legal import LegalListing, LegalService
from hailong.qtbridge.legal_list import LegalListModel
from hailong.ui import words
from hailong.ui.legal.documents_list import DocumentsList
from hailong.ui.legal.reading_pane import ReadingPane
from hailong.ui.widgets.chips import ChipRow
from hailong.ui.widgets.list_page import ListPage


class DocumentsPage(ListPage):
    """Shows what LegalService lists; a followed relation is opened even when it stands on another shelf."""

    def __init__(self, service: LegalService, parent: QWidget | None = None) -> None:
        super().__init__("documents", parent)
        self._service = service
        self._listing: LegalListing | None = None
        self._model = LegalListModel(self)
        self.shelves: ChipRow[Shelf] = ChipRow(list(Shelf), words.shelf, self)
        self.list = DocumentsList(self._model, lambda: service.today, self)
        self.pane = ReadingPane(self)
        self.shelves.choose(service.shelf)
        self.arrange(self.list, self.pane, head=(self.shelves,), sizes=(500, 510), least=340)
        self._connect()
        self.setFocusProxy(self.list)
        self.retranslate()

    def refresh(self) -> None:
        """Read anew; another day may have moved documents between shelves."""
        self._service.refresh()

    def retranslate(self) -> None:
        """All texts anew; the reading pane has its own."""
        self.title.setText(self.tr("Văn bản"))
        self.search.set_hint(self.tr("Tìm số hiệu, trích yếu…"))
        self.list.setAccessibleName(self.tr("Danh sách văn bản"))
        self.shelves.retranslate()
        self.list.viewport().update()
        self._say_why_empty()

    # --- what happens ---------------------------------------------------------------------------------------------

    def _on_listed(self, listing: LegalListing) -> None:
        self._listing = listing
        self.shelves.set_counts(listing.counts)
        has_moved = self._model.show(listing.documents)
        self.shown.setCurrentWidget(self.list if listing.documents else self.empty)
        self.pane.setVisible(bool(listing.documents) or self.pane.document is not None)
        self._say_why_empty()
        shown = self.pane.document
        if has_moved and not (shown is not None and self.list.choose(shown.id)):
            self.list.choose_first()
            if not listing.documents:
                self._read(None)

    def _read(self, document: LegalDocument | None) -> None:
        self.pane.show_document(document, self._service.today)
        if document is not None:
            self._service.relate(document)

    def _follow(self, document: LegalDocument) -> None:
        if not self.list.choose(document.id):
            self.list.clearSelection()
            self._read(document)

    def _say_why_empty(self) -> None:
        listing = self._listing
        if listing is None or listing.documents:
            return
        if listing.text:
            self.empty.say(self.tr("Không có văn bản nào khớp"), self.tr("Thử gõ ít chữ hơn, hoặc chọn Tất cả."))
        elif not listing.counts.get(Shelf.ALL, 0):
            self.empty.say(
                self.tr("Chưa có văn bản nào"),
                self.tr(
                    "Khi máy đã đăng ký và có mạng, văn bản do cơ quan hải quan công bố được tải về đây; sau đó đọc "
                    "được cả khi mất mạng."
                ),
            )
        else:
            self.empty.say(self.tr("Ngăn này đang trống"), self.tr("Có thể chọn Tất cả để xem mọi văn bản đã tải về."))

    # --- building -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        service = self._service
        self.search.textChanged.connect(lambda text: service.change(text=text))
        self.search.down_pressed.connect(self.list.setFocus)
        self.shelves.chosen.connect(lambda shelf: service.change(shelf=shelf))
        self.list.document_chosen.connect(self._read)
        self.pane.document_wanted.connect(self._follow)
        service.listed.connect(self._on_listed)
        service.relations_found.connect(self.pane.show_relations)
