"""The command line ``hailong-central``: prepares the data folder, then hands over to the management commands."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError

from hailong_central.settings import place


def main() -> None:
    """Run one management command: serve, migrate, load_catalogue, issue_code, create_staff ... or help."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hailong_central.settings")
    place.prepare(place.data_folder(os.environ))
    try:
        execute_from_command_line(["hailong-central", *sys.argv[1:]])
    except DatabaseError as error:
        sys.exit(f"hailong-central: the database does not serve: {error}\nIs it up to date? hailong-central migrate")


if __name__ == "__main__":
    main()
