"""The questions that ECUS's database is asked, as text in T-SQL that SQL Server 2008 understands.

No parameter is bound: only days and whole numbers ever go into the text, and names that the database itself has given.
So both drivers send the very same batch. Nothing here locks: READ UNCOMMITTED, and at most two seconds of waiting.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from hailong.domain.live import RowKey
from hailong.sources.ecus_sql.schema import FIRST, HEADER, KEY, OFFICES, SECOND, TEAMS, Schema, quote

SETTINGS: Final = (
    "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
    "SET LOCK_TIMEOUT 2000",
    "SET DEADLOCK_PRIORITY LOW",
    "SET NOCOUNT ON",
)
SERVER: Final = (
    "SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')) AS [version], "
    "IS_SRVROLEMEMBER('sysadmin') AS [privileged]"
)
DATABASES: Final = (
    "SELECT name AS [name], HAS_DBACCESS(name) AS [access], CONVERT(int, state) AS [state] "
    "FROM sys.databases WHERE database_id > 4 ORDER BY name"
)
COLUMNS: Final = (
    "SELECT TABLE_SCHEMA AS [owner], TABLE_NAME AS [table], COLUMN_NAME AS [column] "  # noqa: S608 (our own names)
    "FROM INFORMATION_SCHEMA.COLUMNS "
    f"WHERE UPPER(TABLE_NAME) IN ('{HEADER}', '{FIRST}', '{SECOND}', '{OFFICES}', '{TEAMS}')"
)
_ALIASES: Final = {HEADER: "a", FIRST: "b", SECOND: "c"}
OFFICE_NAME: Final = ("NAMES", "OFFICE")
TEAM_NAME: Final = ("NAMES", "TEAM")


def use(database: str) -> str:
    """Go into a database."""
    return f"USE {quote(database)}"


class Questions:
    """The questions to one database, whose tables and columns are known."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._id = self._named(HEADER, KEY)
        self._day = self._named(HEADER, "NGAY_DK")
        self.fields: list[tuple[str, str]] = []
        """(section, plain field) of each column of the answer, in order."""
        self._columns: list[str] = []
        for table in _ALIASES:
            for column in sorted(schema.tables[table].columns):
                self._add(table, column, self._named(table, column))
        for (section, field), text in ((TEAM_NAME, self._team()), (OFFICE_NAME, self._office())):
            if text:
                self._add(section, field, text)

    def highest_id(self) -> str:
        """The highest id there is."""
        return f"SELECT MAX({self._id}) AS [highest] FROM {self._schema.tables[HEADER].name} AS a"  # noqa: S608

    def window(self, first: date, last: date, after: RowKey | None, limit: int) -> str:
        """Rows registered from ``first`` to ``last``, by day and id, behind ``after``."""
        conditions = [f"{self._day} >= {_day(first)}", f"{self._day} < {_day(last + timedelta(days=1))}"]
        if after is not None:
            day, next_day = _day(after.registered_on), _day(after.registered_on + timedelta(days=1))
            conditions.append(
                f"({self._day} >= {next_day} OR "
                f"({self._day} >= {day} AND {self._day} < {next_day} AND {self._id} > {after.record_id:d}))"
            )
        return self._select(limit, conditions, f"CONVERT(date, {self._day}), {self._id}")

    def newer(self, after_id: int, limit: int) -> str:
        """Rows with a higher id, by id."""
        return self._select(limit, [f"{self._id} > {after_id:d}"], self._id)

    def records(self, ids: Sequence[int]) -> str:
        """The rows of ``ids``."""
        wanted = f"{self._id} IN ({', '.join(f'{one:d}' for one in ids)})"
        return self._select(2 * len(ids), [wanted], self._id)  # a joined table may hold a row twice

    def first_row(self) -> str:
        """Any row: fails where reading is not allowed."""
        return self._select(1, [], self._id)

    def _select(self, limit: int, conditions: Iterable[str], order: str) -> str:
        tables = self._schema.tables
        where = list(conditions)
        if self._schema.has(HEADER, "ISVNACCS"):
            where.insert(0, f"{self._named(HEADER, 'ISVNACCS')} = 1")
        return (
            f"SELECT TOP ({limit:d}) {', '.join(self._columns)} "  # noqa: S608 (names of the database, numbers, days)
            f"FROM {tables[HEADER].name} AS a "
            f"LEFT JOIN {tables[FIRST].name} AS b ON {self._named(FIRST, KEY)} = {self._id} "
            f"LEFT JOIN {tables[SECOND].name} AS c ON {self._named(SECOND, KEY)} = {self._id} "
            f"{'WHERE ' + ' AND '.join(where) + ' ' if where else ''}"
            f"ORDER BY {order}"
        )

    def _add(self, section: str, field: str, text: str) -> None:
        self.fields.append((section, field))
        self._columns.append(f"{text} AS {quote(f'{section}.{field}')}")

    def _named(self, table: str, column: str) -> str:
        return f"{_ALIASES[table]}.{self._schema.column(table, column)}"

    def _team(self) -> str:
        """The team's name by office and code, both with trailing blanks in some tables; never a second row."""
        if not (self._schema.has(TEAMS, "MA", "MA_HQ", "TEN") and self._schema.has(SECOND, "NHOM_HO_SO")):
            return ""
        teams = self._schema.tables[TEAMS]
        return (
            f"(SELECT MAX(t.{teams.columns['TEN']}) FROM {teams.name} AS t "  # noqa: S608
            f"WHERE {_code('t.' + teams.columns['MA_HQ'])} = {_code(self._named(HEADER, 'MA_HQ'))} "
            f"AND {_code('t.' + teams.columns['MA'])} = {_code(self._named(SECOND, 'NHOM_HO_SO'))})"
        )

    def _office(self) -> str:
        """The office's name from the list of offices, for a row that has none of its own."""
        names = [name for name in ("TEN_HQ_VN", "TEN_HQ") if self._schema.has(OFFICES, "MA_HQ", name)]
        if not names:
            return ""
        offices = self._schema.tables[OFFICES]
        return (
            f"(SELECT MAX(o.{offices.columns[names[0]]}) FROM {offices.name} AS o "  # noqa: S608
            f"WHERE {_code('o.' + offices.columns['MA_HQ'])} = {_code(self._named(HEADER, 'MA_HQ'))})"
        )


def _day(day: date) -> str:
    """A day in the one spelling that no language setting of the server can misread."""
    return f"'{day:%Y%m%d}'"


def _code(column: str) -> str:
    """A code to compare: without trailing blanks, and in one collation, as tables of other years may have another."""
    return f"RTRIM({column}) COLLATE DATABASE_DEFAULT"
