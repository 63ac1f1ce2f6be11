"""What pages of a list have in common: title, search and chips above it, what is chosen beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from hailong.ui.widgets.empty_state import EmptyState
from hailong.ui.widgets.labels import page_title
from hailong.ui.widgets.layouts import in_column
from hailong.ui.widgets.search_field import SearchField


class ListPage(QWidget):
    """Where the list is empty, ``empty`` stands in its place and says why."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = page_title(self)
        self.search = SearchField(self)
        self.empty = EmptyState(icon_name)
        self.shown = QStackedWidget()

    def arrange(
        self, listed: QWidget, detail: QWidget, *, head: Sequence[QWidget], sizes: tuple[int, int], least: int
    ) -> QSplitter:
        """``head`` stands below the search; ``sizes`` are the widths of list and detail, ``least`` the detail's."""
        above, left = QWidget(self), QWidget(self)
        in_column(above, self.title, self.search, *head).setContentsMargins(16, 12, 16, 8)
        self.shown.addWidget(listed)
        self.shown.addWidget(self.empty)
        in_column(left, above, self.shown, spacing=0).setStretchFactor(self.shown, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(detail)
        splitter.setSizes(list(sizes))
        splitter.setHandleWidth(1)
        detail.setMinimumWidth(least)
        in_column(self, splitter)
        return splitter

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All texts anew; each page has its own."""
        raise NotImplementedError
