"""``hailong-central new_epoch``: to be run once after the database was restored from a backup."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from hailong_central.audit import record
from hailong_central.service.state import renew_epoch


class Command(BaseCommand):
    """Begin a new epoch."""

    help = "After a restore from a backup: clients then offer again whatever the backup did not hold."

    @transaction.atomic
    def handle(self, **_: Any) -> None:
        """Renew and print it."""
        epoch = renew_epoch()
        record.write(by=record.CommandLine(), action="epoch.renewed", target=f"epoch:{epoch}")
        self.stdout.write(epoch)
