"""Sheets, ratings, receipts, and the updates that tell clients what happened to them."""

from django.db import models
from django.db.models import Q

from hailong_central.enterprises.models import Device, Enterprise


class SheetState(models.TextChoices):
    """The life of a sheet at the service."""

    RECEIVED = "received"
    IN_HANDLING = "in_handling"
    ANSWERED = "answered"
    REMOVED = "removed"


class Sheet(models.Model):
    """One accepted sheet. The row stays for ever, also when its content was removed: so it can never come twice."""

    id = models.UUIDField(primary_key=True, editable=False)
    sha256 = models.CharField(max_length=64)
    mark = models.BigIntegerField(editable=False)  # of the id, for the digest that clients compare with (digest.py)
    state = models.CharField(max_length=16, choices=SheetState.choices, default=SheetState.RECEIVED)
    received_at = models.DateTimeField(db_index=True)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="sheets")
    enterprise_name = models.CharField(max_length=200)
    enterprise_folded = models.TextField()  # folding may lengthen: no limit

    declaration_base = models.CharField(max_length=11)
    declaration_number = models.CharField(max_length=12)
    kind = models.CharField(max_length=16)
    regime = models.CharField(max_length=16, blank=True)
    office_code = models.CharField(max_length=16, blank=True, db_index=True)
    team_code = models.CharField(max_length=16, blank=True)
    channel = models.CharField(max_length=16)
    status = models.CharField(max_length=16)
    registered_on = models.DateField(null=True, blank=True)
    cleared_on = models.DateField(null=True, blank=True)

    round = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    supersedes = models.UUIDField(null=True, blank=True)
    written_at = models.DateTimeField()
    is_time_unsure = models.BooleanField(default=False)  # ``written_at`` may be wrong: by its own word
    contact_name = models.CharField(max_length=200, blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    role = models.CharField(max_length=60, blank=True)  # of whoever wrote it, at the enterprise; never a name
    client_version = models.CharField(max_length=50)
    catalogue_version = models.CharField(max_length=100, blank=True)
    bulk_id = models.UUIDField(null=True, blank=True)  # of the act that gave many sheets alike; None: one of its own
    bulk_size = models.PositiveSmallIntegerField(null=True, blank=True)
    lowest_level = models.PositiveSmallIntegerField(null=True)  # None once the content was removed

    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.CharField(max_length=200, blank=True)
    removal_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("declaration_base", "enterprise", "round", "version"), name="sheet_version_once"
            ),
            models.CheckConstraint(
                condition=Q(state="removed", removed_at__isnull=False) & ~Q(removed_by="")
                | ~Q(state="removed") & Q(removed_at__isnull=True, removed_by=""),
                name="sheet_removal_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(bulk_id=None, bulk_size=None) | Q(bulk_id__isnull=False, bulk_size__gte=1),
                name="sheet_bulk_is_whole",
            ),
        )
        indexes = (
            models.Index(fields=("enterprise", "-received_at")),
            models.Index(fields=("enterprise", "mark"), name="sheet_digest"),  # the digest reads this alone
            models.Index(fields=("bulk_id",), condition=Q(bulk_id__isnull=False), name="sheet_bulk"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_unsatisfied(self) -> bool:
        """Whether a subject was given level 1 or 2: somebody has to look into it."""
        return self.lowest_level is not None and self.lowest_level <= 2


class Rating(models.Model):
    """One subject's line on a sheet."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="ratings")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=32, blank=True)
    name = models.CharField(max_length=200, blank=True)
    name_folded = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField(null=True)
    reasons = models.JSONField(default=list)
    comment = models.TextField(blank=True)
    did_not_meet = models.BooleanField(default=False)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("sheet", "position"), name="rating_position_once"),
            models.CheckConstraint(condition=Q(level=None) | Q(level__gte=1, level__lte=5), name="rating_level_1_to_5"),
        )
        indexes = (models.Index(fields=("kind", "code", "level")),)

    def __str__(self) -> str:
        return f"{self.kind} {self.code or self.name}: {self.level}"


class Receipt(models.Model):
    """The service's signed word that it holds these bytes; the same token is given for ever."""

    sheet = models.OneToOneField(Sheet, on_delete=models.PROTECT, primary_key=True, related_name="receipt")
    sequence = models.BigIntegerField(unique=True)
    number = models.CharField(max_length=32, unique=True)
    epoch = models.CharField(max_length=64)
    token = models.TextField()

    def __str__(self) -> str:
        return self.number


class Update(models.Model):
    """Something that happened to a sheet, told to the devices of its enterprise."""

    sequence = models.BigIntegerField(primary_key=True)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="updates")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=SheetState.choices)
    at = models.DateTimeField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("sequence",)
        indexes = (models.Index(fields=("enterprise", "sequence")),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.state}"
