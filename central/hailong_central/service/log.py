"""How log lines look: UTC, level, who logs, what; one event is one line, whatever its text holds."""

import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime


class LineFormatter(logging.Formatter):
    """One line an event; line breaks and control characters of a message are escaped, so none can be forged.

    Of an exception it says where and which kind. Its text is left out: a database quotes the row that it refuses, a
    parser the text that it cannot read, and both may be a business's own words.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line of ``record``; a traceback follows it on indented lines of its own."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = f"{at} {record.levelname} {record.name}: {_plain(record.getMessage())}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([line, *_said_of(error)]) if error is not None else line


def _said_of(error: BaseException) -> Iterator[str]:
    """Where it came from and what kind it is, the cause first."""
    inner = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if inner is not None:
        yield from _said_of(inner)
    for part in traceback.format_list(traceback.extract_tb(error.__traceback__)):
        yield part.rstrip("\n")
    state = getattr(error, "sqlstate", None)  # PostgreSQL's own code of the fault
    text = f": {_plain(str(error))}" if isinstance(error, OSError) else f" {state}" if state else ""
    yield f"  {type(error).__module__}.{type(error).__qualname__}{text}"


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
