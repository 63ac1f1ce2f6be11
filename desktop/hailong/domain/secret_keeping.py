"""Who keeps a secret for this user: what the store asks of the system's keyring without knowing it."""

from typing import Protocol


class SecretsUnavailableError(Exception):
    """The keyring is missing, locked, broken or silent: whether it holds a secret cannot be known now."""


class Secrets(Protocol):
    """Texts under names, kept where only this user gets at them."""

    def find(self, name: str) -> str | None:
        """The text; None where there certainly is none. Raises SecretsUnavailableError."""

    def keep(self, name: str, text: str) -> None:
        """Keep ``text`` so that ``find`` gives it. Raises SecretsUnavailableError, then it is not kept."""
