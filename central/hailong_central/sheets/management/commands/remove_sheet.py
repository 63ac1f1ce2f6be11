"""``hailong-central remove_sheet``: remove what a sheet says."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.sheets.actions import remove_sheet


class Command(BaseCommand):
    """Remove one sheet; the business that sent it is told the reason."""

    help = "Remove what a sheet says. Its id and receipt stay, the enterprise is told the reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and why."""
        parser.add_argument("id", type=uuid.UUID)
        parser.add_argument("--reason", required=True)

    def handle(self, *, id: uuid.UUID, reason: str, **_: Any) -> None:  # noqa: A002  # the argument's name
        """Remove it."""
        if not reason.strip() or not remove_sheet(by=CommandLine(), sheet_id=id, reason=reason.strip()):
            raise CommandError("no such sheet, or it is removed already, or no reason was given")
        self.stdout.write("removed")
