"""Moving to another workstation: sheets, drafts and settings as one text, and taking such a text in, once.

The enrolment does not move: a workstation is known by a key that never leaves it. What was sealed is delivered by the
new one after its own enrolment (docs/adr/0007).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import apsw

from hailong.domain.clerk_texts import clerks_text, read_clerks
from hailong.domain.clock import to_wire
from hailong.domain.declaration import Declaration
from hailong.domain.enrolment import Enrolment
from hailong.domain.moving import MOVED_OUT, Moved, MoveError, MoveFault
from hailong.domain.sheet import Sheet, SheetState
from hailong.store.codec import from_json, to_json
from hailong.store.contacts import remember
from hailong.store.database import Database
from hailong.store.declaration_columns import COLUMNS, from_values
from hailong.store.declaration_merge import DeclarationMerge
from hailong.store.journal import Journal
from hailong.store.moments import to_text
from hailong.store.sheet_changes import refresh_rated_rounds

_SCHEMA: Final = 2  # 1 knew nothing of words that a clerk's PIN keeps
_CLERKS: Final = "window.clerks"
_Json: TypeAlias = Any  # what the json module gives
_OWN: Final = frozenset({"seq", "declaration_key", "held_until"})  # columns that mean nothing elsewhere
_DRAFT: Final = ("round", "owner", "state", "content", "words", "saved_at")
_WAITING: Final = frozenset({SheetState.QUEUED.value, SheetState.SENDING.value})
_SETTINGS: Final = (
    "window.language", "window.theme", "window.prompting", "window.contact_name", "window.contact_phone",
    "window.keeps_running",
)  # fmt: skip
_DECLARATIONS: Final = f"""
SELECT key, {", ".join(COLUMNS)} FROM declarations
WHERE key IN (SELECT declaration_key FROM sheets) OR key IN (SELECT declaration_key FROM drafts)
"""  # noqa: S608 (our own names)
_IS_TAKEN: Final = """
SELECT EXISTS (SELECT 1 FROM drafts WHERE declaration_key = ?1 AND round = ?2 AND owner IN ('', ?3))
  OR (SELECT rated_rounds & CASE ?2 WHEN 'during' THEN 1 ELSE 2 END FROM declarations WHERE key = ?1)
"""


class SqliteMoving:
    """Whole in one transaction, both ways. Neither way beside the sender."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def pack(self, now: datetime, device_name: str, write: Callable[[str], None]) -> Moved:
        """Let ``write`` keep everything as one text; what waits is on its way then, and cannot be taken back here.

        Nothing is marked when ``write`` raises.
        """
        with self._database.write() as connection:
            connection.execute(
                "UPDATE sheets SET offered_at = coalesce(offered_at, ?), held_until = NULL WHERE state = 'queued'",
                (to_text(now),),
            )
            declarations = list(connection.execute(_DECLARATIONS))
            place = {key: at for at, (key, *_) in enumerate(declarations)}
            sheets = list(_sheets(connection, place))
            drafts = list(_drafts(connection, place))
            moved = Moved(
                sheets=len(sheets),
                waiting=sum(one["row"]["state"] in _WAITING for one in sheets),
                drafts=len(drafts),
            )
            document = {
                "schema": _SCHEMA,
                "made_at": to_wire(now),
                "device": device_name,
                "enrolment": _pinned(connection),
                "declarations": [to_json(from_values(tuple(values))) for _, *values in declarations],
                "sheets": sheets,
                "drafts": drafts,
                "settings": _settings(connection),
                "clerks": _clerks(connection),
            }
            _note_moved_out(connection, now, moved)
            write(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
        return moved

    def take(self, text: str, now: datetime) -> Moved:
        """Take such a text in; what is here already stays as it is. Raises MoveError, StoreError."""
        try:
            document = json.loads(text)
            if document["schema"] not in range(1, _SCHEMA + 1):
                raise MoveError(MoveFault.NEWER)
            declarations = [from_json(Declaration, one) for one in document["declarations"]]
            for one in (*document["sheets"], *document["drafts"]):
                from_json(Sheet, one["row"]["content"])
            enrolment = from_json(Enrolment, document["enrolment"]) if document["enrolment"] else None
        except (KeyError, TypeError, AttributeError):
            raise MoveError(MoveFault.DAMAGED) from None
        except MoveError:
            raise
        except ValueError:  # a value that a later release writes
            raise MoveError(MoveFault.NEWER) from None
        waiting = {
            UUID(one["row"]["id"]): str(one["sealed"]).encode("ascii")
            for one in document["sheets"]
            if one["row"]["state"] in _WAITING and one["sealed"]
        }
        with self._journal.taken_back_on_failure(*waiting), self._database.write() as connection:
            return self._take(connection, document, declarations, enrolment, now)

    def _take(
        self,
        connection: apsw.Connection,
        document: _Json,
        declarations: list[Declaration],
        enrolment: Enrolment | None,
        now: datetime,
    ) -> Moved:
        DeclarationMerge(connection).apply(declarations, now)
        keys = [_key_of(connection, declaration) for declaration in declarations]
        new = [one for one in document["sheets"] if not _is_known(connection, one["row"]["id"])]
        waiting = {
            UUID(one["row"]["id"]): one["sealed"].encode("ascii") for one in new if one["row"]["state"] in _WAITING
        }
        if waiting:
            _pin(connection, enrolment)
        for one in new:
            _put_sheet(connection, one, keys, now)
        drafts = sum(_put_draft(connection, one, keys) for one in document["drafts"])
        for name, value in document["settings"].items():
            if name in _SETTINGS:
                connection.execute("INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)", (name, str(value)))
        _join_clerks(connection, str(document.get("clerks", "")))
        self._journal.keep(waiting)
        return Moved(sheets=len(new), waiting=len(waiting), drafts=drafts, known=len(document["sheets"]) - len(new))


def _sheets(connection: apsw.Connection, place: Mapping[int, int]) -> Iterable[_Json]:
    found = connection.execute(
        "SELECT s.*, f.sealed AS frozen FROM sheets s LEFT JOIN frozen_sheets f USING (seq) ORDER BY seq"
    )
    for values in found:
        row = dict(zip((name for name, *_ in found.get_description()), values, strict=True))
        sealed = row.pop("frozen")
        key = row["declaration_key"]
        yield {
            "declaration": place.get(key) if key is not None else None,
            "row": {name: value for name, value in row.items() if name not in _OWN},
            "sealed": sealed.decode("latin-1") if sealed is not None else None,
        }


def _drafts(connection: apsw.Connection, place: Mapping[int, int]) -> Iterable[_Json]:
    found = f"SELECT declaration_key, {', '.join(_DRAFT)} FROM drafts"  # noqa: S608 (our own names)
    for key, *values in connection.execute(found):
        yield {"declaration": place[key], "row": dict(zip(_DRAFT, values, strict=True))}


def _settings(connection: apsw.Connection) -> dict[str, str]:
    found = connection.execute("SELECT name, value FROM settings WHERE name IN carray(?)", (apsw.carray(_SETTINGS),))
    return {str(name): str(value) for name, value in found}


def _clerks(connection: apsw.Connection) -> str:
    """Those who work here, with what their PINs open: their words come along sealed as they are."""
    return str(connection.execute("SELECT value FROM settings WHERE name = ?", (_CLERKS,)).get or "")


def _join_clerks(connection: apsw.Connection, text: str) -> None:
    joined = read_clerks(_clerks(connection)).joined(read_clerks(text))
    put = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"
    connection.execute(put, (_CLERKS, clerks_text(joined)))


def _pinned(connection: apsw.Connection) -> str | None:
    """To which service what waits is sealed; without a word of whose device this is."""
    found = connection.execute("SELECT content FROM mirror WHERE name = 'enrolment'").get
    found = found or connection.execute("SELECT content FROM left_enrolment").get
    if found is None:
        return None
    return to_json(replace(from_json(Enrolment, found), device_id="", enterprises=(), left=()))


def _note_moved_out(connection: apsw.Connection, now: datetime, moved: Moved) -> None:
    said = {"at": to_wire(now), "sheets": moved.sheets, "waiting": moved.waiting, "drafts": moved.drafts}
    connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (MOVED_OUT, json.dumps(said)))


def _pin(connection: apsw.Connection, enrolment: Enrolment | None) -> None:
    """What waits can go to its service alone: a workstation of another one does not take it, a new one remembers it."""
    own = connection.execute("SELECT content FROM mirror WHERE name = 'enrolment'").get
    standing = own or connection.execute("SELECT content FROM left_enrolment").get
    if enrolment is None:
        return
    if standing is None:
        connection.execute("INSERT INTO left_enrolment (id, content) VALUES (1, ?)", (to_json(enrolment),))
        return
    kept = from_json(Enrolment, standing)
    if kept.service_url != enrolment.service_url and not _names(kept) & _names(enrolment):
        raise MoveError(MoveFault.OTHER_SERVICE)


def _names(enrolment: Enrolment) -> set[str]:
    return {jwk["kid"] for jwk in enrolment.keys if "kid" in jwk}


def _key_of(connection: apsw.Connection, declaration: Declaration) -> int:
    """The declaration's row here; one without an enterprise may have found it meanwhile."""
    found = "SELECT key FROM declarations WHERE base = ? AND tax_code IN (?, '') ORDER BY tax_code DESC LIMIT 1"
    found = (
        found if declaration.tax_code else "SELECT key FROM declarations WHERE base = ? ORDER BY tax_code = ? LIMIT 1"
    )
    return int(connection.execute(found, (declaration.base, declaration.tax_code)).get)


def _is_known(connection: apsw.Connection, sheet_id: str) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM sheets WHERE id = ?)", (sheet_id,)).get)


def _put_sheet(connection: apsw.Connection, one: _Json, keys: list[int], now: datetime) -> None:
    """A sheet whose version this workstation has given to another one meanwhile stands by itself, without a row of its
    declaration: the service decides between the two.
    """
    row = dict(one["row"])
    key = keys[one["declaration"]] if one["declaration"] is not None else None
    if row["state"] in _WAITING:
        row |= {"state": "queued", "next_attempt_at": to_text(now), "offered_at": row["offered_at"] or to_text(now)}
    clash = connection.execute(
        "SELECT 1 FROM sheets WHERE (base, tax_code, round, version) = (?, ?, ?, ?) AND state <> 'withdrawn'",
        (row["base"], row["tax_code"], row["round"], row["version"]),
    ).get
    if clash and row["state"] != SheetState.WITHDRAWN:
        row["base"], key = row["id"], None
    columns = {str(name) for (name,) in connection.execute("SELECT name FROM pragma_table_info('sheets')")}
    kept = {name: value for name, value in row.items() if name in columns and name not in _OWN}
    kept["declaration_key"] = key
    seq = connection.execute(
        f"INSERT INTO sheets ({', '.join(kept)}) VALUES ({', '.join('?' * len(kept))}) RETURNING seq",  # noqa: S608
        tuple(kept.values()),
    ).get
    if one["sealed"] is not None:
        sealed = one["sealed"].encode("latin-1")
        digest = hashlib.sha256(sealed).hexdigest()
        connection.execute("INSERT INTO frozen_sheets (seq, sealed, sha256) VALUES (?, ?, ?)", (seq, sealed, digest))
    connection.execute("DELETE FROM sheets_elsewhere WHERE id = ?", (row["id"],))
    remember(connection, from_json(Sheet, row["content"]))
    if key is not None:
        refresh_rated_rounds(connection, key)


def _put_draft(connection: apsw.Connection, one: _Json, keys: list[int]) -> bool:
    """Unless one was begun here, or the round was rated since."""
    key, row = keys[one["declaration"]], {"owner": "", "words": "", **one["row"]}
    if connection.execute(_IS_TAKEN, (key, row["round"], row["owner"])).get:
        return False
    marks = ", ".join("?" * len(_DRAFT))
    insert = f"INSERT INTO drafts (declaration_key, {', '.join(_DRAFT)}) VALUES (?, {marks})"  # noqa: S608
    connection.execute(insert, (key, *(row[name] for name in _DRAFT)))
    return True
