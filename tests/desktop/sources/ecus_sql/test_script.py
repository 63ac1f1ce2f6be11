"""The administrator's script: SELECT on exactly what is read."""

import re

from hailong.sources.ecus_sql.schema import WANTED
from hailong.sources.ecus_sql.script import USER, new_password, script_of


def test_select_is_granted_on_the_tables_that_are_read_and_on_nothing_else() -> None:
    script = script_of(["ECUS5VNACCS", "ECUS_OLD"], "Abc123xyz")
    granted = re.findall(r"GRANT (\w+) ON \[dbo\]\.\[(\w+)\] TO \[(\w+)\]", script)
    assert set(granted) == {("SELECT", table, USER) for table in WANTED}
    assert len(granted) == 2 * len(WANTED)
    assert "ALTER ROLE" not in script
    assert "sp_addrolemember" not in script
    assert script.count("USE [ECUS5VNACCS];") == script.count("USE [ECUS_OLD];") == 1


def test_a_database_that_is_not_of_ecus_gets_no_user() -> None:
    batches = script_of(["ECUS5VNACCS", "KETOAN"], "Abc123xyz").split("GO\r\n")[1:]
    assert len(batches) == 3
    for batch in batches[:2]:
        guard, inside = batch.split("BEGIN\r\n")
        assert guard.splitlines()[1:] == ["IF OBJECT_ID(N'[dbo].[DTOKHAIMD]') IS NOT NULL"]
        assert inside.count("CREATE USER") == 1
        assert inside.endswith("END\r\n")
    assert batches[2] == ""


def test_names_and_passwords_cannot_end_their_place() -> None:
    script = script_of(["a]; DROP DATABASE x --"], "b'; DROP LOGIN sa --", "c'd]e")
    assert "USE [a]]; DROP DATABASE x --];" in script
    assert "PASSWORD = N'b''; DROP LOGIN sa --'" in script
    assert "CREATE LOGIN [c'd]]e]" in script
    assert "SUSER_ID(N'c''d]e')" in script


def test_each_password_is_long_mixed_and_new() -> None:
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert len(password) == 20
        assert re.search("[a-z]", password)
        assert re.search("[A-Z]", password)
        assert re.search("[0-9]", password)
