"""``hailong-central issue_code``: a one-time code by which a workstation is enrolled."""

import re
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import issue_code
from hailong_central.enterprises.invitation import MOST_ENTERPRISES, invitation_letter, service_address
from hailong_central.enterprises.taxcode import can_be_right, has_form, normalise
from hailong_central.service.keys import KeysError, service_keys

_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


class Command(BaseCommand):
    """Issue a code for one or more enterprises."""

    help = "Issue a one-time enrolment code. It is printed once and cannot be shown again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which enterprises, and for how long."""
        parser.add_argument(
            "--enterprise", nargs=2, action="append", required=True, metavar=("TAX_CODE", "NAME"),
            help="may be given several times: a broker's workstation speaks for many",
        )  # fmt: skip
        parser.add_argument("--expires-in", default="14d", help="such as 30m, 12h, 14d")

        parser.add_argument(
            "--address", default=settings.HAILONG_ADDRESS, metavar="URL",
            help="where workstations reach this service, for the invitation (else HAILONG_CENTRAL_ADDRESS)",
        )  # fmt: skip

    def handle(self, *, enterprise: list[list[str]], expires_in: str, address: str, **_: Any) -> None:
        """Print the code and, where the address is known, the invitation to mail; then until when it works."""
        if len(enterprise) > MOST_ENTERPRISES:
            raise CommandError(f"one code is for {MOST_ENTERPRISES} enterprises at most: issue several")
        opened = [(_tax_code(tax_code), name.strip()) for tax_code, name in enterprise]
        lasts = _duration(expires_in)
        if address and (wrong := [tax_code for tax_code, _ in opened if not can_be_right(tax_code)]):
            raise CommandError(f"workstations refuse an invitation for {', '.join(wrong)}: the check digit is another")
        service, key = _address(address), _key() if address else ""
        issued = issue_code(by=CommandLine(), enterprises=opened, expires_in=lasts)
        self.stdout.write(issued.code)
        if service:
            letter = invitation_letter(
                service=service, code=issued.code, enterprises=opened, key=key, until=issued.until
            )
            self.stdout.write("\n" + letter)
        self.stderr.write(f"works once, until {timezone.localtime(issued.until):%Y-%m-%d %H:%M %Z}")


def _tax_code(text: str) -> str:
    tax_code = normalise(text)
    if not has_form(tax_code):
        raise CommandError("a tax code has 10, 12 or 13 digits")
    return tax_code


def _address(text: str) -> str:
    address = service_address(text)
    if text and not address:
        raise CommandError("--address wants the address that workstations use, such as https://hailong.example")
    return address


def _key() -> str:
    try:
        return service_keys().signing[0].thumbprint()
    except KeysError as error:
        raise CommandError(str(error)) from error


def _duration(text: str) -> timedelta:
    found = re.fullmatch(r"([1-9][0-9]{0,3})([mhd])", text)
    if found is None:
        raise CommandError("--expires-in wants a number and m, h or d, such as 14d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
