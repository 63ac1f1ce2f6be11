"""Identifiers made by the client: UUID version 7 (RFC 9562, section 5.7), sortable by the time they were made."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID


def uuid7(now: datetime) -> UUID:
    """A new UUIDv7: 48 bits of milliseconds since the epoch, 74 random bits."""
    milliseconds = (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1) & (1 << 48) - 1
    random_a = secrets.randbits(12)
    random_b = secrets.randbits(62)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | random_a << 64 | 0b10 << 62 | random_b)
