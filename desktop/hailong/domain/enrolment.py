"""This workstation's standing with one central service, and where the last conversation ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class KeyPlace(StrEnum):
    """Where this workstation's private key was put."""

    KEYRING = "keyring"
    FILE = "file"  # no usable keyring: the window says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Who answers at an address, before anything is entrusted to him.

    ``key`` is the thumbprint of the key that he signs with now, for people to compare; ``is_known``: keys pinned before
    lead to it, so there is nothing to compare.
    """

    service_url: str
    service_name: str
    key: str
    is_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """This workstation's standing with one service.

    ``keys`` are the service's public JWKs, pinned at enrolment and changed only by what the key before has signed;
    ``key_sequence`` counts those changes and never goes back. ``first_key`` is the thumbprint that was shown for
    comparison at the first contact; empty where that was before it was kept. ``left`` are enterprises that the user has
    given up here, though the service still opens them to this device.
    """

    service_url: str
    service_name: str
    device_id: str
    keys: tuple[Mapping[str, str], ...]
    enterprises: tuple[tuple[str, str], ...]  # (tax code, name)
    key_sequence: int = 0
    first_key: str = ""
    left: tuple[str, ...] = ()  # tax codes

    @property
    def key(self) -> str:
        """The thumbprint of the key that the service signs with now."""
        return signing_key(self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """Where the last conversation ended."""

    epoch: str = ""
    catalogue_etag: str = ""
    updates_cursor: str = ""
    legal_cursor: str = ""
    clock_offset_seconds: float = 0.0
    last_contact_at: datetime | None = None


def signing_key(keys: Iterable[Mapping[str, str]]) -> str:
    """The name of the key to sign with that is in use now: the first of its use."""
    return next((jwk.get("kid", "") for jwk in keys if jwk.get("use") == "sig"), "")
