"""A SQL Server for tests: TDS 7.3 on loopback over SQLite files. It knows logins, TLS, `USE`, and our own questions.

It is no SQL Server: no T-SQL but what ``dialect`` lists, no rights but a list of what is denied. It can be told to fail
in the ways that a real one fails: to fall silent, to hang up half way through an answer, to send a login elsewhere.
"""

import contextlib
import socketserver
import sqlite3
import ssl
import struct
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sql_server import ecus, tds
from sql_server.dialect import translated, used_database
from sql_server.tls import Encrypted

_VERSION_QUESTION: Final = "SERVERPROPERTY('ProductVersion')"
_NOT_SUPPORTED: Final = 2


@dataclass
class Behaviour:
    """What the server has and how it fails; a test changes it while the server runs."""

    folder: Path
    users: dict[str, str] = field(default_factory=lambda: {"chi_doc": "Mật-khẩu 1;"})
    login_errors: dict[str, int] = field(default_factory=dict)  # user -> number of the refusal
    version: str = "10.50.6000.34"
    is_privileged: bool = False
    denied: set[tuple[str, str]] = field(default_factory=set)  # (database, table): SELECT is not allowed
    without_access: set[str] = field(default_factory=set)  # databases
    offline: set[str] = field(default_factory=set)
    kinds: dict[str, str] = field(default_factory=dict)  # alias -> kind, over those of ecus.TABLES
    silent_after: int | None = None  # batches: then no answer comes
    cut_after: int | None = None  # batches: then the answer breaks off and the connection is closed
    routes_to: tuple[str, int] | None = None
    batches: list[str] = field(default_factory=list)
    logins: list[tuple[str, bool]] = field(default_factory=list)  # (user, came encrypted)
    clear_bytes: bytearray = field(default_factory=bytearray)  # whatever came outside of TLS
    ended: threading.Event = field(default_factory=threading.Event)


class SqlServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of 127.0.0.1. Without ``tls`` it says that it cannot encrypt."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        self.behaviour = behaviour
        self.tls = tls
        super().__init__(("127.0.0.1", 0), _Session)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def add_database(self, name: str, records: Any = (), tables: Mapping[str, Mapping[str, str]] = ecus.TABLES) -> None:
        """A database with ECUS's tables and ``records`` in them; replaces one of that name, as a restore does."""
        path = self.behaviour.folder / f"{name}.db"
        path.unlink(missing_ok=True)
        with contextlib.closing(_opened(path)) as database:
            for statement in ecus.statements(tables):
                database.execute(statement)
            self._put(database, records, tables)

    def put(self, name: str, *records: Mapping[str, Any]) -> None:
        """More rows, or newer ones in the place of those of the same id."""
        with contextlib.closing(_opened(self.behaviour.folder / f"{name}.db")) as database:
            for record in records:
                for table, key in (
                    ("DTOKHAIMD", "_DToKhaiMDID"), ("DTOKHAIMD_VNACCS", "_DToKhaiMDID"),
                    ("DTOKHAIMD_VNACCS2", "_DTOKHAIMDID"),
                ):  # fmt: skip
                    database.execute(f'DELETE FROM "dbo"."{table}" WHERE "{key}" = ?', (record["_DToKhaiMDID"],))
            self._put(database, records, ecus.TABLES)

    def execute(self, name: str, statement: str, values: Any = ()) -> None:
        """Any change of a database."""
        with contextlib.closing(_opened(self.behaviour.folder / f"{name}.db")) as database:
            database.execute(statement, values)

    def _put(self, database: sqlite3.Connection, records: Any, tables: Mapping[str, Mapping[str, str]]) -> None:
        database.execute("BEGIN")
        for record in records:
            for table, row in ecus.rows_of(record):
                kept = {column: value for column, value in row.items() if column in tables.get(table, ())}
                if kept:
                    database.execute(*ecus.insert(table, kept))
        database.execute("COMMIT")


@contextlib.contextmanager
def running(folder: Path, tls: ssl.SSLContext | None = None) -> Iterator[SqlServer]:
    """A server that answers until the block ends."""
    behaviour = Behaviour(folder)
    server = SqlServer(behaviour, tls)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        behaviour.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    database.execute("ATTACH ? AS dbo", (str(path),))
    return database


class _Recording:
    """A stream that notes what comes in clear."""

    def __init__(self, stream: Any, seen: bytearray) -> None:
        self._stream = stream
        self._seen = seen

    def recv(self, size: int) -> bytes:
        piece: bytes = self._stream.recv(size)
        self._seen += piece
        return piece

    def sendall(self, content: bytes) -> None:
        self._stream.sendall(content)


class _Session(socketserver.BaseRequestHandler):
    """One client."""

    server: SqlServer

    def handle(self) -> None:
        """Until the client or the server hangs up."""
        self._behaviour = self.server.behaviour
        self._packets = tds.Packets(_Recording(self.request, self._behaviour.clear_bytes))
        self._database: sqlite3.Connection | None = None
        self._name = "master"
        with contextlib.suppress(EOFError, OSError, ssl.SSLError):
            if self._greet() and self._sign_in():
                self._answer_all()
        if self._database is not None:
            self._database.close()

    def _greet(self) -> bool:
        kind, content = self._packets.receive()
        if kind != tds.PRELOGIN:
            return False
        wish = _option(content, 1)
        encryption = _NOT_SUPPORTED if self.server.tls is None or wish == _NOT_SUPPORTED else 1
        self._packets.send(_prelogin(encryption))
        self._is_encrypted = encryption == 1
        if self._is_encrypted:
            assert self.server.tls is not None
            self._packets.stream = Encrypted(self._packets, self.request, self.server.tls)
        return True

    def _sign_in(self) -> bool:
        kind, content = self._packets.receive()
        if kind != tds.LOGIN7:
            return False
        user, password = _text(content, 40), _scrambled(content, 44)
        self._behaviour.logins.append((user, self._is_encrypted))
        if self._behaviour.routes_to is not None:
            self._packets.send(tds.routed(*self._behaviour.routes_to) + tds.signed_in("master"))
            return False
        if (number := self._refusal(user, password)) is not None:
            self._packets.send(tds.message(number, f"Login failed for user '{user}'.", 14) + tds.done(failed=True))
            return False
        self._packets.send(tds.signed_in("master"))
        return True

    def _refusal(self, user: str, password: str) -> int | None:
        if self._behaviour.users.get(user) != password:
            return 18456
        return self._behaviour.login_errors.get(user)

    def _answer_all(self) -> None:
        while True:
            kind, content = self._packets.receive()
            if kind == tds.BATCH:
                (length,) = struct.unpack_from("<I", content)
                if not self._answer(content[length:].decode("utf-16-le")):
                    return
            else:
                self._packets.send(tds.attention_done() if kind == tds.ATTENTION else tds.done())

    def _answer(self, sql: str) -> bool:
        behaviour = self._behaviour
        behaviour.batches.append(sql)
        if behaviour.silent_after is not None and len(behaviour.batches) > behaviour.silent_after:
            behaviour.ended.wait(30)
            return False
        answer = self._run(sql.strip())
        if behaviour.cut_after is not None and len(behaviour.batches) > behaviour.cut_after:
            self._packets.send(answer[: len(answer) // 2], is_whole=False)
            return False
        self._packets.send(answer)
        return True

    def _run(self, sql: str) -> bytes:
        if (name := used_database(sql)) is not None:
            return self._use(name)
        if sql.upper().startswith(("SET ", "IF @@TRANCOUNT")) or not sql:
            return tds.done()
        if _VERSION_QUESTION in sql:
            return self._result(
                ["version", "privileged"], [(self._behaviour.version, int(self._behaviour.is_privileged))]
            )
        if "FROM sys.databases" in sql:
            return self._result(["name", "access", "state"], self._databases())
        if "INFORMATION_SCHEMA.COLUMNS" in sql:
            return self._result(["owner", "table", "column"], self._columns())
        return self._select(sql)

    def _use(self, name: str) -> bytes:
        path = self._behaviour.folder / f"{name}.db"
        if name in self._behaviour.offline:
            return tds.message(942, f"Database '{name}' cannot be opened because it is offline.") + tds.done(
                failed=True
            )
        if name in self._behaviour.without_access:
            text = (
                f'The server principal is not able to access the database "{name}" under the current security context.'
            )
            return tds.message(916, text) + tds.done(failed=True)
        if name.lower() != "master" and not path.exists():
            return tds.message(911, f"Database '{name}' does not exist.") + tds.done(failed=True)
        if self._database is not None:
            self._database.close()
        self._database, self._name = (None, name) if name.lower() == "master" else (_opened(path), name)
        return tds.changed(1, name, "master") + tds.done()

    def _databases(self) -> list[tuple[str, int, int]]:
        names = sorted(path.stem for path in self._behaviour.folder.glob("*.db"))
        return [
            (name, int(name not in self._behaviour.without_access), 6 if name in self._behaviour.offline else 0)
            for name in names
        ]

    def _columns(self) -> list[tuple[str, str, str]]:
        if self._database is None:
            return []
        found = self._database.execute(
            "SELECT m.name, c.name FROM dbo.sqlite_schema AS m, pragma_table_info(m.name, 'dbo') AS c "
            "WHERE m.type = 'table'"
        )
        hidden = {table for database, table in self._behaviour.denied if database == self._name and table != "*"}
        return [("dbo", table, column) for table, column in found if table not in hidden]

    def _select(self, sql: str) -> bytes:
        if (self._name, "*") in self._behaviour.denied:
            text = "The SELECT permission was denied on the object 'DTOKHAIMD', database 'x', schema 'dbo'."
            return tds.message(229, text, 14) + tds.done(failed=True)
        if self._database is None:
            return tds.message(208, "Invalid object name.") + tds.done(failed=True)
        try:
            cursor = self._database.execute(translated(sql))
            return self._result([name for name, *_ in cursor.description], cursor.fetchall())
        except sqlite3.Error as error:
            number = 208 if "no such table" in str(error) else 207 if "no such column" in str(error) else 102
            return tds.message(number, str(error)) + tds.done(failed=True)

    def _result(self, names: list[str], rows: list[tuple[Any, ...]]) -> bytes:
        kinds = [self._kind(name) or tds.kind_of([row[place] for row in rows]) for place, name in enumerate(names)]
        content = [tds.columns(list(zip(names, kinds, strict=True)))]
        content += [tds.row(row, kinds) for row in rows]
        return b"".join(content) + tds.done(count=len(rows))

    def _kind(self, alias: str) -> str | None:
        """What SQL Server would send a column as that we named ``TABLE.FIELD``."""
        if alias in self._behaviour.kinds:
            return self._behaviour.kinds[alias]
        table, _, field_name = alias.partition(".")
        by_plain_name = {column.lstrip("_").upper(): kind for column, kind in ecus.TABLES.get(table, {}).items()}
        return "decimal" if alias == "highest" else by_plain_name.get(field_name)


def _option(content: bytes, wanted: int) -> int:
    place = 0
    while content[place] != 255:
        token, start, _ = struct.unpack_from(">BHH", content, place)
        if token == wanted:
            return content[start]
        place += 5
    return _NOT_SUPPORTED


def _prelogin(encryption: int) -> bytes:
    bodies = {0: struct.pack(">BBHH", 10, 50, 6000, 0), 1: bytes([encryption]), 2: b"\0", 3: b"", 4: b"\0"}
    place, heads, content = 5 * len(bodies) + 1, b"", b""
    for token, body in bodies.items():
        heads += struct.pack(">BHH", token, place + len(content), len(body))
        content += body
    return heads + b"\xff" + content


def _raw(content: bytes, place: int) -> bytes:
    start, length = struct.unpack_from("<HH", content, place)
    return content[start : start + 2 * length]


def _text(content: bytes, place: int) -> str:
    return _raw(content, place).decode("utf-16-le")


def _scrambled(content: bytes, place: int) -> str:
    """A password as LOGIN7 holds it: each byte turned and mixed, which hides it from nobody."""
    plain = bytes(((byte ^ 0xA5) << 4 | (byte ^ 0xA5) >> 4) & 255 for byte in _raw(content, place))
    return plain.decode("utf-16-le")
