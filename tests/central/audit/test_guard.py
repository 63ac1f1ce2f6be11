"""The guard can be taken away and put back: migrations can be undone."""

import pytest
from django.db import DatabaseError, connection, transaction

from hailong_central.audit import guard, record
from hailong_central.audit.models import AuditRecord


class Editor:
    """What a migration hands over."""

    connection = connection

    def execute(self, sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db
def test_guard_comes_and_goes() -> None:
    record.write(by=record.CommandLine(), action="test.done", target="test:1")
    guard.remove(Editor())
    assert AuditRecord.objects.update(action="changed") == 1

    guard.install(Editor())

    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRecord.objects.update(action="again")
