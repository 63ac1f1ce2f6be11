"""Smaller acts of the user: take a sheet back, mend a refused one, name the enterprise, forget a contact."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from hailong.domain.sheet import Contact
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import StaleStateError, Store, StoreError


class SheetActs(QObject):
    """Each act is one transaction on the write lane; ``done`` names the declaration to read again."""

    done = Signal(int)  # key
    failed = Signal(object)  # StoreError, or StaleStateError when it was too late

    def __init__(self, tasks: TaskRunner, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._store = store

    def withdraw(self, key: int, sheet_id: UUID) -> None:
        """Take back a waiting sheet that was never offered to the service; it is a draft again."""
        self._run(key, lambda: self._store.sheets.withdraw(sheet_id, key))

    def reopen(self, key: int, sheet_id: UUID) -> None:
        """Make a draft of a refused sheet, as its next version."""
        self._run(key, lambda: self._store.sheets.reopen(sheet_id))

    def assign_enterprise(self, key: int, tax_code: str, name: str) -> None:
        """Give a declaration that came without a tax code to an enrolled enterprise."""
        self._run(key, lambda: self._store.declarations.assign_enterprise([key], tax_code, name))

    def forget_contact(self, contact: Contact) -> None:
        """Offer a contact no more; sheets keep theirs."""
        self._tasks.run(Lane.WRITE, lambda: self._store.contacts.forget(contact), None, self._fail)

    def _run(self, key: int, work: Callable[[], object]) -> None:
        self._tasks.run(Lane.WRITE, work, lambda _: self.done.emit(key), self._fail)

    def _fail(self, error: Exception) -> None:
        known = isinstance(error, StoreError | StaleStateError)
        (self.failed if known else self._tasks.failed).emit(error)
