"""P16: settings that are empty, NULs or garbage: the program starts with what it can read, and the queue is whole."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from faults import saving
from faults.conftest import Outcome
from hailong.app.core import Core
from hailong.app.start import make_application
from hailong.app.window import Workstation
from hailong.domain.clock import SystemClock
from hailong.qtbridge.autostart import DesktopEntry
from hailong.qtbridge.settings import _NAMES, Settings, read_settings
from hailong.store.database import FILE_NAME
from hailong.store.interfaces import DeclarationQuery
from hailong.store.settings_copy import PREVIOUS_COPY_NAME, SETTINGS_COPY_NAME

pytestmark = pytest.mark.slow
WAITING = 10

Harm = Callable[[bytes, random.Random], bytes]


def emptied(_: bytes, __: random.Random) -> bytes:
    return b""


def zeroed(content: bytes, chance: random.Random) -> bytes:
    return b"\0" * (len(content) or chance.randint(1, 40))


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content or b"x")
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def garbage(_: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice([1, 20, 300, 5000]))


def words(_: bytes, chance: random.Random) -> bytes:
    text = [
        "-1",
        "999999999999999999999999",
        "true",
        "null",
        "[]",
        "{}",
        '{"a":1}',
        "1e400",
        "NaN",
        "\u202e",
        "ắ" * 999,
    ]
    return chance.choice(text).encode()


HARMS: tuple[Harm, ...] = (emptied, zeroed, cut, flipped, garbage, words)


class Scene:
    """A data folder with sheets that wait and settings that were set, and the entry that starts with the session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.core = Core(folder, keys_in_files=True)
        store = self.core.store
        saving.bring_in(store, WAITING * 2)
        for key in store.declarations.view(DeclarationQuery())[:WAITING]:
            saving.save(store, key, SystemClock())
        self.entry = DesktopEntry(folder / "autostart", ["hailong", "--in-tray"])
        self.entry.turn_on()
        self.path = folder / "autostart" / "hailong.desktop"
        self.whole_entry = self.path.read_bytes()

    def damage(self, chance: random.Random, values: dict[str, str]) -> str:
        """One to all of the settings, or the entry; its kind."""
        harm = chance.choice(HARMS)
        if chance.random() < 0.1:
            self.path.write_bytes(harm(self.whole_entry, chance))
            return "entry"
        names = chance.sample(sorted(values), chance.choice([1, 1, 3, len(values)]))
        with self.core.store._database.write() as connection:
            for name in names:
                connection.execute(
                    "INSERT OR REPLACE INTO settings VALUES (?, CAST(? AS TEXT))",
                    (f"window.{name}", harm(values[name].encode(), chance)),
                )
        return "settings"

    def restore(self, values: dict[str, str]) -> None:
        """All as it was set."""
        self.path.write_bytes(self.whole_entry)
        self.core.store.settings.set_all({f"window.{name}": value for name, value in values.items()})

    def lose_database(self, harm: Harm, chance: random.Random) -> tuple[Settings, int]:
        """Database gone, its copy of the settings harmed: what the next start reads, and how many sheets wait then."""
        self.core.close()
        (self.folder / FILE_NAME).unlink()
        copy = self.folder / SETTINGS_COPY_NAME
        copy.write_bytes(harm(copy.read_bytes(), chance))
        self.core = Core(self.folder, keys_in_files=True)
        return read_settings(self.core.store.settings), self.core.store.outbox.summary().waiting

    def opens(self, application) -> int:
        """The whole window over it, as the program starts; how many sheets wait then."""
        self.core.close()
        self.core = Core(self.folder, keys_in_files=True)
        workstation = Workstation(application, self.core)
        bugs: list[Exception] = []
        workstation.tasks.failed.connect(bugs.append)
        workstation.show()
        workstation.companion.autostart.refresh()
        while workstation.tasks.is_busy:
            QCoreApplication.processEvents()
        waiting = self.core.store.outbox.summary().waiting
        workstation.close()
        workstation.window.hide()
        workstation.window.deleteLater()
        workstation.deleteLater()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
        self.core = Core(self.folder, keys_in_files=True)
        assert not bugs, bugs
        return waiting


SET = {
    "language": "en", "theme": "dark", "exports_folder": "/srv/ECUS/XML", "watches_folder": "yes",
    "contact_name": "Nguyễn Thị Mẫu", "contact_phone": "0900000000", "geometry": "AdnQywADAAAAAAAAAAAAAAAABJwAAAL3",
    "splitter": "AAAA/wAAAAEAAAACAAACqAAAAU4B/////wEAAAABAA==", "prompting": '{"mode":"always"}',
    "keeps_running": "yes", "told": "ends_without_a_place",
}  # fmt: skip
VALUES = {name: SET.get(name, "1") for name in _NAMES}


def test_the_program_starts_whatever_became_of_the_settings(tmp_path, often, ledger, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "data"))
    chance, variants, windows = random.Random(16), often("P16 variants"), often("P16 windows")
    application = make_application()
    scene = Scene(tmp_path / "data")
    lost = started = careless = 0
    for number in range(variants):
        scene.restore(VALUES)
        scene.damage(chance, VALUES)
        if number % (variants // windows) == 0:
            lost += WAITING - scene.opens(application)
        read = read_settings(scene.core.store.settings)
        scene.entry.is_on()
        started += isinstance(read, Settings)
        careless += is_stopped(read_carelessly, scene)
    lost += WAITING - scene.core.store.outbox.summary().waiting
    scene.restore(VALUES)
    as_set = read_settings(scene.core.store.settings)
    for harm in HARMS:
        scene.restore(VALUES)  # twice in all: the copy before the last says the same
        scene.restore(VALUES)
        read, waiting = scene.lose_database(harm, chance)
        assert read == as_set, harm.__name__
        lost += WAITING - waiting
    (scene.folder / PREVIOUS_COPY_NAME).unlink()  # the fault: a single copy
    alone, waiting = scene.lose_database(zeroed, chance)
    lost += WAITING - waiting
    scene.core.close()

    assert (started, lost) == (variants, 0)
    assert careless
    assert alone != as_set
    other = (
        f"{variants} variants, {windows} of them with the whole window; read without a doubt {careless} do not start;"
        f" the database lost and the copy of the settings harmed {len(HARMS)} times: all as they were set"
    )
    ledger(Outcome(id="P16", tried=variants, lost=lost, other=other, planted_fault_caught=careless > 0))


def read_carelessly(scene: Scene) -> None:
    """The planted fault: every value is taken for what was once written."""
    kept = {name: scene.core.store.settings.get(f"window.{name}") for name in _NAMES}
    assert {kept["watches_folder"], kept["keeps_running"]} <= {"yes", "no"}
    assert kept["language"] in ("vi", "en")
    assert kept["theme"] in ("system", "light", "dark")
    scene.path.read_text("utf-8")


def is_stopped(act: Callable[[Scene], None], scene: Scene) -> bool:
    try:
        act(scene)
    except (AssertionError, ValueError):
        return True
    return False
