"""``register-links`` and ``unregister-links``: what the check box in the settings does, for installers."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hailong.domain.request import SCHEME, Exit
from hailong.qtbridge.links import link_entry
from hailong.qtbridge.system_entry import program


def register_links(data: Path | None, *, is_wanted: bool) -> int:
    """Let this user's links open this program (over ``data`` if that is not usual), or no more; the exit code."""
    entry = link_entry(program(data))
    try:
        (entry.turn_on if is_wanted else entry.turn_off)()
    except OSError as error:
        text = QCoreApplication.translate("cli", "Không ghi được đăng ký liên kết: {reason}").format(reason=error)
        print(text, file=sys.stderr)  # noqa: T201  # the command line is this module's screen
        return Exit.FAILED
    said = (
        QCoreApplication.translate("cli", "Từ nay liên kết {scheme}: mở bằng Hài Lòng.")
        if is_wanted
        else QCoreApplication.translate("cli", "Liên kết {scheme}: không còn mở bằng Hài Lòng.")
    )
    print(said.format(scheme=SCHEME))  # noqa: T201
    return Exit.DONE
