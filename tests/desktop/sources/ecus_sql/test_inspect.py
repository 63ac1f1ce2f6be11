"""What a server says of itself; the databases are looked at in test_source.py, over both drivers."""

from collections.abc import Callable

import pytest

from hailong.domain.live import LiveConnection, LiveError, LiveFault
from hailong.sources.ecus_sql import inspect, query
from hailong.sources.ecus_sql.tds import PythonTds
from sql_server.listener import SqlServer

LiveAt = Callable[..., LiveConnection]


@pytest.mark.parametrize(
    ("version", "product"),
    [
        ("10.0.1600.22", "SQL Server 2008"), ("10.50.1600.1", "SQL Server 2008 R2"), ("16.0.1000.6", "SQL Server 2022"),
        ("99.1", "SQL Server"), ("", "SQL Server"), ("x", "SQL Server"),
    ],
)  # fmt: skip
def test_the_product_is_told_by_its_version(server: SqlServer, live_at: LiveAt, version: str, product: str) -> None:
    server.behaviour.version = version
    wire = PythonTds().connect(live_at(server), "Mật-khẩu 1;")
    assert inspect.look(wire).product == product
    wire.close()


def test_a_database_that_breaks_while_it_is_looked_at_hides_no_other(server: SqlServer, live_at: LiveAt) -> None:
    server.add_database("A_TRUOC")
    server.behaviour.denied.add(("A_TRUOC", "*"))
    wire = PythonTds().connect(live_at(server), "Mật-khẩu 1;")
    found = {one.name: one.fault for one in inspect.look(wire).databases}
    assert found == {"A_TRUOC": LiveFault.NO_SELECT_RIGHT, "ECUS5VNACCS": None}
    wire.close()


def test_a_server_that_breaks_while_it_is_looked_at_is_no_answer(server: SqlServer, live_at: LiveAt) -> None:
    server.behaviour.cut_after = len(query.SETTINGS) + 2
    wire = PythonTds().connect(live_at(server), "Mật-khẩu 1;")
    with pytest.raises(LiveError) as caught:
        inspect.look(wire)
    assert caught.value.fault is LiveFault.CUT_OFF
    wire.close()
    wire.close()
