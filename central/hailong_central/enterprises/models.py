"""Enterprises, devices and enrolment codes."""

import uuid

from django.db import models
from django.db.models import Q


class Enterprise(models.Model):
    """A business that declares, by its normalised tax code."""

    tax_code = models.CharField(max_length=13, unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """One installation that speaks for enterprises. The service holds its public key and no secret of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True)
    public_key = models.JSONField()
    thumbprint = models.CharField(max_length=64, unique=True)
    enterprises = models.ManyToManyField(Enterprise, related_name="devices")
    enrolled_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="") | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="device_revocation_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.id})"

    @property
    def audit_name(self) -> str:
        """How the record calls this device."""
        return f"device:{self.id}"

    def tax_codes(self) -> frozenset[str]:
        """The enterprises that it speaks for."""
        return frozenset(self.enterprises.values_list("tax_code", flat=True))


class EnrolmentCode(models.Model):
    """A code that opens enterprises to one device, once, until it expires or is withdrawn. Only its hash is kept.

    ``reference`` names it to people who may not see the code; a form of the console brings it along and issues once.
    """

    reference = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=64, unique=True)
    enterprises = models.ManyToManyField(Enterprise, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.UUIDField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(used_at__isnull=True, used_by__isnull=True)
                | Q(used_at__isnull=False, used_by__isnull=False),
                name="enrolment_code_use_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (Q(withdrawn_at__isnull=False, used_at__isnull=True) & ~Q(withdrawn_by="")),
                name="enrolment_code_withdrawal_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"enrolment code {self.pk}"
