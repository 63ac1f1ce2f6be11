"""``hailong doctor``: what stands between this workstation and the service, line by line, or as JSON."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from hailong import __version__
from hailong.app import doctor
from hailong.app.core import Core
from hailong.domain.clock import Clock, SystemClock
from hailong.domain.doctor import Finding, Step, examine, is_fine
from hailong.domain.request import Act, Answer, Exit, Request
from hailong.qtbridge.patience import Patience
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.doctor.doctor_report import finding_text, report_json
from hailong.ui.doctor.doctor_words import summary
from hailong.ui.translations import Translations

_WORKS_AT_MOST_S: Final = 240.0
"""How long a running instance may look: as long as its checks take when all of them are silent."""


def run_doctor(folder: Path, *, as_json: bool, clock: Clock | None = None, patience: float = 3.0) -> int:
    """0 when nothing is wrong, 1 when something is.

    A store that another instance has is looked at by that one, which begins within ``patience`` seconds; where it does
    not, or the store refuses, everything else is looked at here.
    """
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    clock = clock or SystemClock()
    try:
        core = Core(folder, clock)
    except StoreError as error:
        Translations(application)
        said = _of_the_other(folder, as_json=as_json, patience=patience) if error.fault is StoreFault.LOCKED else None
        return said if said is not None else _show(doctor.steps_without_store(folder, error, clock), clock, as_json)
    try:
        Translations(application, read_settings(core.store.settings).language)
        return _show(doctor.steps_of(core), clock, as_json)
    finally:
        core.close()


def answer(core: Core, *, as_json: bool) -> Answer:
    """What an instance that runs says to one that asks; blocks, so never on the main thread."""
    said: list[str] = []
    code = _examine(doctor.steps_of(core), core.clock, said.append, as_json=as_json)
    return Answer(out="\n".join(said), code=code)


def _of_the_other(folder: Path, *, as_json: bool, patience: float) -> int | None:
    """Let the instance that has the store look; None when it does not answer."""
    from hailong.qtbridge.handover import NobodyThereError, hand_over  # noqa: PLC0415  # QtNetwork: only when needed

    try:
        request = Request(act=Act.DOCTOR, as_json=as_json)
        said = hand_over(folder, request, patience=patience, works_for=_WORKS_AT_MOST_S)
    except NobodyThereError:
        return None
    _say(said.out or said.err)
    return said.code


def _show(steps: Sequence[Step], clock: Clock, as_json: bool) -> int:
    return _examine(steps, clock, _say, as_json=as_json)


def _examine(steps: Sequence[Step], clock: Clock, say: Callable[[str], None], *, as_json: bool) -> int:
    findings: list[Finding] = []
    for finding in examine(steps, Patience().within):
        findings.append(finding)
        if not as_json:
            say(finding_text(finding))
    say(report_json(findings, __version__, clock.now()) if as_json else summary(tuple(findings), is_running=False))
    return Exit.DONE if is_fine(findings) else Exit.FAILED


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # this command's screen
