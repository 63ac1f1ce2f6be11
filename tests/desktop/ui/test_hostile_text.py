"""What strangers wrote is text wherever the window shows it: no label, no cell and no tooltip takes it for markup."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QTextBrowser, QTextEdit, QWidget

from hailong.domain.catalogue import Level
from hailong.domain.declaration import round_of
from hailong.domain.ids import uuid7
from hailong.domain.legal import LegalChanges, LegalDocument, Shelf
from hailong.domain.sheet import Contact, Rating, Sheet, Subject, SubjectKind
from hailong.ui.navigation import PageId
from rating_desk import NOW, Desk, catalogue, declaration

LOADS = "<img src='//may-la.example/anh.png'><b>{}</b>"  # Windows would greet that machine with the user's name
COMPANY, PARTNER, OFFICE, OFFICER, TITLE, COMMENT, DEVICE, ANSWER = (
    LOADS.format(word) for word in ("Công ty", "Đối tác", "Đơn vị", "Công chức", "Tên", "Lời", "Máy", "Trả lời")
)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def hostile_day(first_day):
    """Declarations, a catalogue, a sheet that was sent, one that another sent, and a law, all by somebody hostile."""
    store = first_day.client.core.store
    desk = Desk(store, first_day.clock).furnish()
    known = catalogue()
    offices = tuple(replace(one, name_vi=OFFICE, name_en=OFFICE, abbr=OFFICE) for one in known.offices)
    officers = tuple(replace(one, name_vi=OFFICER, position=OFFICER) for one in known.officers)
    store.mirror.save_catalogue(replace(known, offices=offices, officers=officers), "etag-2")
    mine = replace(declaration(0, enterprise_name=COMPANY, partner=PARTNER), office_abbr=OFFICE)
    theirs = replace(declaration(1, enterprise_name=COMPANY, partner=PARTNER), office_code="", office_abbr=OFFICE)
    key, _ = desk.bring_in(mine, theirs)
    desk.tell_of(theirs, device_name=DEVICE)
    rating = Rating(
        subject=Subject(kind=SubjectKind.OFFICER, name=OFFICER), level=Level.VERY_DISSATISFIED, comment=COMMENT
    )
    sheet = Sheet(
        id=uuid7(NOW), declaration=mine, round=round_of(mine), written_at=NOW, ratings=(rating,),
        contact=Contact(name=COMMENT, phone=COMMENT[:30]),
    )  # fmt: skip
    sent = desk.send_sheet(key, sheet)
    desk.refuse(sent.id)
    law = LegalDocument(
        id="l1", revision=1, number=TITLE, type=TITLE, issuer=TITLE, title=TITLE, body=ANSWER, amends=("142/2026",),
        effective_on=date(2026, 11, 16), source_url="https://vidu.vn/" + ANSWER,
    )  # fmt: skip
    store.legal.apply(LegalChanges(documents=(law, replace(law, id="l2", number="142/2026")), cursor="c"))
    first_day.client.catalogue.refresh()
    first_day.client.read_anew()
    first_day.settle()
    return first_day


def shows_as_written(tip: str) -> bool:
    """Whether a tooltip, read as Qt reads it, still has its tags to be read."""
    if not RichText.mightBeRichText(tip):
        return True
    shown = QTextDocument()
    shown.setHtml(tip)
    return "<img" in shown.toPlainText()


def cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row, column in product(range(20), range(20)):
        if model.hasIndex(row, column):
            yield model.index(row, column)


def seen_in(window: QWidget) -> tuple[int, list[str]]:
    """How often hostile words are shown in the window, and where they would be taken for markup."""
    count, wrong = 0, []
    for widget in [window, *window.findChildren(QWidget)]:
        name = type(widget).__name__
        tips = [widget.toolTip()]
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            tips += [str(index.data(TOOLTIP) or "") for index in cells(widget.model())]
        count += sum("may-la" in tip for tip in tips)
        wrong += [f"{name} tooltip {tip}" for tip in tips if not shows_as_written(tip)]
        if isinstance(widget, QLabel) and "may-la" in widget.text():
            count += 1
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                wrong.append(f"{name} {widget.text()}")
        if isinstance(widget, QTextBrowser | QTextEdit) and "may-la" in widget.toHtml():
            count += 1
            if "may-la" not in widget.toPlainText():
                wrong.append(f"{name} {widget.toHtml()}")
    return count, wrong


def test_no_page_takes_what_strangers_wrote_for_markup(hostile_day):
    window, found = hostile_day.window, {}
    for key in (1, 2):
        window.open_declaration(key)
        hostile_day.settle()
        found[f"sheet {key}"] = seen_in(window)
    hostile_day.client.legal.change(shelf=Shelf.ALL)
    for page in PageId:
        window.show_page(page)
        hostile_day.settle()
        shown = window.page(page)
        for view in shown.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                view.setCurrentIndex(view.model().index(0, 0))
        hostile_day.settle()
        found[page.value] = seen_in(window)

    assert [wrong for _, wrong in found.values() if wrong] == []
    assert {name: count > 0 for name, (count, _) in found.items()}.items() >= {
        "sheet 1": True, "sheet 2": True, "declarations": True, "sent": True, "documents": True,
    }.items()  # fmt: skip
