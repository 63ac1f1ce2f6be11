"""What the user has set: read once at the start, written in the background at each change."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from hailong.domain.clerk_texts import clerks_text, read_clerks
from hailong.domain.clerks import Clerks
from hailong.domain.prompting import PromptSettings
from hailong.domain.proxy import ProxySettings, proxy_settings_text, read_proxy_settings
from hailong.domain.sheet import Contact
from hailong.qtbridge.prompt_texts import read_prompt_settings, settings_text
from hailong.qtbridge.tasks import Lane, TaskRunner
from hailong.store.interfaces import SettingsRepository, StoreError

READ_EVERY_MINUTES: Final = 2
LIVE_MINUTES: Final = (1, 30)
"""From how few to how many minutes may lie between two readings of ECUS's own database."""


class Language(StrEnum):
    """Languages of the window."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class ThemeChoice(StrEnum):
    """What the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of the window. ``geometry`` is Qt's own text of where the window stood."""

    language: Language = Language.VIETNAMESE
    theme: ThemeChoice = ThemeChoice.SYSTEM
    exports_folder: str = ""
    watches_folder: bool = True
    live_minutes: int = READ_EVERY_MINUTES  # between two readings of ECUS's own database
    contact: Contact = field(default_factory=Contact)
    clerks: Clerks = field(default_factory=Clerks)
    geometry: str = ""
    splitter: str = ""  # where the user put the line between list and sheet
    prompting: PromptSettings = field(default_factory=PromptSettings)
    keeps_running: bool = True  # beside the clock, when the window is closed
    told: frozenset[str] = frozenset()  # what is told only once
    proxy: ProxySettings = field(default_factory=ProxySettings)  # read by the sender at each attempt, see PROXY_SETTING


_NAMES: Final = (
    "language", "theme", "exports_folder", "watches_folder", "live_minutes", "contact_name", "contact_phone", "clerks",
    "geometry", "splitter", "prompting", "keeps_running", "told", "proxy",
)  # fmt: skip


def read_settings(repository: SettingsRepository) -> Settings:
    """Read all settings; what cannot be understood becomes the default. May block: not for the main thread."""
    kept = {name: repository.get(f"window.{name}") for name in _NAMES}
    return Settings(
        language=Language(kept["language"]) if kept["language"] in set(Language) else Language.VIETNAMESE,
        theme=ThemeChoice(kept["theme"]) if kept["theme"] in set(ThemeChoice) else ThemeChoice.SYSTEM,
        exports_folder=kept["exports_folder"] if "\0" not in kept["exports_folder"] else "",  # no path holds one
        watches_folder=kept["watches_folder"] != "no",
        live_minutes=_minutes(kept["live_minutes"]),
        contact=Contact(name=kept["contact_name"], phone=kept["contact_phone"]),
        clerks=read_clerks(kept["clerks"]),
        geometry=kept["geometry"],
        splitter=kept["splitter"],
        prompting=read_prompt_settings(kept["prompting"]),
        keeps_running=kept["keeps_running"] != "no",
        told=frozenset(kept["told"].split()),
        proxy=read_proxy_settings(kept["proxy"]),
    )


def _texts(settings: Settings) -> dict[str, str]:
    return {
        "language": settings.language,
        "theme": settings.theme,
        "exports_folder": settings.exports_folder,
        "watches_folder": "yes" if settings.watches_folder else "no",
        "live_minutes": str(settings.live_minutes),
        "contact_name": settings.contact.name,
        "contact_phone": settings.contact.phone,
        "clerks": clerks_text(settings.clerks),
        "geometry": settings.geometry,
        "splitter": settings.splitter,
        "prompting": settings_text(settings.prompting),
        "keeps_running": "yes" if settings.keeps_running else "no",
        "told": " ".join(sorted(settings.told)),
        "proxy": proxy_settings_text(settings.proxy),
    }


def _minutes(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 3
    return min(max(int(text), LIVE_MINUTES[0]), LIVE_MINUTES[1]) if is_number else READ_EVERY_MINUTES


class SettingsService(QObject):
    """Holds the settings of now; a change is seen at once and kept in the background."""

    changed = Signal(object, object)  # Settings now, Settings before
    failed = Signal(object)  # StoreError

    def __init__(
        self,
        tasks: TaskRunner,
        repository: SettingsRepository,
        settings: Settings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._repository = repository
        self._settings = settings or Settings()

    @property
    def current(self) -> Settings:
        """The settings of now."""
        return self._settings

    def change(self, **changes: object) -> None:
        """Set any fields of Settings."""
        before = self._settings
        self._settings = replace(before, **changes)  # type: ignore[arg-type]  # the fields of Settings
        if self._settings == before:
            return
        old, new = _texts(before), _texts(self._settings)
        changed = {name: text for name, text in new.items() if old[name] != text}
        self._tasks.run(Lane.WRITE, lambda: self._keep(changed), None, self._fail)
        self.changed.emit(self._settings, before)

    def _keep(self, texts: dict[str, str]) -> None:
        self._repository.set_all({f"window.{name}": str(text) for name, text in texts.items()})

    def _fail(self, error: Exception) -> None:
        (self.failed if isinstance(error, StoreError) else self._tasks.failed).emit(error)
