"""What the command line can do without a window: import, enrol, sync, status. Words on stdout, exit code 0 or 1."""

import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hailong.app.core import Core
from hailong.domain.invitation import Invitation, read_invitation
from hailong.domain.service import CallFailedError
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import DeclarationQuery, StoreError, Tab
from hailong.sync.enrolment import StillWaitingError
from hailong.sync.importing import FolderReport
from hailong.sync.schedule import Reason
from hailong.ui.enrolment.enrolment_words import explain_enrolment
from hailong.ui.failures import explain, explain_failure
from hailong.ui.imports import import_words
from hailong.ui.repair_words import explain_repair
from hailong.ui.translations import Translations


def run(act: str, words: Sequence[str], folder: Path, *, as_json: bool = False) -> int:
    """Run one act over the data in ``folder``; errors of the world are explained, not raised."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    try:
        core = Core(folder)
    except StoreError as error:
        return _fail(error)
    try:
        Translations(application, read_settings(core.store.settings).language)
        if core.store.repair is not None:
            print(explain_repair(core.store.repair).text, file=sys.stderr)  # noqa: T201
        match act:
            case "import":
                return _import(core, [Path(word) for word in words])
            case "enrol":
                return _enrol(core, words)
            case "sync":
                return _sync(core)
            case _:
                return _status(core, as_json=as_json)
    except (StoreError, CallFailedError) as error:
        return _fail(error)
    finally:
        core.close()


def _import(core: Core, paths: Sequence[Path]) -> int:
    importer = core.importer()
    reports = [
        importer.import_folder(path) if path.is_dir() else FolderReport(reports=(importer.import_file(path),))
        for path in paths
    ]
    files = [report for one in reports for report in one.reports]
    for row in import_words.report_rows(files):
        _say(" · ".join(part for part in row if part))
    _say(import_words.report_text(files, was_cancelled=False))
    return 1 if any(report.fault is not None for report in files) else 0


def _enrol(core: Core, words: Sequence[str]) -> int:
    """By an invitation link, or by an address and codes."""
    try:
        is_link = words[0].lower().startswith("hailong:")
        invited = read_invitation(words[0]) if is_link else Invitation(service_url=words[0], codes=tuple(words[1:]))
        name = platform.node() or "hailong"
        enrolment = core.network.enrol(invited.service_url, invited.codes, name, key=invited.key)
    except StillWaitingError as error:
        return _fail(error)
    except ValueError as error:
        print(explain_enrolment(error).text, file=sys.stderr)  # noqa: T201
        return 1
    for tax_code, name in enrolment.enterprises:
        _say(f"{tax_code}  {name}")
    return 0


def _sync(core: Core) -> int:
    outcome = core.network.engine.run_once(core.clock.now(), Reason.CLICK)
    summary = core.store.outbox.summary()
    _say(
        QCoreApplication.translate("cli", "Đã chuyển {sent} phiếu, còn {waiting} phiếu chờ gửi.").format(
            sent=outcome.push.delivered, waiting=summary.waiting
        )
    )
    if outcome.failure is not None:
        _say(explain_failure(outcome.failure).text)
    return 0 if outcome.failure is None else 1


def _status(core: Core, *, as_json: bool) -> int:
    summary = core.store.outbox.summary()
    unrated = core.store.declarations.counts(DeclarationQuery())[Tab.UNRATED]
    if as_json:
        _say(json.dumps({"unrated": unrated, "waiting": summary.waiting, "needs_you": summary.needs_you}))
        return 0
    text = QCoreApplication.translate(
        "cli", "Chờ đánh giá: {unrated}. Chờ gửi: {waiting}. Cần người dùng xem lại: {needs_you}."
    )
    _say(text.format(unrated=unrated, waiting=summary.waiting, needs_you=summary.needs_you))
    return 0


def _fail(error: Exception) -> int:
    explanation = explain(error)
    print(explanation.text if explanation else str(error), file=sys.stderr)  # noqa: T201
    return 1


def _say(text: str) -> None:
    print(text)  # noqa: T201  # the command line is this module's screen
