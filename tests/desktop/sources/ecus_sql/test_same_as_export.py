"""The database and its XML export speak of one declaration: whatever is read from the one is read from the other."""

import contextlib
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from hailong.demo.ecus_xml import export_text
from hailong.demo.invented import invented_declarations
from hailong.sources.ecus_sql.query import Questions
from hailong.sources.ecus_sql.rows import live_rows
from hailong.sources.ecus_sql.schema import schema_of
from hailong.sources.ecus_xml.source import EcusXml
from sql_server import ecus
from sql_server.dialect import translated

TODAY = date(2025, 9, 8)
SQL_KINDS = {"decimal": float, "float": float, "int": int}


def record_of(text: str) -> dict[str, Any]:
    """The row that an export was made of: its texts as SQL Server's values."""
    found: dict[str, Any] = {}
    for table in ("DToKhaiMD", "DTOKHAIMD_VNACCS", "DTOKHAIMD_VNACCS2"):
        kinds = ecus.TABLES[table.upper()]
        for field in Xml.fromstring(text).find(f".//{table}/Data") or ():
            value, kind = field.text, kinds.get(field.tag)
            if kind is None or value is None or value in ("NULL", "\n"):
                continue
            if kind == "datetime":
                found[field.tag] = f"{value} 00:00:00"
            else:
                found[field.tag] = SQL_KINDS[kind](value) if kind in SQL_KINDS else value
    return found


def test_every_invented_declaration_comes_in_alike_by_both_ways(tmp_path: Path) -> None:
    exported = [
        export_text(one, record_id, TODAY) for record_id, one in enumerate(invented_declarations(TODAY, 7), start=1)
    ]
    by_export = []
    for number, text in enumerate(exported):
        path = tmp_path / f"{number}.xml"
        path.write_text(text, encoding="utf-8")
        by_export.append(list(EcusXml().read(path))[-1])
    questions = Questions(schema_of(("dbo", table, column) for table, kinds in ecus.TABLES.items() for column in kinds))
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("ATTACH ':memory:' AS dbo")
        for statement in ecus.statements():
            database.execute(statement)
        for text in exported:
            for table, row in ecus.rows_of(record_of(text)):
                database.execute(*ecus.insert(table, row))
        rows = live_rows(questions.fields, database.execute(translated(questions.newer(0, 1000))).fetchall())
    assert [row.declaration for row in rows] == by_export
    assert len(rows) == 230
