"""``hailong-central load_legal_documents``: publish the documents of a CSV file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.legal.actions import publish_documents
from hailong_central.legal.reading import LegalFileError, read_documents


class Command(BaseCommand):
    """Publish new and changed documents; nothing is withdrawn because it is missing."""

    help = "Publish the documents of a CSV file: all of it, or nothing when a line is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file."""
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_: Any) -> None:
        """Load and say what changed."""
        try:
            documents = read_documents(file)
        except LegalFileError as error:
            raise CommandError(f"{file.name}: {error}") from error
        counts = publish_documents(by=CommandLine(), documents=documents)
        self.stdout.write(", ".join(f"{count} {what}" for what, count in counts.items()))
