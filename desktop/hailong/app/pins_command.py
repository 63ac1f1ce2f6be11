"""``reset-pins``: the way out for whoever has forgotten a PIN and has no recovery code.

It needs the account, which a PIN never kept out; it opens nothing that a PIN keeps.
"""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hailong.app.core import Core
from hailong.domain.clerk_texts import clerks_text
from hailong.domain.request import Exit
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import StoreError
from hailong.ui.failures import explain_store
from hailong.ui.translations import Translations


def reset_pins(folder: Path, *, gives_up_words: bool = False) -> int:
    """Take the PINs of all clerks away; names and phones stay. The window has to be closed. Returns the exit code.

    What they keep stays sealed for good: that is done only when somebody says so (``gives_up_words``).
    """
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    try:
        core = Core(folder)
    except StoreError as error:
        print(explain_store(error).text, file=sys.stderr)  # noqa: T201  # the command line is this module's screen
        return Exit.FAILED
    try:
        settings = read_settings(core.store.settings)
        Translations(application, settings.language)
        sealed = core.store.words.sealed()
        if sealed and not gives_up_words:
            print(_warning(sealed), file=sys.stderr)  # noqa: T201
            return Exit.FAILED
        everybody = tuple(replace(clerk, pin="", key="", code="") for clerk in settings.clerks.everybody)
        core.store.settings.set("window.clerks", clerks_text(replace(settings.clerks, everybody=everybody)))
        print(QCoreApplication.translate("cli", "Đã bỏ mã PIN của %n người dùng.", None, len(everybody)))  # noqa: T201
    finally:
        core.close()
    return Exit.DONE


def _warning(sealed: int) -> str:
    return QCoreApplication.translate(
        "cli",
        "%n phiếu và bản nháp được mã hóa bằng mã PIN sẽ không bao giờ đọc lại được trên máy này; phiếu đang chờ vẫn "
        "được gửi. Nếu còn mã khôi phục, hãy bấm “Quên mã PIN?” ở màn hình khóa. Nếu vẫn muốn bỏ mã PIN, hãy chạy: "
        "hailong reset-pins --give-up-words",
        None,
        sealed,
    )
