"""``hailong-central withdraw_legal_document``: take a document back by a signed tombstone."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.legal.actions import withdraw_document


class Command(BaseCommand):
    """Withdraw one document."""

    help = "Withdraw a legal document; clients are told by a signed change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and why."""
        parser.add_argument("id", type=uuid.UUID)
        parser.add_argument("--reason", required=True)

    def handle(self, *, id: uuid.UUID, reason: str, **_: Any) -> None:  # noqa: A002  # the argument's name
        """Withdraw it."""
        if not reason.strip() or not withdraw_document(by=CommandLine(), document_id=id, reason=reason.strip()):
            raise CommandError("no such document, or it is withdrawn already, or no reason was given")
        self.stdout.write("withdrawn")
