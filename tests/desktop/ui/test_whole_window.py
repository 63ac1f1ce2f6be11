"""Walks over every widget of every page: one language, a name on whatever can be clicked, nothing left behind."""

import gc
import re
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from hailong.domain.legal import Shelf
from hailong.qtbridge.settings import Language
from hailong.ui.failures import explain_bug
from hailong.ui.navigation import PageId
from hailong.ui.widgets.stars import StarRating

VIETNAMESE = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
# What others wrote stays as they wrote it: names, titles, comments, and each language's own name.
CONTENT = re.compile(
    "|".join(
        (
            "Hài Lòng", "Tiếng Việt", "CÔNG TY .*", "Nguyễn Thị Mẫu", "“.*”", "Chi cục đã kiểm tra.*", "Cục Hải quan.*",
            r"[\w/.-]*(QĐ|NĐ|TTLT)[\w/.-]*", "MODESTO.*",
        )
    )
)  # fmt: skip
INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, StarRating)


def every_page(stage) -> Iterator[PageId]:
    for page in PageId:
        stage.window.show_page(page)
        stage.settle()
        yield page


def visible_widgets(stage) -> list[QWidget]:
    return [widget for widget in stage.window.findChildren(QWidget) if widget.isVisibleTo(stage.window)]


def texts_of(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTableView) and (model := widget.model()) is not None:
        columns = range(model.columnCount())
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)
        rows = range(min(model.rowCount(), 30))
        yield from (str(model.index(row, at).data() or "") for row in rows for at in columns)
    yield from (action.text() for action in widget.actions() if isinstance(action, QAction))


def said(stage) -> set[tuple[str, str]]:
    return {(type(one).__name__, text) for one in visible_widgets(stage) for text in texts_of(one) if text}


def documents_pane(stage) -> set[QWidget]:
    page = stage.window.page(PageId.DOCUMENTS)
    return set(page.pane.findChildren(QLabel))


def make_everything_visible(stage) -> None:
    stage.window.tell_explanation(explain_bug("0A1B2C3D", "details"))
    stage.window.notice.show_details.setChecked(True)


def test_in_english_no_word_of_the_window_is_left_in_vietnamese(stage):
    stage.client.settings.change(language=Language.VIETNAMESE)
    list(every_page(stage))  # every page was built in Vietnamese: what follows is a change at run time
    stage.client.settings.change(language=Language.ENGLISH)
    stage.settle()
    left: set[tuple[str, str, str]] = set()
    for page in every_page(stage):
        make_everything_visible(stage)
        titles = {label.text() for label in documents_pane(stage)} if page is PageId.DOCUMENTS else set()
        left |= {
            (page, name, text)
            for name, text in said(stage)
            if VIETNAMESE.search(CONTENT.sub("", text)) and text not in titles
        }

    assert left == set()


def test_the_labels_of_the_reading_pane_are_english_beside_the_documents_own_words(stage):
    stage.client.settings.change(language=Language.ENGLISH)
    stage.window.show_page(PageId.DOCUMENTS)
    stage.client.legal.change(shelf=Shelf.NEWLY_IN_FORCE)
    stage.settle()
    texts = {label.text() for label in documents_pane(stage)}

    assert "Source" in texts
    assert any(text.startswith("In force since") for text in texts)


def test_back_in_vietnamese_no_word_is_left_in_english(stage):
    english: dict[PageId, set[tuple[str, str]]] = {}
    stage.client.settings.change(language=Language.ENGLISH)
    for page in every_page(stage):
        english[page] = said(stage)
    stage.client.settings.change(language=Language.VIETNAMESE)
    left: set[tuple[str, str, str]] = set()
    for page in every_page(stage):
        same = {(name, text) for name, text in said(stage) & english[page] if re.search("[A-Za-z]{3,}", text)}
        left |= {
            (page, name, text)
            for name, text in same
            if not VIETNAMESE.search(text)
            and not re.search(
                r"\d{4,}|Ctrl|Shift|Enter|^Delete$|English|F1|Esc|https|HL-|/tmp|KLL|^[A-Z0-9 .,&()/-]+$", text
            )
        }

    assert left == set()


@pytest.mark.parametrize("language", Language)
def test_everything_that_can_be_clicked_or_typed_into_has_a_name(stage, language):
    stage.client.settings.change(language=language)
    nameless: set[tuple[str, str]] = set()
    for page in every_page(stage):
        make_everything_visible(stage)
        for widget in visible_widgets(stage):
            if isinstance(widget, INTERACTIVE) and not isinstance(widget.parent(), QComboBox | QAbstractSlider):
                interface = QAccessible.queryAccessibleInterface(widget)
                if not interface.text(QAccessible.Text.Name).strip() and not _is_inner(widget):
                    nameless.add((page, type(widget).__name__))

    assert nameless == set()


def _is_inner(widget: QWidget) -> bool:
    """Parts of Qt's own composed widgets: the header of a table, the buttons inside a line edit, the text viewport."""
    return type(widget).__name__ in ("QHeaderView", "QTableCornerButton", "QLineEditIconButton", "QToolButton")


def test_every_control_can_be_reached_by_tab(stage):
    unreachable: set[tuple[str, str]] = set()
    for page in every_page(stage):
        for widget in stage.window.page(page).findChildren(QAbstractButton):
            if widget.isVisibleTo(stage.window) and widget.isEnabled() and not _is_inner(widget):
                has_key = re.search(r"\((Delete|Ctrl\S*|↓)\)", widget.toolTip())
                if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not has_key:
                    unreachable.add((page, f"{type(widget).__name__} {widget.text()} {widget.accessibleName()}"))

    assert unreachable == set()


def test_nothing_is_cut_off_in_any_page_at_the_smallest_size(stage):
    stage.window.resize(960, 600)
    cut: set[tuple[str, str]] = set()
    for page in every_page(stage):
        for widget in stage.window.page(page).findChildren(QAbstractButton):
            if _is_inner(widget):
                continue
            if widget.isVisibleTo(stage.window) and widget.text() and widget.width() < widget.minimumSizeHint().width():
                cut.add((page, widget.text()))

    assert cut == set()


def test_pages_are_freed_with_the_window(stage):
    list(every_page(stage))
    pages: list[QObject] = [stage.window.page(page) for page in PageId]
    stage.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    gc.collect()

    assert not [page for page in pages if shiboken6.isValid(page)]
