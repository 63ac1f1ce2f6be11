"""How the client's log lines look: UTC, level, who logs, what; of an exception its kind and places alone."""

import logging
from datetime import UTC, datetime

from hailong.domain.bug_report import where_it_happened


class LineFormatter(logging.Formatter):
    """One event begins at the margin, whatever its text holds: lines that follow are indented, nothing can be forged.

    The text of an exception is left out, whoever logs it: a library quotes what it could not read or write.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The lines of ``record``."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        said = f"{at} {record.levelname} {record.name}: {record.getMessage()}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            said = f"{said}\n{where_it_happened(error)}"
        return "\n  ".join(_plain(line) for line in said.split("\n"))


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
