"""Documents on a shelf as a list model; a shelf is read as a whole, so rows are plain values."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hailong.domain.legal import LegalDocument

DOCUMENT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class LegalListModel(QAbstractListModel):
    """The documents in the order of the store."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: Sequence[LegalDocument] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many stand on the shelf."""
        return 0 if parent.isValid() else len(self._documents)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """The document for the delegate, its number and title for everybody else."""
        if not index.isValid() or role not in (_DISPLAY, _SPOKEN, DOCUMENT_ROLE):
            return None
        document = self._documents[index.row()]
        return document if role == DOCUMENT_ROLE else f"{document.number}, {document.title}"

    def show(self, documents: Sequence[LegalDocument]) -> bool:
        """Take other documents; False, and nothing moved, when they are the same."""
        if list(documents) == list(self._documents):
            return False
        self.beginResetModel()
        self._documents = documents
        self.endResetModel()
        return True

    def row_of(self, document_id: str) -> int:
        """Where a document stands; -1 when it is not on the shelf."""
        return next((row for row, one in enumerate(self._documents) if one.id == document_id), -1)
