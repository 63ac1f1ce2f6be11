"""Moments as the database keeps them: UTC with microseconds, of one length, so that texts sort as times do."""

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """The text of an aware moment."""
    assert moment.tzinfo is not None, "a moment without a time zone"
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """The moment behind the text."""
    return datetime.fromisoformat(text)


def from_optional(text: str | None) -> datetime | None:
    """The moment behind the text, if there is one."""
    return None if text is None else from_text(text)
