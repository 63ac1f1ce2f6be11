"""``hailong-central show_keys``: the names of the service's keys, for people to compare."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hailong_central.service.keys import KeysError, service_keys


class Command(BaseCommand):
    """One line a key: its use, whether it is in use now, its thumbprint."""

    help = "Show the thumbprints of the service's keys: what workstations pin, to be published for comparison."

    def handle(self, **_: Any) -> None:
        """Print them; nothing private is shown."""
        try:
            keys = service_keys().public()
        except KeysError as error:
            raise CommandError(str(error)) from error
        seen: set[str] = set()
        for key in keys:
            self.stdout.write(f"{key['use']} {'former' if key['use'] in seen else 'now'} {key['kid']}")
            seen.add(key["use"])
