"""Which columns are needed, and how a database may spell them."""

import pytest

from hailong.domain.live import LiveError, LiveFault
from hailong.sources.ecus_sql.schema import FIRST, HEADER, NEEDED, WANTED, missing, quote, require, schema_of
from sql_server import ecus


def rows(*without: str) -> list[tuple[str, str, str]]:
    return [
        ("dbo", table, column)
        for table, columns in ecus.TABLES.items()
        for column in columns
        if table not in without and f"{table}.{column}" not in without
    ]


def test_ecus_as_it_stands_lacks_nothing() -> None:
    assert missing(schema_of(rows())) == (None, ())


def test_the_two_spellings_of_the_key_are_found_in_their_tables() -> None:
    schema = schema_of(rows())
    assert schema.column("DTOKHAIMD_VNACCS", "DTOKHAIMDID") == "[_DToKhaiMDID]"
    assert schema.column("DTOKHAIMD_VNACCS2", "DTOKHAIMDID") == "[_DTOKHAIMDID]"


def test_neither_messages_nor_goods_nor_corrupted_texts_are_wanted() -> None:
    assert not {"DMSG_OUT_REP", "DHANGMDDK"} & WANTED.keys()
    assert "KDT_LASTINFO" not in WANTED[HEADER]
    assert all(columns <= WANTED[table] for table, columns in NEEDED.items())


@pytest.mark.parametrize(
    ("without", "fault", "names"),
    [
        (("DTOKHAIMD.SOTK",), LiveFault.MISSING_COLUMN, ("DTOKHAIMD.SOTK",)),
        (("DTOKHAIMD.DV_DT", "SHAIQUAN", "SHAIQUAN_SUB"), None, ()),
        (("DTOKHAIMD_VNACCS",), LiveFault.NO_SELECT_RIGHT, ("DTOKHAIMD_VNACCS",)),
        (("DTOKHAIMD", "DTOKHAIMD_VNACCS", "DTOKHAIMD_VNACCS2"), LiveFault.NOT_ECUS, tuple(NEEDED)),
    ],
)
def test_what_is_lacking_is_named(without: tuple[str, ...], fault: LiveFault | None, names: tuple[str, ...]) -> None:
    assert missing(schema_of(rows(*without))) == (fault, names)
    if fault is not None:
        with pytest.raises(LiveError) as caught:
            require(schema_of(rows(*without)))
        assert (caught.value.fault, caught.value.detail) == (fault, ", ".join(names))


def test_a_table_that_is_there_twice_is_that_of_dbo() -> None:
    schema = schema_of([*rows(), ("cu", "dtokhaimd_vnaccs", "_DToKhaiMDID"), ("a", "DTOKHAIMD", "SOTK")])
    assert schema.tables[HEADER].name == "[dbo].[DTOKHAIMD]"
    assert schema.tables[FIRST].name == "[dbo].[DTOKHAIMD_VNACCS]"


def test_a_bracket_in_a_name_cannot_end_it() -> None:
    assert quote("a]; DROP TABLE x --") == "[a]]; DROP TABLE x --]"
