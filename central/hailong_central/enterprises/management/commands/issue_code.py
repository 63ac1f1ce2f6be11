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
from hailong_central.enterprises.invitation import invitation_letter
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
        opened = [(_tax_code(tax_code), name.strip()) for tax_code, name in enterprise]
        lasts = _duration(expires_in)
        service, key = _address(address), _key() if address else ""
        code = issue_code(by=CommandLine(), enterprises=opened, expires_in=lasts)
        until = timezone.localtime(timezone.now() + lasts)
        self.stdout.write(code)
        if service:
            letter = invitation_letter(service=service, code=code, enterprises=opened, key=key, until=until)
            self.stdout.write("\n" + letter)
        self.stderr.write(f"works once, until {until:%Y-%m-%d %H:%M %Z}")


def _tax_code(text: str) -> str:
    digits = re.sub(r"[\s\-.]", "", text)
    if not re.fullmatch(r"[0-9]{10}([0-9]{3})?|[0-9]{12}", digits):
        raise CommandError("a tax code has 10, 12 or 13 digits")
    return digits


def _address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[A-Za-z0-9.\-:\[\]]+(/[A-Za-z0-9._~/-]*)?", text):
        raise CommandError("--address wants the address that workstations use, such as https://hailong.example")
    return text.rstrip("/")


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
