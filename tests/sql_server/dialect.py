"""The very T-SQL that the client sends, in words that SQLite and PostgreSQL know: no translator of T-SQL at large.

What differs: ``TOP (n)`` is ``LIMIT n`` at the end, brackets are quotation marks, N'...' is '...', a day is written
with hyphens, ``CONVERT(date, x)`` is ``date(x)``, and there is one collation. Whatever else of T-SQL stands in a
question goes through as it is, and the other database refuses it: so a test fails as soon as the client sends
something new.
"""

import re
from typing import Final

_TOP: Final = re.compile(r"^SELECT TOP \((\d+)\) ")
_BRACKETS: Final = re.compile(r"\[((?:[^\]]|\]\])*)\]")
_DAY: Final = re.compile(r"'(\d{4})(\d{2})(\d{2})'")


def translated(sql: str) -> str:
    """``sql`` for SQLite and PostgreSQL."""
    found = _TOP.match(sql)
    plain = "SELECT " + sql[found.end() :] + f" LIMIT {found[1]}" if found else sql
    plain = _BRACKETS.sub(lambda name: '"' + name[1].replace("]]", "]").replace('"', '""') + '"', plain)
    plain = re.sub(r"\bN'", "'", plain)
    plain = plain.replace(" COLLATE DATABASE_DEFAULT", "")  # here there is one collation
    plain = re.sub(r"\bCONVERT\(date, ", "date(", plain)
    return _DAY.sub(r"'\1-\2-\3'", plain)


def used_database(sql: str) -> str | None:
    """The database that ``USE [...]`` names; None for any other batch."""
    found = re.fullmatch(r"\s*USE\s+(?:\[((?:[^\]]|\]\])*)\]|(\w+))\s*;?\s*", sql, re.IGNORECASE)
    return None if found is None else (found[1] or found[2]).replace("]]", "]")
