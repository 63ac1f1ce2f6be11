"""Legal documents as they are now, and every change of them as it was signed."""

import uuid

from django.db import models
from django.db.models import Q


class LegalDocument(models.Model):
    """One document. Its number alone is not unique: decisions and letters carry no year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revision = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=100)
    type = models.CharField(max_length=50)
    issuer = models.CharField(max_length=200)
    title = models.TextField()
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    suspended_from = models.DateField(null=True, blank=True)
    suspended_to = models.DateField(null=True, blank=True)
    is_partly_expired = models.BooleanField(default=False)
    amends = models.JSONField(default=list)
    replaces = models.JSONField(default=list)
    source_url = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""),
                name="legal_withdrawal_is_whole",
            ),
        )

    def __str__(self) -> str:
        return self.number


class LegalChange(models.Model):
    """One signed change: a document at a revision, or its withdrawal."""

    sequence = models.BigIntegerField(primary_key=True)
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="changes")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()
    token = models.TextField()

    class Meta:
        ordering = ("sequence",)
        constraints = (models.UniqueConstraint(fields=("document", "revision"), name="legal_revision_once"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.document_id} {self.revision}"
