"""The numbered steps from an older database to today's, each in one transaction, with a copy made before."""

from pathlib import Path
from typing import Final

import apsw

from hailong.store.interfaces import StoreError, StoreFault

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def version_of(connection: apsw.Connection) -> int:
    """The number of the last step that the database has taken."""
    return int(connection.pragma("user_version"))


def refuse_newer(connection: apsw.Connection, migrations: Path = MIGRATIONS) -> None:
    """StoreError when the database was written by a newer release."""
    known, latest = version_of(connection), len(_steps(migrations))
    if known > latest:
        raise StoreError(StoreFault.NEWER_SCHEMA, f"schema {known}, this release knows {latest}")


def migrate(connection: apsw.Connection, folder: Path, migrations: Path = MIGRATIONS) -> None:
    """Take the steps that the database lacks; one written by a newer release is refused, never touched."""
    refuse_newer(connection, migrations)
    steps = _steps(migrations)
    known, latest = version_of(connection), len(steps)
    if 0 < known < latest:
        _back_up(connection, folder / f"before-{known + 1:04d}.db")
    for number, step in enumerate(steps[known:], start=known + 1):
        assert step.name.startswith(f"{number:04d}_"), f"migrations are not numbered without gaps: {step.name}"
        _take(connection, number, step.read_text("utf-8"))


def _steps(migrations: Path) -> list[Path]:
    return sorted(migrations.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def _take(connection: apsw.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(script).fetchall()  # a statement that gives rows would else end the script there
        connection.pragma("user_version", number)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(connection: apsw.Connection, path: Path) -> None:
    """A whole copy beside the database; one left by a migration that was killed is made again."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    connection.execute("VACUUM INTO ?", (str(path),))
