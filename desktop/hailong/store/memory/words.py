"""Whose turn it is, in memory: where nothing is written down, nothing has to be sealed."""

from hailong.domain.clerk_keys import OpenKey
from hailong.store.memory.settings import MemorySettings


class MemoryWords:
    """Everybody reads everything; what is noted is kept apart by owner."""

    def __init__(self, settings: MemorySettings) -> None:
        self._settings = settings
        self._owner = ""

    @property
    def owner(self) -> str:
        """Of what is written now."""
        return self._owner

    def work_as(self, owner: str, key: OpenKey | None = None) -> None:  # nothing is sealed here
        """From now on ``owner`` writes."""
        self._owner = owner

    def note(self, name: str) -> str:
        """What whoever is at work has noted under ``name``."""
        return self._settings.get(f"{name}@{self._owner}")

    def keep_note(self, name: str, text: str, owner: str) -> None:
        """Keep ``text`` as a note of ``owner``."""
        self._settings.set(f"{name}@{owner}", text)

    def take_over(self, owner: str) -> int:
        """Nothing has to change hands."""
        return 0

    def give_back(self, key: OpenKey) -> int:
        """Nothing has to change hands."""
        return 0
