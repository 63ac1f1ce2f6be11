"""Errors at the edge of the window: of the world or of ours, told apart; nothing of what the user wrote is logged."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from hailong.ui.failures import Explanation, explain, explain_bug

_LOG = logging.getLogger(__name__)


def explanation_of(error: BaseException) -> Explanation:
    """Words for any error; one that is not of the world is a bug, told with where it happened and logged."""
    known = explain(error) if isinstance(error, Exception) else None
    if known is not None:
        return known
    where = where_it_happened(error)
    _LOG.error("unexpected %s\n%s", type(error).__name__, where)
    return explain_bug(where)


def where_it_happened(error: BaseException) -> str:
    """Kinds and places of an error and of what caused it, without messages: those may quote what the user wrote."""
    parts = []
    seen: BaseException | None = error
    while seen is not None:
        parts.append("".join(traceback.format_tb(seen.__traceback__)) + type(seen).__qualname__)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n\n".join(reversed(parts))


class Troubles(QObject):
    """Stands at the end of every slot that raised: the program lives on and the window says what happened."""

    happened = Signal(object)  # Explanation

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook

    def watch(self) -> None:
        """Take unexpected exceptions from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._on_exception

    def leave(self) -> None:
        """Give them back to whoever took them before."""
        sys.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        self.happened.emit(explanation_of(error.with_traceback(trace)))
