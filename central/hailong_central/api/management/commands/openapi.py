"""``hailong-central openapi``: print the OpenAPI document."""

from typing import Any

from django.core.management.base import BaseCommand

from hailong_central.api.openapi import document


class Command(BaseCommand):
    """Print contract/openapi.json as it should be."""

    help = "Print the OpenAPI document: hailong-central openapi > contract/openapi.json"

    def handle(self, **_: Any) -> None:
        """Print it."""
        self.stdout.write(document(), ending="")
