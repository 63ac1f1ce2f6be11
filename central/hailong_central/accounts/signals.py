"""Every sign-in, sign-out and failed sign-in goes to the record."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from hailong_central.accounts.models import StaffUser
from hailong_central.accounts.slowdown import FAILED, SIGNED_IN, target_of
from hailong_central.audit import record


@receiver(user_logged_in, dispatch_uid="record_sign_in")
def record_sign_in(user: StaffUser, **_: Any) -> None:  # noqa: ANN401  # Django's signals
    """Somebody signed in."""
    record.write(by=user, action=SIGNED_IN, target=user.audit_name)


@receiver(user_logged_out, dispatch_uid="record_sign_out")
def record_sign_out(user: StaffUser | None, **_: Any) -> None:  # noqa: ANN401
    """Somebody signed out."""
    if user is not None:
        record.write(by=user, action="staff.signed-out", target=user.audit_name)


@receiver(user_login_failed, dispatch_uid="record_failure")
def record_failure(credentials: dict[str, Any], **_: Any) -> None:  # noqa: ANN401
    """Somebody failed. A name of no account is not written down: people type passwords there."""
    username = str(credentials.get("username") or "")
    known = StaffUser.objects.filter(username=username).exists()
    record.write(by=record.Stranger(), action=FAILED, target=target_of(username if known else "?"))
