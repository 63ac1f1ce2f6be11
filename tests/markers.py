"""What no log, crash report or temporary file may hold: the words that the tests put into sheets, in any writing.

``found_in`` and ``found_in_file`` give the markers that something holds, whether plain, escaped, in another encoding or
in base64; nothing is said about what is encrypted.
"""

import base64
import json
import logging
import re
from collections.abc import Iterable
from copy import copy
from functools import cache
from pathlib import Path
from typing import Final

from hailong.domain import log_line as client_log
from hailong_central.service import log as service_log

COMMENT: Final = "DẤU VẾT của lời góp ý 7f3a"
MARKERS: Final = (
    COMMENT,
    "Nguyễn Thị Mẫu", "0900000000",  # whom to ask back, in contract/cases/sheet.json
    "Công chức ở quầy số 3", "Hồ Đức Minh Họa",  # who is rated
    "0199999991", "0199999984", "0199999977", "0199999976",  # tax codes
    "CÔNG TY TNHH MẪU THỬ", "CÔNG TY CỔ PHẦN VÍ DỤ", "CÔNG TY TNHH NGƯỜI LẠ",
    "109999888770", "309999888770",  # declarations
)  # fmt: skip
_DECLARATION: Final = re.compile(rb"(?<![0-9a-fA-F.-])[13]0\d{10}(?![0-9a-fA-F])")


def found_in(content: str | bytes) -> list[str]:
    """The markers in ``content``; a declaration number of any kind counts as one."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    found = [marker for marker in MARKERS if any(form in raw for form in _forms(marker))]
    return found + [match.decode() for match in _DECLARATION.findall(raw) if match.decode() not in found]


def found_in_file(path: Path) -> list[str]:
    """The markers in the bytes of a file."""
    return found_in(path.read_bytes())


def found_below(folder: Path, *, besides: Iterable[str] = ()) -> dict[str, list[str]]:
    """By file: the markers in all files below ``folder``; ``besides`` are names of files that are not looked into."""
    left_out = frozenset(besides)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in left_out]
    return {str(path.relative_to(folder)): found for path in files if (found := found_in_file(path))}


@cache
def _forms(marker: str) -> tuple[bytes, ...]:
    """How a marker may be written."""
    plain = marker.encode()
    escaped = (json.dumps(marker)[1:-1], repr(plain)[2:-1], ascii(marker)[1:-1])
    # three bytes make four letters: where a text stands inside another decides how its base64 begins
    coded = [base64.b64encode(bytes(shift) + plain)[4 * (shift > 0) : -4] for shift in range(3)]
    forms = {
        plain, marker.encode("utf-16-le"), marker.encode("utf-16-be"), plain.hex().encode(),
        *(text.encode() for text in escaped), *coded, *(code.translate(_URLSAFE) for code in coded),
    }  # fmt: skip
    return tuple(form for form in forms if len(form) >= 8)


_URLSAFE: Final = bytes.maketrans(b"+/", b"-_")


class LogWatch(logging.Handler):
    """Looks at every line that any logger writes, as each side would write it; ``found`` is what should not be there.

    What the client's own loggers hand over must be clean whoever writes it, down to the text of an exception: a
    program that uses its layers may have a handler of its own.
    """

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        for write in _WRITERS.get(record.name.partition(".")[0], _BOTH_SIDES):
            if markers := found_in(write.format(_unformatted(record))):
                self.found.append(f"{record.name} ({record.levelname}) logs {', '.join(markers)}")


_SERVICE: Final = service_log.LineFormatter()
_BOTH_SIDES: Final = (client_log.LineFormatter(), _SERVICE)
_WRITERS: Final = {"hailong": (logging.Formatter(),), "hailong_central": (_SERVICE,), "django": (_SERVICE,)}


def _unformatted(record: logging.LogRecord) -> logging.LogRecord:
    """Without the text of its exception that another handler has left in it: a formatter takes that as its own."""
    fresh = copy(record)
    fresh.exc_text = None
    return fresh
