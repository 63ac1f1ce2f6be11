"""What the program says on its error stream: log lines, and exceptions that nobody caught, all in one form."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from hailong.domain.bug_report import bug_line, where_it_happened
from hailong.domain.log_line import LineFormatter

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_LOG = logging.getLogger(__name__)


@contextmanager
def speaking_plainly() -> Iterator[None]:
    """While it lasts Python's own last words are not said: they quote the text of an exception, and lines of code."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, logging.raiseExceptions
    sys.excepthook, threading.excepthook, sys.unraisablehook = _on_exception, _on_thread, _on_unraisable
    logging.raiseExceptions = False  # else a line that cannot be written is quoted, with all that it was to say
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook, logging.raiseExceptions = before


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _tell(error.with_traceback(trace))


def _on_thread(raised: threading.ExceptHookArgs) -> None:
    if raised.exc_value is not None:
        _tell(raised.exc_value)


def _on_unraisable(raised: "UnraisableHookArgs") -> None:
    if raised.exc_value is not None:
        _tell(raised.exc_value)


def _tell(error: BaseException) -> None:
    _LOG.error("%s", bug_line(error, where_it_happened(error)))
