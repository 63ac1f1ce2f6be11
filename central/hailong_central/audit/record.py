"""Writing the record; called by actions inside their own transaction."""

from typing import Protocol

from django.utils import timezone

from hailong_central.audit.models import AuditRecord


class Actor(Protocol):
    """Somebody who acts: a device, a member of staff, the command line."""

    @property
    def audit_name(self) -> str:
        """How the record calls him."""


class CommandLine:
    """Whoever has a shell on the machine of the service."""

    audit_name = "command"


class Stranger:
    """Somebody who has not shown who he is."""

    audit_name = "stranger"


def write(*, by: Actor, action: str, target: str, **detail: object) -> None:
    """Add one line to the record."""
    AuditRecord.objects.create(
        at=timezone.now(), actor=by.audit_name, action=action, target=target, detail=detail,
    )  # fmt: skip
