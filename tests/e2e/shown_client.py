"""Two programs on one real screen: our client as it is used, and a declaration software in which somebody types."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

LOOK_EVERY_MS = 30


@dataclass(frozen=True, slots=True)
class Beside:
    """What the client is set up with before its window opens."""

    service_url: str
    code: str
    sql_port: int
    user: str
    password: str
    since: date
    read_every: timedelta


def run_client(folder: Path, display: str, beside: Beside, told: Connection) -> None:
    """Beside the clock until it is closed; ``told`` hears how things stand, whenever that has changed."""
    _use(display)
    import keyring  # Qt and all above it only once the screen is named
    from PySide6.QtCore import QTimer

    from hailong.app import start
    from hailong.app.core import Core
    from hailong.app.window import Workstation

    keyring.set_keyring(_keyring())
    core = Core(folder)
    _set_up(core, beside)
    application = start.make_application()
    workstation = Workstation(application, core)
    workstation.live_sources().list._every = lambda: beside.read_every  # what a user can set is too long for a test
    looking = QTimer()
    looking.timeout.connect(_teller(told, lambda: _standing(workstation)))
    workstation.show(in_tray=True)
    looking.start(LOOK_EVERY_MS)
    start.stay_until_closed(application, workstation)
    workstation.close()


def run_declaration_software(display: str, told: Connection) -> None:
    """A window with a line to type into; ``told`` hears what stands in it, and whether it has the keyboard."""
    _use(display)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    application = QApplication(["ecus"])
    line = QLineEdit()
    line.setWindowTitle("ECUS")
    line.setGeometry(80, 80, 600, 60)
    line.show()
    looking = QTimer()
    looking.timeout.connect(_teller(told, lambda: {"typed": line.text(), "active": line.isActiveWindow()}))
    looking.start(LOOK_EVERY_MS)
    application.exec()


def _use(display: str) -> None:
    os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")


def _teller(told: Connection, look: Callable[[], dict[str, Any]]) -> Callable[[], None]:
    last: dict[str, Any] = {}

    def tell() -> None:
        nonlocal last
        if (now := look()) != last:
            last = now
            told.send(now)

    return tell


def _set_up(core: Any, beside: Beside) -> None:
    """Enrolled, connected to ECUS's server, and asking at any hour of the day."""
    from hailong.domain import live
    from hailong.domain.prompting import PromptSettings
    from hailong.qtbridge.prompt_texts import settings_text

    core.network.enrol(beside.service_url, [beside.code], "MÁY CẠNH ECUS")
    connection = live.LiveConnection(
        id="ecus", address=live.ServerAddress("127.0.0.1", port=beside.sql_port), user=beside.user,
        tls=live.TlsChoice(live.TlsMode.UNVERIFIED), since=beside.since,
    )  # fmt: skip
    core.store.live.save_connection(connection)
    core.live.passwords.set(connection, beside.password)
    always = PromptSettings(
        day_begins=time(0), day_ends=time(0), pause_begins=time(0), pause_ends=time(0), reminds=False, seconds_shown=300
    )
    core.store.settings.set("window.prompting", settings_text(always))


def _standing(workstation: Any) -> dict[str, Any]:
    """What a person could see, and where to point at."""
    companion, sheets, panel = workstation.companion, workstation.sheets, workstation.declarations.panel
    card = companion.card
    stars = [card.stars.mapToGlobal(card.stars.star_rect(level).center()) for level in range(1, 6)]
    opened = sheets.current
    return {
        "is_read": bool(workstation.sources) and any(one.read_at for one in workstation.sources.list.standings),
        "in_list": workstation.list.model.rowCount(),
        "card": [(star.x(), star.y()) for star in stars] if card.isVisible() and card.key is not None else None,
        "is_active": workstation.window.isActiveWindow(),
        "opened": opened.row.declaration.number if opened else None,
        "level": panel.form.lines[0].stars.level if panel.form.lines else None,
        "is_reviewed": panel.footer.send.hasFocus(),
        "to_write": panel.form.isVisible() and panel.form.isEnabled() and panel.form.lines[0].stars.hasFocus(),
    }


def _keyring() -> Any:
    from keyring.backend import KeyringBackend

    class MemoryKeyring(KeyringBackend):
        priority = 1  # type: ignore[assignment]
        kept: dict[tuple[str, str], str] = {}  # noqa: RUF012

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

    return MemoryKeyring()  # type: ignore[no-untyped-call]
