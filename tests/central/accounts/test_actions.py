"""Accounts of staff."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from hailong_central.accounts.actions import READ_SHEETS, create_staff
from hailong_central.accounts.models import StaffUser
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine

pytestmark = pytest.mark.django_db
PASSWORD = "ba con mèo xanh"


def test_account_may_read_sheets_unless_told_otherwise() -> None:
    reader = create_staff(by=CommandLine(), username="doc", password=PASSWORD)
    other = create_staff(by=CommandLine(), username="khac", password=PASSWORD, reads_sheets=False)

    assert StaffUser.objects.get(pk=reader.pk).has_perm(READ_SHEETS)
    assert not StaffUser.objects.get(pk=other.pk).has_perm(READ_SHEETS)
    assert AuditRecord.objects.filter(action="staff.created").count() == 2


def test_password_is_kept_as_argon2_hash() -> None:
    user = create_staff(by=CommandLine(), username="doc", password=PASSWORD)

    assert user.password.startswith("argon2$argon2id$")
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("password", ["short", "123456789012", "password1234567"[:8], "thanhtra-doc-phieu"[:4]])
def test_weak_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        create_staff(by=CommandLine(), username="doc", password=password)
    assert not StaffUser.objects.exists()


def test_name_is_taken_once() -> None:
    create_staff(by=CommandLine(), username="doc", password=PASSWORD)

    with pytest.raises(IntegrityError), transaction.atomic():
        create_staff(by=CommandLine(), username="doc", password=PASSWORD)
