"""A copy of what delivery needs of the enrolment, outside the database: whose device this is, and of which service.

Enterprises are left out: their tax codes are nobody's business who finds the file. Nothing in it is a secret.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from hailong.domain.enrolment import Enrolment
from hailong.store.codec import from_json, to_json
from hailong.store.faults import folder_errors
from hailong.store.whole_file import write_whole

COPY_NAME: Final = "enrolment.json"


class EnrolmentCopy:
    """One small file, replaced as a whole."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / COPY_NAME

    def write(self, enrolment: Enrolment) -> None:
        """Keep what delivery needs; durable when it returns. Raises StoreError."""
        with folder_errors():
            write_whole(self._path, to_json(replace(enrolment, enterprises=(), left=())))

    def remove(self) -> None:
        """Nothing is enrolled any more. Raises StoreError."""
        with folder_errors():
            self._path.unlink(missing_ok=True)

    def read(self) -> Enrolment | None:
        """The enrolment without its enterprises; None where there is no copy, or none that can be read."""
        try:
            text = self._path.read_text("utf-8")
            return from_json(Enrolment, text)
        except (OSError, ValueError):
            return None
