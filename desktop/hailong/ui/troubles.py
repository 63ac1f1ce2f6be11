"""Errors at the edge of the window: of the world or of ours, told apart; nothing of what the user wrote is logged."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from hailong.domain.bug_report import bug_line, mark_of, where_it_happened
from hailong.ui.failures import Explanation, explain, explain_bug

_LOG = logging.getLogger(__name__)


def explanation_of(error: BaseException) -> Explanation:
    """Words for any error; one that is not of the world is a bug, told with a short id that its line in the log has."""
    known = explain(error) if isinstance(error, Exception) else None
    if known is not None:
        return known
    where = where_it_happened(error)
    _LOG.error("%s", bug_line(error, where))
    return explain_bug(mark_of(where), where)


class Troubles(QObject):
    """Stands at the end of every slot that raised: the program lives on and the window says what happened."""

    happened = Signal(object)  # Explanation
    _in_thread = Signal(object)  # BaseException

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        self._before_in_threads = threading.excepthook
        self._in_thread.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take unexpected exceptions from now on, those of other threads too."""
        self._before, self._before_in_threads = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread

    def leave(self) -> None:
        """Give them back to whoever took them before."""
        sys.excepthook, threading.excepthook = self._before, self._before_in_threads

    def _on_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._in_thread.emit(raised.exc_value)

    def _tell(self, error: BaseException) -> None:
        self.happened.emit(explanation_of(error))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        self.happened.emit(explanation_of(error.with_traceback(trace)))
