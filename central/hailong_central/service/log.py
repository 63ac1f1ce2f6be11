"""How log lines look: UTC, level, who logs, what; one event is one line, whatever its text holds."""

import logging
from datetime import UTC, datetime


class LineFormatter(logging.Formatter):
    """One line an event; line breaks and control characters of a message are escaped, so none can be forged."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of ``record``; a traceback follows it on lines of its own."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        message = "".join(c if c.isprintable() else repr(c)[1:-1] for c in record.getMessage())
        line = f"{at} {record.levelname} {record.name}: {message}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
