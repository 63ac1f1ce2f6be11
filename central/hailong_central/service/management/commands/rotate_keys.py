"""``hailong-central rotate_keys``: new keys for the service, announced so that every client follows by itself."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.service.keys import KeysError, keys_path
from hailong_central.service.rotation import RotationError, rotate_keys


class Command(BaseCommand):
    """Replace the keys in use, or give up former ones."""

    help = (
        "Replace the service's keys. The former ones stay: receipts by them still verify, sheets sealed to them still "
        "open. Copy keys.json to a safe place before and after."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the new set goes, and what is given up."""
        parser.add_argument(
            "--retire", action="append", default=[], metavar="KID",
            help="instead: give up this former key for opening; sheets that are still sealed to it can then be opened "
            "by nobody, and their writers are asked to send them anew",
        )  # fmt: skip
        parser.add_argument("--to", type=Path, metavar="FILE", help="write the new set there; needed when the keys "
            "come from HAILONG_CENTRAL_KEYS, which no command can change")  # fmt: skip

    def handle(self, *, retire: list[str], to: Path | None, **_: Any) -> None:
        """Change them and print the number of the change."""
        if settings.HAILONG_KEYS and to is None:
            raise CommandError("the keys come from HAILONG_CENTRAL_KEYS: name a file with --to and put it there")
        try:
            number = rotate_keys(by=CommandLine(), target=to or keys_path(), retire=tuple(retire))
        except (RotationError, KeysError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"change {number}")
