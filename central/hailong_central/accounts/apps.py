"""The app of staff accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the record to signing in."""

    name = "hailong_central.accounts"

    def ready(self) -> None:
        """Connect the receivers."""
        from hailong_central.accounts import signals  # noqa: F401, PLC0415  # Django's own place for it
