"""The database itself refuses to change or delete a line of the record."""

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE: Final = "audit_auditrecord"
_SQLITE: Final = (
    f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
    f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {_TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
)
_SQLITE_OFF: Final = ("DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete")
_POSTGRESQL: Final = (
    "CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$",
    f"CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON {_TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_append_only()",
)
_POSTGRESQL_OFF: Final = (
    f"DROP TRIGGER IF EXISTS audit_append_only ON {_TABLE}",
    "DROP FUNCTION IF EXISTS audit_append_only()",
)
_ON: Final = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_OFF: Final = {"sqlite": _SQLITE_OFF, "postgresql": _POSTGRESQL_OFF}


def install(editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guard in place."""
    for statement in _ON[editor.connection.vendor]:
        editor.execute(statement)


def remove(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guard away: only to undo the migration."""
    for statement in _OFF[editor.connection.vendor]:
        editor.execute(statement)
