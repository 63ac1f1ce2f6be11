"""``hailong-central rename_device``: give a workstation another name for people."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import rename_device


class Command(BaseCommand):
    """Rename one device."""

    help = "Give a device another name; nothing else changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and how it is called from now on."""
        parser.add_argument("id", type=uuid.UUID)
        parser.add_argument("name")

    def handle(self, *, id: uuid.UUID, name: str, **_: Any) -> None:  # noqa: A002  # the argument's name
        """Rename it."""
        name = name.strip()
        if not name or len(name) > 200 or not name.isprintable():
            raise CommandError("a name has 1 to 200 characters and no control characters")
        if not rename_device(by=CommandLine(), device_id=id, name=name):
            raise CommandError("no such device")
        self.stdout.write("renamed")
