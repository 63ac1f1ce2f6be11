"""What a serving process may ask of SQLite (R5): its rows; no other file, no schema, no PRAGMA."""

import os
import sqlite3
import subprocess
import sys

import pytest

from hailong_central.service.sqlite_limits import limit

REFUSED = (
    "ATTACH 'other.sqlite3' AS other",
    "DETACH main",
    "VACUUM INTO 'copy.sqlite3'",
    "CREATE TABLE more (x)",
    "CREATE TEMP TRIGGER t AFTER INSERT ON sheet BEGIN DELETE FROM sheet; END",
    "DROP TABLE sheet",
    "ALTER TABLE sheet ADD COLUMN y",
    "PRAGMA writable_schema = ON",
    "PRAGMA foreign_keys = OFF",
    "DELETE FROM sqlite_master",
    "SELECT load_extension('evil')",
)


@pytest.fixture
def limited(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    connection = sqlite3.connect(tmp_path / "central.sqlite3", isolation_level=None)
    connection.execute("CREATE TABLE sheet (id INTEGER PRIMARY KEY, words TEXT)")
    limit(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("statement", REFUSED)
def test_what_is_not_about_rows_is_refused(limited, tmp_path, statement):
    with pytest.raises(sqlite3.DatabaseError):
        limited.execute(statement)
    assert os.listdir(tmp_path) == ["central.sqlite3"]


def test_rows_are_read_and_written_as_before(limited):
    limited.execute("BEGIN IMMEDIATE")
    limited.execute("SAVEPOINT one")
    limited.execute("INSERT INTO sheet (words) VALUES (upper('chậm'))")
    limited.execute("UPDATE sheet SET words = json_extract('[\"a\"]', '$[0]')")
    limited.execute("RELEASE one")
    limited.execute("COMMIT")
    counted = "WITH RECURSIVE n(x) AS (SELECT 1 UNION SELECT x + 1 FROM n WHERE x < 3) SELECT sum(x) FROM n"
    assert limited.execute(counted).fetchall() == [(6,)]
    assert limited.execute("SELECT words FROM sheet").fetchall() == [("a",)]
    limited.execute("DELETE FROM sheet")


def test_the_process_that_serves_is_limited(tmp_path):
    code = (
        "import hailong_central.wsgi\n"
        "from django.db import DatabaseError, connection\n"
        "with connection.cursor() as cursor:\n"
        "    cursor.execute('SELECT 1')\n"
        "    try:\n"
        "        cursor.execute('ATTACH ? AS other', ['other.sqlite3'])\n"
        "    except DatabaseError as error:\n"
        "        print('refused:', error)\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HAILONG_", "DJANGO_"))}
    environment["HAILONG_CENTRAL_DATA"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "refused: not authorized\n"
