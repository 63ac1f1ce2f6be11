"""One document to read: what it is, its life, its relations, its source, and its text where the feed has it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailong.domain.legal import LegalDocument, force_on
from hailong.qtbridge.legal import Relations
from hailong.qtbridge.plain_tip import plain_tip
from hailong.ui import fonts, words
from hailong.ui.legal.documents_list import force_tone
from hailong.ui.legal.timeline import Timeline
from hailong.ui.widgets.buttons import IconButton
from hailong.ui.widgets.labels import hairline, page_title, text_label
from hailong.ui.widgets.scrolling import scroll_area


class ReadingPane(QFrame):
    """Built anew for each document."""

    document_wanted = Signal(object)  # LegalDocument: a relation was followed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: LegalDocument | None = None
        self._relations = Relations()
        self._today = date.min
        self.area = scroll_area(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self.retranslate()

    @property
    def document(self) -> LegalDocument | None:
        """What is shown."""
        return self._document

    def show_document(self, document: LegalDocument | None, today: date) -> None:
        """Show a document; its relations come a moment later."""
        if document is None or self._document is None or document.id != self._document.id:
            self._relations = Relations()
        self._document, self._today = document, today
        self.retranslate()

    def show_relations(self, document_id: str, relations: Relations) -> None:
        """Show what the document does to others and others to it."""
        if self._document is not None and self._document.id == document_id and relations != self._relations:
            self._relations = relations
            self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Build everything anew."""
        self.area.setAccessibleName(self.tr("Nội dung văn bản"))
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(16, 12, 16, 24)
        box.setSpacing(10)
        if self._document is None:
            self._add(box, self.tr("Chọn một văn bản để đọc."), tone="muted")
        else:
            self._fill(box, self._document)
        box.addStretch(1)
        self.area.setWidget(content)  # the one before is deleted

    def _fill(self, box: QVBoxLayout, document: LegalDocument) -> None:
        number = page_title(wraps=True, is_selectable=True)
        number.setText(document.number)
        box.addWidget(number)
        self._add(box, " · ".join(part for part in (document.type, document.issuer) if part), tone="muted")
        self._add(box, document.title)
        force = force_on(document, self._today)
        said = text_label(tone=force_tone(force), font=fonts.strong(), wraps=True)
        said.setText(words.force_on_day(force, document, self._today))
        box.addWidget(said)
        timeline = Timeline()
        timeline.show_document(document, self._today)
        box.addWidget(timeline)
        box.addWidget(hairline())
        self._add_relations(box)
        self._add_source(box, document)
        box.addWidget(hairline())
        self._add_body(box, document)

    def _add_relations(self, box: QVBoxLayout) -> None:
        relations = self._relations
        backwards: Sequence[tuple[str, Sequence[LegalDocument]]] = (
            (self.tr("Được sửa đổi, bổ sung bởi"), relations.amended_by),
            (self.tr("Được thay thế bởi"), relations.replaced_by),
        )
        self._add_related(box, self.tr("Sửa đổi, bổ sung"), relations.amends)
        self._add_related(box, self.tr("Thay thế"), relations.replaces)
        for word, documents in backwards:
            self._add_related(box, word, [(one.number, one) for one in documents])

    def _add_related(self, box: QVBoxLayout, word: str, related: Sequence[tuple[str, LegalDocument | None]]) -> None:
        if not related:
            return
        self._add(box, word, tone="muted")
        for number, document in related:
            if document is None:
                self._add(box, self.tr("{number} (không có trên máy này)").format(number=number))
                continue
            link = QPushButton(number)
            link.setProperty("kind", "link")
            link.setToolTip(plain_tip(document.title))
            link.setAccessibleName(f"{word} {number}")
            link.clicked.connect(lambda _=False, document=document: self.document_wanted.emit(document))
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_source(self, box: QVBoxLayout, document: LegalDocument) -> None:
        if not document.source_url:
            return
        self._add(box, self.tr("Nguồn"), tone="muted")
        row = QHBoxLayout()
        row.setSpacing(4)
        address = text_label(wraps=True, is_selectable=True)
        address.setText(document.source_url.replace("/", "/\u200b"))  # so that a long address can wrap
        copy = IconButton("copy", kind="quiet")
        copy.setAccessibleName(self.tr("Sao chép địa chỉ nguồn"))
        copy.setToolTip(self.tr("Sao chép địa chỉ nguồn"))
        url = document.source_url
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(url))
        row.addWidget(address, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(row)

    def _add_body(self, box: QVBoxLayout, document: LegalDocument) -> None:
        if document.body:
            for paragraph in document.body.splitlines():
                self._add(box, paragraph)
        elif document.source_url:
            self._add(
                box, self.tr("Toàn văn chưa có trong nguồn cấp. Có thể đọc tại địa chỉ nguồn ở trên."), tone="muted"
            )
        else:
            self._add(box, self.tr("Toàn văn và địa chỉ nguồn chưa có trong nguồn cấp."), tone="muted")

    def _add(self, box: QVBoxLayout, text: str, *, tone: str = "") -> None:
        if text.strip():
            label = text_label(tone=tone, wraps=True, is_selectable=True)
            label.setText(text)
            box.addWidget(label)
