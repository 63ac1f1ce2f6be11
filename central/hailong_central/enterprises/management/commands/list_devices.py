"""``hailong-central list_devices``: the enrolled workstations."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hailong_central.enterprises.search import find_devices


class Command(BaseCommand):
    """One line a device: id, standing, times, how many enterprises, name."""

    help = "List enrolled workstations, the last enrolled first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which."""
        parser.add_argument("--enterprise", default="", help="tax code (or its beginning), or part of the name")

    def handle(self, *, enterprise: str, **_: Any) -> None:
        """Print them."""
        for device in find_devices(enterprise=enterprise).prefetch_related("enterprises"):
            standing = f"revoked {_at(device.revoked_at)}" if device.revoked_at else "standing"
            name = "".join(c if c.isprintable() else "?" for c in device.name)
            self.stdout.write(
                f"{device.id}  {standing}  enrolled {_at(device.enrolled_at)}  seen {_at(device.last_seen_at)}  "
                f"{len(device.enterprises.all())} enterprise(s)  {name}"
            )


def _at(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else "never"
