"""``reset-pins``: the way back for whoever has forgotten a PIN. It needs the account, which a PIN never kept out."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hailong.app.core import Core
from hailong.domain.request import Exit
from hailong.qtbridge.clerk_texts import clerks_text
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import StoreError
from hailong.ui.failures import explain_store
from hailong.ui.translations import Translations


def reset_pins(folder: Path) -> int:
    """Take the PINs of all clerks away; names and phones stay. The window has to be closed. Returns the exit code."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    try:
        core = Core(folder)
    except StoreError as error:
        print(explain_store(error).text, file=sys.stderr)  # noqa: T201  # the command line is this module's screen
        return Exit.FAILED
    try:
        settings = read_settings(core.store.settings)
        Translations(application, settings.language)
        everybody = tuple(replace(clerk, pin="") for clerk in settings.clerks.everybody)
        core.store.settings.set("window.clerks", clerks_text(replace(settings.clerks, everybody=everybody)))
        print(QCoreApplication.translate("cli", "Đã bỏ mã PIN của %n người dùng.", None, len(everybody)))  # noqa: T201
    finally:
        core.close()
    return Exit.DONE
