"""``hailong-central load_catalogue``: replace the catalogue by the CSV files of a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.audit.record import CommandLine
from hailong_central.catalogue.actions import replace_catalogue
from hailong_central.catalogue.reading import CatalogueFileError, read_folder


class Command(BaseCommand):
    """Load offices.csv, teams.csv, stages.csv, reasons.csv and officers.csv."""

    help = "Replace the catalogue by the CSV files of a folder: all of it, or nothing when a line is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which folder."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--officers", type=Path, help="another file than officers.csv of that folder")

    def handle(self, *, folder: Path, officers: Path | None, **_: Any) -> None:
        """Load and say how many rows there are."""
        try:
            files = read_folder(folder, officers)
        except CatalogueFileError as error:
            raise CommandError(str(error)) from error
        current = replace_catalogue(by=CommandLine(), files=files)
        counts = ", ".join(f"{len(rows)} {name}" for name, rows in vars(files).items())
        self.stdout.write(f"catalogue {current.version}: {counts}")
