"""``hailong-central translations``: bring the English of the console up to date (needs the development tools)."""

from typing import Any

from django.core.management.base import BaseCommand

from hailong_central.staff import translations


class Command(BaseCommand):
    """Find new texts, drop vanished ones, compile."""

    help = "Update locale/en/LC_MESSAGES/django.po from the source and compile it."

    def handle(self, **_: Any) -> None:
        """Write both files and name what has no English."""
        catalogue = translations.updated()
        translations.PO.write_bytes(translations.po_text(catalogue))
        translations.MO.write_bytes(translations.mo_bytes(translations.kept()))
        for text in translations.untranslated(catalogue):
            self.stdout.write(f"no English yet: {text}")
