"""Finding a declaration by the number that the user typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from hailong.domain.declaration import NumberError, parse_number
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import DeclarationRepository, DeclarationRow, StoreError


class NumberLookup(QObject):
    """Answers with the rows of that number (of several enterprises, if need be); none when it is not in the list."""

    found = Signal(object)  # Sequence[DeclarationRow]
    refused = Signal(object)  # NumberError: this is no declaration number
    failed = Signal(object)  # StoreError

    def __init__(self, tasks: TaskRunner, declarations: DeclarationRepository, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._declarations = declarations

    def look_up(self, typed: str) -> None:
        """Read the number that ``typed`` holds."""
        try:
            number = parse_number(typed)
        except NumberError as error:
            self.refused.emit(error)
            return
        self._tasks.run(Lane.READ, lambda: self._declarations.find(number), self._on_found, self._on_failed)

    def _on_found(self, rows: Sequence[DeclarationRow]) -> None:
        self.found.emit(rows)

    def _on_failed(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)
