"""``hailong demo``: the window on invented data, or without a display the whole journey made by the program itself."""

import os
import sys
import traceback
from pathlib import Path

from hailong.demo.report import Report
from hailong.demo.service import STAFF_USER
from hailong.demo.stage import Stage


def run_demo(folder: Path, *, headless: bool) -> int:
    """Run the demo in ``folder``; returns the exit code: not 0 when any step of the headless journey failed."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if headless or not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return _make_journey(folder)
    return _open_window(folder)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(folder: Path) -> int:
    from hailong.app.start import make_application, stay_until_closed  # noqa: PLC0415  # Qt reads its environment when it is imported
    from hailong.app.window import Workstation  # noqa: PLC0415

    application = make_application()
    _say("Setting up: a central service of its own, two enterprises, an ECUS folder ...")
    stage = Stage(folder)
    try:
        stage.set_up()
        _say(f"ECUS folder:   {stage.exports}")
        _say(f"Staff console: {stage.service.url}/staff/ (user {STAFF_USER}, password {stage.service.staff_password})")
        workstation = Workstation(application, stage.core)
        try:
            workstation.settings.change(exports_folder=str(stage.exports))
            workstation.show()
            return stay_until_closed(application, workstation)
        finally:
            workstation.close()
    finally:
        stage.tear_down()


def _make_journey(folder: Path) -> int:
    from hailong.demo.journey import make_journey  # noqa: PLC0415  # Qt reads its environment when it is imported

    for old in folder.glob("*.png"):
        old.unlink()
    report = Report(folder)
    try:
        make_journey(folder, report)
    except Exception:  # noqa: BLE001  # whatever it was: it is told, and the exit code says so
        traceback.print_exc()
    report.write()
    _say((folder / "report.md").read_text(encoding="utf-8"))
    _say(f"Report and pictures: {folder}")
    return 1 if report.has_failed else 0


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # the terminal is this program's screen
