"""Staff of the department."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class StaffUser(AbstractUser):
    """A member of staff. Who bears an ``officer_code`` of the catalogue never sees sheets that rate him."""

    officer_code = models.CharField(max_length=32, blank=True, default="")

    @property
    def audit_name(self) -> str:
        """How the record calls this person."""
        return f"staff:{self.get_username()}"
