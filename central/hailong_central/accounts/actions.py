"""Making accounts of staff."""

from typing import Final

from django.contrib.auth.models import Permission
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from hailong_central.accounts.models import StaffUser
from hailong_central.audit import record

READ_SHEETS: Final = "sheets.view_sheet"
MANAGE_DEVICES: Final = "enterprises.change_device"


@transaction.atomic
def create_staff(
    *,
    by: record.Actor,
    username: str,
    password: str,
    officer_code: str = "",
    reads_sheets: bool = True,
    manages_devices: bool = False,
) -> StaffUser:
    """A new account. Raises Django's ValidationError for a weak password, IntegrityError for a name that is taken."""
    user = StaffUser(username=username, officer_code=officer_code)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    for right, is_given in ((READ_SHEETS, reads_sheets), (MANAGE_DEVICES, manages_devices)):
        if is_given:
            app, codename = right.split(".")
            user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    record.write(
        by=by, action="staff.created", target=user.audit_name, reads_sheets=reads_sheets,
        manages_devices=manages_devices,
    )  # fmt: skip
    return user
