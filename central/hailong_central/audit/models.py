"""One line of the record: who did what to what, and when."""

from django.db import models


class AuditRecord(models.Model):
    """Append-only and without foreign keys, so that history neither blocks a deletion nor vanishes with it.

    ``detail`` holds no comment, no contact and no tax code.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)  # device:<id>, staff:<name>, command
    action = models.CharField(max_length=64)
    target = models.CharField(max_length=200)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("target", "id")),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor} {self.action} {self.target}"
