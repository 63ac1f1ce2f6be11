"""The catalogue's tables. Units and officers are dated: the same code may bear another name at another time."""

from django.db import models
from django.db.models import Q


class Dated(models.Model):
    """A thing that bears a name for a time; ``valid_to`` is the first day on which it no longer does."""

    code = models.CharField(max_length=32, db_index=True, blank=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi}"


class Office(Dated):
    """A customs office."""

    parent = models.CharField(max_length=32, blank=True)
    abbr = models.CharField(max_length=32, blank=True)


class Team(Dated):
    """A team or processing desk of an office; its code is empty while the desk's digits are not known."""

    office_code = models.CharField(max_length=32)


class Stage(Dated):
    """A professional stage of the procedure."""

    order = models.PositiveSmallIntegerField(default=0)


class Officer(Dated):
    """A customs official."""

    office_code = models.CharField(max_length=32, blank=True)
    team_code = models.CharField(max_length=32, blank=True)
    position = models.CharField(max_length=100, blank=True)


class Reason(models.Model):
    """A choice offered at one level; codes repeat between levels."""

    level = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=64)
    vi = models.CharField(max_length=300)
    en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("level", "code"), name="reason_once_a_level"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="reason_level_1_to_5"),
        )

    def __str__(self) -> str:
        return f"{self.level} {self.code}"


class CatalogueVersion(models.Model):
    """What the catalogue looked like after a load: its version (a hash) and the very answer that clients get."""

    version = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField()
    document = models.JSONField()

    class Meta:
        ordering = ("-loaded_at",)

    def __str__(self) -> str:
        return self.version
