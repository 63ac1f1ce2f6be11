"""The record: written inside the acting transaction, never changed afterwards."""

import pytest
from django.db import DatabaseError, transaction

from hailong_central.audit import record
from hailong_central.audit.models import AuditRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def line() -> AuditRecord:
    record.write(by=record.CommandLine(), action="test.done", target="test:1", count=2)
    return AuditRecord.objects.get()


def test_line_says_who_did_what_to_what(line: AuditRecord) -> None:
    assert (line.actor, line.action, line.target, line.detail) == ("command", "test.done", "test:1", {"count": 2})


@pytest.mark.parametrize("act", ["update", "delete"])
def test_database_refuses_to_change_the_record(line: AuditRecord, act: str) -> None:
    lines = AuditRecord.objects.filter(pk=line.pk)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        lines.update(action="forged") if act == "update" else lines._raw_delete("default")

    line.refresh_from_db()
    assert line.action == "test.done"
