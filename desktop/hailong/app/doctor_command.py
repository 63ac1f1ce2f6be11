"""``hailong doctor``: what stands between this workstation and the service, line by line, or as JSON."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hailong import __version__
from hailong.app import doctor
from hailong.app.core import Core
from hailong.domain.clock import Clock, SystemClock
from hailong.domain.doctor import Finding, Step, examine, is_fine
from hailong.qtbridge.patience import Patience
from hailong.qtbridge.settings import read_settings
from hailong.store.interfaces import StoreError
from hailong.ui.doctor.doctor_report import finding_text, report_json
from hailong.ui.doctor.doctor_words import summary
from hailong.ui.translations import Translations


def run_doctor(folder: Path, *, as_json: bool, clock: Clock | None = None) -> int:
    """0 when nothing is wrong, 1 when something is. Works beside an open window and over a damaged store."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    clock = clock or SystemClock()
    try:
        core = Core(folder, clock)
    except StoreError as error:
        Translations(application)
        return _examine(doctor.steps_without_store(folder, error, clock), clock, as_json=as_json)
    try:
        Translations(application, read_settings(core.store.settings).language)
        return _examine(doctor.steps_of(core), clock, as_json=as_json)
    finally:
        core.close()


def _examine(steps: Sequence[Step], clock: Clock, *, as_json: bool) -> int:
    say: Callable[[str], None] = lambda text: print(text, flush=True)  # noqa: E731, T201  # this command's screen
    findings: list[Finding] = []
    for finding in examine(steps, Patience().within):
        findings.append(finding)
        if not as_json:
            say(finding_text(finding))
    say(report_json(findings, __version__, clock.now()) if as_json else summary(tuple(findings), is_running=False))
    return 0 if is_fine(findings) else 1
