"""The guard can be taken away and put back: migrations can be undone."""

import pytest
from django.db import DatabaseError, transaction

from central.plain_editor import PlainEditor
from hailong_central.audit import guard, record
from hailong_central.audit.models import AuditRecord


@pytest.mark.django_db
def test_guard_comes_and_goes() -> None:
    record.write(by=record.CommandLine(), action="test.done", target="test:1")
    guard.remove(PlainEditor())
    assert AuditRecord.objects.update(action="changed") == 1

    guard.install(PlainEditor())

    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRecord.objects.update(action="again")
