"""This workstation's standing with one central service, and where the last conversation ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """This workstation's standing with one service.

    ``keys`` are the service's public JWKs, pinned at enrolment and changed only by what the key before has signed;
    ``key_sequence`` counts those changes and never goes back.
    """

    service_url: str
    service_name: str
    device_id: str
    keys: tuple[Mapping[str, str], ...]
    enterprises: tuple[tuple[str, str], ...]  # (tax code, name)
    key_sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """Where the last conversation ended."""

    epoch: str = ""
    catalogue_etag: str = ""
    updates_cursor: str = ""
    legal_cursor: str = ""
    clock_offset_seconds: float = 0.0
    last_contact_at: datetime | None = None
