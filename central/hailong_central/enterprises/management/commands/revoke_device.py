"""``hailong-central revoke_device``: end the enrolment of a workstation."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device


class Command(BaseCommand):
    """Revoke one device."""

    help = "End the enrolment of a device: nothing that it sends is taken any more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which."""
        parser.add_argument("id", type=uuid.UUID)

    def handle(self, *, id: uuid.UUID, **_: Any) -> None:  # noqa: A002  # the argument's name
        """Revoke it."""
        if not revoke_device(by=CommandLine(), device_id=id):
            raise CommandError("no such device, or it is revoked already")
        self.stdout.write("revoked")
