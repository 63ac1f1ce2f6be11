"""``hailong-central create_staff``: an account for the console."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import translation

from hailong_central.accounts.actions import create_staff
from hailong_central.audit.record import CommandLine


class Command(BaseCommand):
    """Create an account; the password comes from a prompt or from standard input, never from the command line."""

    help = "Create an account for the console. The password is asked for, or read from standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and what he may do."""
        parser.add_argument("user")
        parser.add_argument(
            "--officer-code", default="", help="his own code in the catalogue: sheets on him stay hidden"
        )
        parser.add_argument("--without-sheets", action="store_true", help="no permission to read sheets")
        parser.add_argument(
            "--devices", action="store_true", help="may issue enrolment codes, rename and revoke workstations"
        )

    def handle(self, *, user: str, officer_code: str, without_sheets: bool, devices: bool, **_: Any) -> None:
        """Create it."""
        try:
            with translation.override("en"):
                created = create_staff(
                    by=CommandLine(), username=user, password=_password(), officer_code=officer_code,
                    reads_sheets=not without_sheets, manages_devices=devices,
                )  # fmt: skip
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except IntegrityError as error:
            raise CommandError(f"{user} exists already") from error
        self.stdout.write(f"created {created.get_username()}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("password: ")
    if getpass.getpass("again: ") != first:
        raise CommandError("the two do not agree")
    return first
