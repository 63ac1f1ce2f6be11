"""The script that an administrator runs once: a login that may read exactly the tables needed, and nothing else."""

import secrets
import string
from collections.abc import Iterable
from typing import Final

from hailong.sources.ecus_sql.schema import FIRST, HEADER, OFFICES, SECOND, TEAMS, quote

USER: Final = "hailong_chidoc"
_LENGTH: Final = 20
_SIGNS: Final = string.ascii_letters + string.digits


def new_password() -> str:
    """A password that every policy of Windows takes: 20 letters and digits, of each kind at least one."""
    while True:
        made = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
        if (
            any(sign.islower() for sign in made)
            and any(sign.isupper() for sign in made)
            and any(map(str.isdigit, made))
        ):
            return made


def script_of(databases: Iterable[str], password: str, user: str = USER) -> str:
    """T-SQL for ``sqlcmd`` or Management Studio; can be run again, then the password alone is new.

    Databases without ECUS's table are passed over: which ones are ECUS's cannot be seen without a right to them.
    """
    named = f"N'{user.replace(chr(39), chr(39) * 2)}'"
    lines = [
        "-- Hài Lòng: tài khoản chỉ đọc / a login that may only read",
        "USE [master];",
        f"IF SUSER_ID({named}) IS NULL",
        f"  CREATE LOGIN {quote(user)} WITH PASSWORD = {_text(password)}, CHECK_POLICY = OFF;",
        "ELSE",
        f"  ALTER LOGIN {quote(user)} WITH PASSWORD = {_text(password)};",
        "GO",
    ]
    for database in databases:
        lines += [
            f"USE {quote(database)};",
            f"IF {_is_there(HEADER)}",  # a login is let into databases of ECUS alone
            "BEGIN",
            f"  IF USER_ID({named}) IS NULL CREATE USER {quote(user)} FOR LOGIN {quote(user)};",
            *(f"  {_grant(table, user)}" for table in (HEADER, FIRST, SECOND)),
            *(f"  IF {_is_there(table)} {_grant(table, user)}" for table in (OFFICES, TEAMS)),
            "END",
            "GO",
        ]
    return "\r\n".join([*lines, ""])


def _is_there(table: str) -> str:
    return f"OBJECT_ID(N'[dbo].{quote(table)}') IS NOT NULL"


def _grant(table: str, user: str) -> str:
    return f"GRANT SELECT ON [dbo].{quote(table)} TO {quote(user)};"


def _text(value: str) -> str:
    return "N'" + value.replace("'", "''") + "'"
