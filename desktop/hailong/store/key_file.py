"""The file that says which keys the databases of this folder have had; the keys themselves where no keyring has them.

Keys are added and never removed: a database that was put aside, or comes back from a backup, may still need its own.
"""

import hashlib
from pathlib import Path
from typing import Final

from hailong.store.database_key import DatabaseKey
from hailong.store.faults import folder_errors
from hailong.store.whole_file import write_whole

KEY_FILE_NAME: Final = "hailong.key"
_ELSEWHERE: Final = "keyring"
_COPIES: Final = 16  # of each line: a disk that changes a few bytes takes no key with it


class KeyFile:
    """Lines of ``name key check``, newest first, as read when this was made. Raises StoreError."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEY_FILE_NAME
        self._kept: dict[str, str] = {}
        with folder_errors():
            text = self._path.read_text("ascii", errors="replace") if self._path.exists() else None
        for line in (text or "").splitlines():
            name, _, rest = line.partition(" ")
            kept, _, _ = rest.partition(" ")
            if line == _line(name, kept):
                self._kept[name] = kept
        self.is_unreadable = text is not None and not self._kept

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all keys, newest first."""
        return tuple(self._kept)

    def get(self, name: str) -> DatabaseKey | None:
        """The key, where the file itself holds it."""
        kept = self._kept.get(name, _ELSEWHERE)
        return None if kept == _ELSEWHERE else DatabaseKey.from_text(kept, name)

    def add(self, key: DatabaseKey, *, is_elsewhere: bool) -> None:
        """From now on ``key`` is the newest; ``is_elsewhere``: the keyring has it, here its name is enough."""
        kept = _ELSEWHERE if is_elsewhere else key.to_text()
        self._kept = {key.name: kept, **self._kept}
        with folder_errors():
            if self.is_unreadable:  # whoever has a copy of it may still mend it
                self._path.replace(self._path.with_suffix(".unreadable"))
            write_whole(self._path, "".join(f"{_line(*one)}\n" for one in self._kept.items() for _ in range(_COPIES)))


def _line(name: str, kept: str) -> str:
    return f"{name} {kept} {hashlib.sha256(f'{name} {kept}'.encode()).hexdigest()[:16]}"
