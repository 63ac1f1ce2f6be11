"""The one row that counts for the whole service: its epoch and its counters."""

from django.db import models


class ServiceState(models.Model):
    """Epoch and counters. Writers hold the row until they commit, so numbers come in the order of commits, gapless."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    epoch = models.CharField(max_length=64)
    receipts = models.BigIntegerField(default=0)
    updates = models.BigIntegerField(default=0)
    legal_changes = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="service_state_is_one_row"),)

    def __str__(self) -> str:
        return self.epoch
