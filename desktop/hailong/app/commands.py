"""What the command line can do without a window: import, enrol, sync, status; here, or by the instance that runs."""

import platform
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hailong.app import answers
from hailong.app.core import Core
from hailong.domain.invitation import Invitation, read_invitation
from hailong.domain.parcel import ParcelError
from hailong.domain.request import Act, Answer, Exit, Request
from hailong.domain.service import CallFailedError
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.enrolment import StillWaitingError
from hailong.sync.importing import FolderReport
from hailong.sync.schedule import Reason
from hailong.ui.carrying.carrying_words import brought_text, explain_carrying
from hailong.ui.enrolment.enrolment_words import explain_enrolment
from hailong.ui.failures import explain, explain_failure
from hailong.ui.imports import import_words
from hailong.ui.repair_words import explain_repair
from hailong.ui.translations import Translations

_WORKS_AT_MOST_S = 600.0
"""How long a running instance may bring in, enrol or deliver what it was asked to."""


def run(request: Request, folder: Path, *, patience: float = 10.0) -> int:
    """Do what is asked over the data in ``folder``, say the answer, and return the exit code.

    A store that another instance holds is that instance's to answer for, within ``patience`` seconds.
    """
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    try:
        core = Core(folder)
    except StoreError as error:
        if error.fault is not StoreFault.LOCKED:
            return _say(failed(error))
        return _say(_ask_the_other(request, folder, error, patience))
    try:
        Translations(application, read_settings(core.store.settings).language)
        if core.store.repair is not None:
            print(explain_repair(core.store.repair).text, file=sys.stderr)  # noqa: T201
        return _say(answer(request, core))
    except (StoreError, CallFailedError) as error:
        return _say(failed(error))
    finally:
        core.close()


def answer(request: Request, core: Core) -> Answer:
    """Do it over ``core``; blocks, so never on the main thread of a window. StoreError, CallFailedError."""
    match request.act:
        case Act.IMPORT:
            return _import(core, [Path(word) for word in request.words])
        case Act.ENROL:
            return _enrol(core, request.words)
        case Act.SYNC:
            return _sync(core)
        case Act.CARRY:
            return _carry(core, Path(request.words[0]))
        case Act.DOCTOR:
            from hailong.app import doctor_command  # noqa: PLC0415  # what it looks with is heavy

            return doctor_command.answer(core, as_json=request.as_json)
        case Act.STATUS:
            return answers.status(request, core.store, core.clock.now())
        case _:  # open and rate are the window's own
            raise ValueError(request.act)


def failed(error: Exception) -> Answer:
    """An error of the world, in words."""
    explanation = explain(error)
    return Answer(err=explanation.text if explanation else str(error), code=Exit.FAILED)


def _ask_the_other(request: Request, folder: Path, error: StoreError, patience: float) -> Answer:
    from hailong.qtbridge.handover import NobodyThereError, hand_over  # noqa: PLC0415  # QtNetwork: only when needed

    try:
        if request.act is Act.STATUS:
            return hand_over(folder, request, patience=patience)
        return hand_over(folder, request, patience=patience, works_for=_WORKS_AT_MOST_S)
    except NobodyThereError:
        return failed(error)


def _import(core: Core, paths: list[Path]) -> Answer:
    importer = core.importer()
    reports = [
        importer.import_folder(path) if path.is_dir() else FolderReport(reports=(importer.import_file(path),))
        for path in paths
    ]
    files = [report for one in reports for report in one.reports]
    lines = [" · ".join(part for part in row if part) for row in import_words.report_rows(files)]
    lines.append(import_words.report_text(files, was_cancelled=False))
    is_whole = all(report.fault is None for report in files)
    return Answer(out="\n".join(lines), code=Exit.DONE if is_whole else Exit.FAILED)


def _enrol(core: Core, words: tuple[str, ...]) -> Answer:
    """By an invitation link, or by an address and codes."""
    try:
        is_link = words[0].lower().startswith("hailong:")
        invited = read_invitation(words[0]) if is_link else Invitation(service_url=words[0], codes=words[1:])
        name = platform.node() or "hailong"
        enrolment = core.network.enrol(
            invited.service_url, invited.codes, name, key=invited.key, wanted=invited.tax_codes
        )
    except (ValueError, StillWaitingError, CallFailedError) as error:
        return Answer(err=explain_enrolment(error).text, code=Exit.FAILED)
    return Answer(out="\n".join(f"{tax_code}  {name}" for tax_code, name in enrolment.enterprises))


def _sync(core: Core) -> Answer:
    outcome = core.network.engine.run_once(core.clock.now(), Reason.CLICK)
    summary = core.store.outbox.summary()
    lines = [
        QCoreApplication.translate("cli", "Đã chuyển {sent} phiếu, còn {waiting} phiếu chờ gửi.").format(
            sent=outcome.push.delivered, waiting=summary.waiting
        )
    ]
    if outcome.failure is not None:
        lines.append(explain_failure(outcome.failure).text)
    return Answer(out="\n".join(lines), code=Exit.DONE if outcome.failure is None else Exit.FAILED)


def _carry(core: Core, path: Path) -> Answer:
    try:
        brought, answers_at = core.network.carrier.bring(path)
    except ParcelError as error:
        return Answer(err=explain_carrying(error).text, code=Exit.FAILED)
    code = Exit.DONE if brought.failure is None else Exit.FAILED
    return Answer(out=f"{brought_text(brought, answers_at)}\n{answers_at}", code=code)


def _say(said: Answer) -> int:
    for text, stream in ((said.out, sys.stdout), (said.err, sys.stderr)):
        if text:
            print(text, file=stream)  # the command line is this module's screen
    return said.code
