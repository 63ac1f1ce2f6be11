"""Every connection that the product opens is protected before it reads a word, and no place opens one otherwise."""

import re
import shutil
from pathlib import Path

import apsw
import pytest

import hailong
from hailong.domain.clock import SystemClock
from hailong.store.connection import FOR_READING, open_database
from hailong.store.database import FILE_NAME
from hailong.store.database_key import DatabaseKey
from hailong.store.encrypting import encrypt
from hailong.store.settings_copy import SettingsCopy
from hailong.store.sqlite import open_store

SAMPLE = sorted((Path(__file__).parent / "samples").glob("schema_*.db"))[-1]
PROTECTED = {"foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}


def stands(connection: apsw.Connection) -> dict[str, object]:
    return {name: connection.pragma(name) for name in PROTECTED}


class Watched:
    """How each connection stood when it was first asked for anything but a setting."""

    def __init__(self) -> None:
        self.stood: list[tuple[str, dict[str, object]]] = []

    def begin(self, connection: apsw.Connection) -> None:
        def trace(cursor: apsw.Cursor, statement: str, _bound: object) -> bool:
            if not statement.lstrip().upper().startswith("PRAGMA"):
                connection.exec_trace = None
                self.stood.append((Path(connection.db_filename("main")).name, stands(connection)))
            return True

        connection.exec_trace = trace


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    watched = Watched()
    monkeypatch.setattr(apsw, "connection_hooks", [*apsw.connection_hooks, watched.begin])
    return watched


def test_writer_reader_onlooker_copies_and_repair_are_all_protected(tmp_path: Path, watched: Watched) -> None:
    plain, key = tmp_path / "plain", DatabaseKey.new()
    plain.mkdir()
    shutil.copy(SAMPLE, plain / FILE_NAME)
    encrypt(plain / FILE_NAME, key)
    store = open_store(tmp_path / "data", SystemClock())
    store.settings.set("language", "vi")
    with store._database.read() as reader:
        reader.execute("SELECT 1")
    onlooker = store._database.look()
    onlooker.execute("SELECT count(*) FROM sheets")
    onlooker.close()
    store.close()
    copy = SettingsCopy(plain, key)
    copy.write(lambda: {"language": "vi"})
    assert copy.read() == {"language": "vi"}
    (tmp_path / "data" / FILE_NAME).write_bytes(b"damaged" * 1000)
    open_store(tmp_path / "data", SystemClock()).close()

    assert len(watched.stood) >= 9
    assert {name for name, _ in watched.stood} >= {FILE_NAME, "hailong.encrypting", "settings.db", "settings.new.db"}
    assert [one for one in watched.stood if one[1] != PROTECTED] == []


@pytest.mark.parametrize("flags", [FOR_READING, apsw.SQLITE_OPEN_READWRITE])
def test_file_that_somebody_changed_has_no_function_called(tmp_path: Path, flags: int) -> None:
    path = tmp_path / "changed.db"
    hostile = apsw.Connection(str(path))
    hostile.execute("CREATE TABLE a (b); INSERT INTO a VALUES ('x')")
    hostile.execute("CREATE VIEW sheets AS SELECT b, load_extension('nowhere') AS c FROM a")
    hostile.close()

    connection = open_database(path, None, flags)
    with pytest.raises(apsw.SQLError, match="unsafe use of load_extension"):
        connection.execute("SELECT * FROM sheets").fetchall()
    connection.close()


def test_key_that_cannot_be_used_leaves_no_connection_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[apsw.Connection] = []
    monkeypatch.setattr(apsw, "connection_hooks", [*apsw.connection_hooks, opened.append])

    def refuse(*_: object) -> None:
        raise apsw.SQLError("no such cipher")

    monkeypatch.setattr(DatabaseKey, "unlock", refuse)
    with pytest.raises(apsw.SQLError):
        open_database(tmp_path / "a.db", DatabaseKey.new())
    with pytest.raises(apsw.ConnectionClosedError):
        opened[0].pragma("user_version")


def test_no_other_place_of_the_product_opens_a_database() -> None:
    sources = Path(hailong.__file__).parent
    opening = re.compile(r"apsw\.Connection\(|sqlite3\.connect\(")
    found = [path.name for path in sources.rglob("*.py") if opening.search(path.read_text("utf-8"))]
    assert found == ["connection.py"]
