"""Looks at a server that was signed in to: its version, its databases, and which of them can be read as ECUS's."""

from typing import Final

from hailong.domain.live import FoundDatabase, LiveError, LiveFault, ServerStanding
from hailong.sources.ecus_sql import query
from hailong.sources.ecus_sql.query import Questions
from hailong.sources.ecus_sql.rows import whole_number
from hailong.sources.ecus_sql.schema import missing, require, schema_of
from hailong.sources.ecus_sql.seam import Wire

_OLDEST: Final = 10  # SQL Server 2008, the first with a type for days alone
_PRODUCTS: Final = {
    "8": "SQL Server 2000", "9": "SQL Server 2005", "10": "SQL Server 2008", "10.50": "SQL Server 2008 R2",
    "11": "SQL Server 2012", "12": "SQL Server 2014", "13": "SQL Server 2016", "14": "SQL Server 2017",
    "15": "SQL Server 2019", "16": "SQL Server 2022", "17": "SQL Server 2025",
}  # fmt: skip
_MOST_DATABASES: Final = 200


def prepare(wire: Wire) -> None:
    """Settings without which nothing is asked: no lock is ever taken or waited for."""
    for setting in query.SETTINGS:
        wire.run(setting)


def enter(wire: Wire, database: str) -> Questions:
    """Go into ``database`` and learn how it spells its tables; LiveError when it cannot be read."""
    wire.run(query.use(database))
    return Questions(require(schema_of(wire.rows(query.COLUMNS))))


def look(wire: Wire) -> ServerStanding:
    """What the server says of itself and of its databases; LiveError (TOO_OLD) before 2008."""
    version, privileged = (wire.rows(query.SERVER) or [("", 0)])[0]
    major, minor, *_ = [*str(version).split("."), "0"]
    product = _PRODUCTS.get(f"{major}.{minor}") or _PRODUCTS.get(major, "SQL Server")
    if major.isdigit() and int(major) < _OLDEST:
        raise LiveError(LiveFault.TOO_OLD, product)
    prepare(wire)
    found = [
        _looked_at(wire, str(name), has_access=whole_number(access) == 1, is_online=whole_number(state) == 0)
        for name, access, state in wire.rows(query.DATABASES)[:_MOST_DATABASES]
    ]
    return ServerStanding(
        version=str(version),
        product=product,
        is_privileged=whole_number(privileged) == 1,
        is_encrypted=wire.is_encrypted,
        databases=tuple(sorted(found, key=lambda one: (one.fault is not None, one.name.lower()))),
    )


def _looked_at(wire: Wire, name: str, *, has_access: bool, is_online: bool) -> FoundDatabase:
    if not is_online:
        return FoundDatabase(name=name, fault=LiveFault.DATABASE_GONE)
    if not has_access:
        return FoundDatabase(name=name, fault=LiveFault.NO_DATABASE_RIGHT)
    try:
        wire.run(query.use(name))
        schema = schema_of(wire.rows(query.COLUMNS))
        fault, names = missing(schema)
        if fault is not None:
            return FoundDatabase(name=name, fault=fault, missing=names)
        questions = Questions(schema)
        wire.rows(questions.first_row())
        ((highest,),) = wire.rows(questions.highest_id())
        return FoundDatabase(name=name, highest_id=whole_number(highest))
    except LiveError as error:
        if error.fault in (LiveFault.CUT_OFF, LiveFault.TIMED_OUT, LiveFault.NOT_SQL_SERVER):
            raise
        return FoundDatabase(name=name, fault=error.fault)
