"""Writes and reads what sheets say, sealed to whoever has a PIN: that clerk alone reads it again.

A row without an owner is for everybody who uses this workstation. A row with one keeps its words apart, sealed to the
owner's key; what it is about stays readable, for lists, search and delivery need it.
"""

from dataclasses import dataclass
from typing import Final

from hailong.domain.clerk_keys import OpenKey, Sealer, WordsClosedError
from hailong.domain.sheet import Sheet, Words
from hailong.store.codec import CodecError, from_json, to_json

NOTHING: Final = Words()


class NoSealer:
    """For a store that is opened without one: nobody there has a PIN."""

    def seal(self, text: str, public: str) -> str:
        """Never asked for."""
        raise AssertionError("this store was opened without a sealer")


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns ``content``, ``owner`` and ``words`` of a row."""

    content: str
    owner: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class _AtWork:
    """Whose words are written, and what opens them; replaced as a whole, since any thread may ask."""

    owner: str = ""
    key: OpenKey | None = None


class Scribe:
    """Writes and reads words for whoever is at work."""

    def __init__(self, sealer: Sealer | None = None) -> None:
        self._sealer: Sealer = sealer or NoSealer()
        self._at_work = _AtWork()

    @property
    def owner(self) -> str:
        """The public key of who is at work; empty for one without."""
        return self._at_work.owner

    def work_as(self, owner: str, key: OpenKey | None = None) -> None:
        """From now on ``owner`` writes; nothing sealed can be read unless ``key`` opens it."""
        self._at_work = _AtWork(owner, key)

    def can_read(self, owner: str) -> bool:
        """Whether what ``owner`` has sealed can be read now."""
        key = self._at_work.key
        return not owner or (key is not None and key.public == owner)

    def write(self, sheet: Sheet, owner: str) -> Kept:
        """The columns of a sheet that ``owner`` writes."""
        if not owner:
            return Kept(to_json(sheet))
        return Kept(to_json(sheet.saying(NOTHING)), owner, self.seal(to_json(sheet.words), owner))

    def read(self, kept: Kept) -> Sheet:
        """The sheet behind the columns, without its words where they cannot be read now. Raises CodecError."""
        sheet = from_json(Sheet, kept.content)
        if not kept.owner or not self.can_read(kept.owner):
            return sheet
        return sheet.saying(from_json(Words, self.open(kept.words, kept.owner)))

    def seal(self, text: str, owner: str) -> str:
        """``text`` for ``owner``; as it is for nobody."""
        return self._sealer.seal(text, owner) if owner and text else text

    def open(self, text: str, owner: str) -> str:
        """The text that ``seal`` has made; empty where it cannot be read now. Raises CodecError for a damaged one."""
        if not owner or not text:
            return text
        key = self._at_work.key
        if key is None or key.public != owner:
            return ""
        try:
            return key.open(text)
        except WordsClosedError as error:
            raise CodecError("sealed words") from error
