"""Which tables and columns of ECUS are read, and how a database spells them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from hailong.domain.live import LiveError, LiveFault
from hailong.sources.ecus_fields import SECTIONS, plain_name
from hailong.sources.ecus_sql.seam import Row

HEADER: Final = "DTOKHAIMD"
FIRST: Final = "DTOKHAIMD_VNACCS"
SECOND: Final = "DTOKHAIMD_VNACCS2"
OFFICES: Final = "SHAIQUAN"
TEAMS: Final = "SHAIQUAN_SUB"
KEY: Final = "DTOKHAIMDID"

WANTED: Final[Mapping[str, frozenset[str]]] = {
    HEADER: SECTIONS[HEADER] | {"ISVNACCS"},
    FIRST: SECTIONS[FIRST],
    SECOND: SECTIONS[SECOND],
    OFFICES: frozenset({"MA_HQ", "TEN_HQ_VN", "TEN_HQ"}),
    TEAMS: frozenset({"MA", "MA_HQ", "TEN"}),
}
"""Table -> columns that are read where they are there. Never goods, never messages, never KDT_LASTINFO."""

NEEDED: Final[Mapping[str, frozenset[str]]] = {
    HEADER: frozenset({KEY, "SOTK", "MA_HQ", "NGAY_DK", "MA_DV", "TTTK"}),
    FIRST: frozenset({KEY, "NGAY_CAP_PHEP"}),
    SECOND: frozenset({KEY}),
}
"""What nothing can be said without."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as this database spells it: quoted name, and plain name -> quoted column."""

    name: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables that were found, by their plain names."""

    tables: Mapping[str, Table]

    def has(self, table: str, *columns: str) -> bool:
        """Whether table and columns are there."""
        return table in self.tables and all(column in self.tables[table].columns for column in columns)

    def column(self, table: str, column: str) -> str:
        """The quoted name of a column."""
        return self.tables[table].columns[column]


def quote(name: str) -> str:
    """A name in brackets, as T-SQL quotes it."""
    return "[" + name.replace("]", "]]") + "]"


def schema_of(rows: Iterable[Row]) -> Schema:
    """The schema from (schema name, table, column) as INFORMATION_SCHEMA gives them; what is not wanted is left out.

    A table that is there twice is taken from ``dbo``.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    spelled: dict[tuple[str, str], str] = {}
    for owner, table, column in ((str(part) for part in row) for row in rows):
        plain_table, plain_column = table.upper(), plain_name(column)
        if plain_column in WANTED.get(plain_table, ()):
            found.setdefault(plain_table, {}).setdefault(owner, {})[plain_column] = quote(column)
            spelled[plain_table, owner] = f"{quote(owner)}.{quote(table)}"
    tables = {}
    for plain_table, by_owner in found.items():
        owner = min(by_owner, key=lambda name: (name.lower() != "dbo", name))
        tables[plain_table] = Table(spelled[plain_table, owner], by_owner[owner])
    return Schema(tables)


def missing(schema: Schema) -> tuple[LiveFault | None, tuple[str, ...]]:
    """What is lacking: tables (all of them: not ECUS; some: hidden from this login), or columns by name."""
    lost_tables = tuple(table for table in NEEDED if table not in schema.tables)
    if len(lost_tables) == len(NEEDED):
        return LiveFault.NOT_ECUS, lost_tables
    if lost_tables:
        return LiveFault.NO_SELECT_RIGHT, lost_tables
    lost = tuple(
        f"{table}.{column}"
        for table, columns in NEEDED.items()
        for column in sorted(columns - schema.tables[table].columns.keys())
    )
    return (LiveFault.MISSING_COLUMN, lost) if lost else (None, ())


def require(schema: Schema) -> Schema:
    """``schema``, or LiveError when something needed is lacking."""
    fault, names = missing(schema)
    if fault is not None:
        raise LiveError(fault, ", ".join(names))
    return schema
