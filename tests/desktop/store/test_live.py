"""What reading ECUS's own database has to remember, in both kinds of store."""

from dataclasses import replace
from datetime import date

import pytest

from hailong.domain.declaration import Status
from hailong.domain.live import LiveCheckpoint, LiveConnection, LoginKind, ServerAddress, TlsChoice, TlsMode
from hailong.store.live import SqliteLive

HERE = LiveCheckpoint(connection_id="a", database="ECUS5VNACCS", highest_id=3001, loaded_back_to=date(2026, 11, 10))


@pytest.fixture
def live() -> LiveConnection:
    return LiveConnection(
        id="a", address=ServerAddress("(LOCAL)", "ECUSSQL2008"), login=LoginKind.SQL, user="chi_doc",
        tls=TlsChoice(TlsMode.BUNDLE, "C:\\Chứng thư\\ca.pem"), databases=("ECUS5VNACCS", "ECUS_OLD"),
        since=date(2026, 1, 1),
    )  # fmt: skip


def test_connections_are_kept_whole_in_their_order_and_replaced_in_their_place(store, live):
    store.live.save_connection(live)
    store.live.save_connection(replace(live, id="b", address=ServerAddress("192.168.1.5", port=1433)))
    store.live.save_connection(replace(live, is_on=False))
    assert store.live.connections() == [
        replace(live, is_on=False),
        replace(live, id="b", address=ServerAddress("192.168.1.5", port=1433)),
    ]


def test_a_database_that_was_never_read_has_a_fresh_checkpoint(store):
    assert store.live.checkpoint("a", "ECUS5VNACCS") == LiveCheckpoint(connection_id="a", database="ECUS5VNACCS")
    assert store.live.open_records("a", "ECUS5VNACCS") == []


def test_a_batch_comes_in_with_its_checkpoint_and_what_is_asked_again(store, cleared):
    running = replace(cleared, number="109999888880", status=Status.CHANNELLED, cleared_on=None)
    counts = store.live.apply(HERE, [cleared, running], still_open={3001}, settled={3000})
    assert counts.added == 2
    assert store.live.checkpoint("a", "ECUS5VNACCS") == HERE
    assert store.live.open_records("a", "ECUS5VNACCS") == [3001]

    moved = replace(HERE, highest_id=3002)
    counts = store.live.apply(moved, [replace(running, status=Status.CLEARED)], still_open=(), settled={3001})
    assert (counts.changed, store.live.open_records("a", "ECUS5VNACCS")) == (1, [])
    assert store.live.checkpoint("a", "ECUS5VNACCS") == moved


def test_two_databases_of_one_connection_are_apart(store):
    store.live.apply(HERE, [], still_open={5, 3}, settled=())
    store.live.apply(replace(HERE, database="ECUS_OLD", highest_id=7), [], still_open={3}, settled={5})
    assert store.live.open_records("a", "ECUS5VNACCS") == [3, 5]
    store.live.restart("a", "ECUS5VNACCS")
    assert store.live.open_records("a", "ECUS5VNACCS") == []
    assert store.live.checkpoint("a", "ECUS5VNACCS").highest_id == 0
    assert store.live.checkpoint("a", "ECUS_OLD").highest_id == 7
    assert store.live.open_records("a", "ECUS_OLD") == [3]


def test_a_removed_connection_leaves_nothing_but_its_declarations(store, live, cleared):
    store.live.save_connection(live)
    store.live.apply(HERE, [cleared], still_open={1}, settled=())
    store.live.remove_connection("a")
    assert store.live.connections() == []
    assert store.live.open_records("a", "ECUS5VNACCS") == []
    assert store.live.checkpoint("a", "ECUS5VNACCS").highest_id == 0
    assert store.declarations.find(cleared.number)


def test_a_batch_that_fails_moves_nothing(sqlite_store, cleared):
    assert isinstance(sqlite_store.live, SqliteLive)
    with pytest.raises(RuntimeError, match="half way"):
        sqlite_store.live.apply(HERE, failing(cleared), still_open={1}, settled=())
    with pytest.raises(ValueError, match="no id"):
        sqlite_store.live.apply(HERE, [cleared], still_open=BrokenIds(), settled=())
    assert sqlite_store.live.checkpoint("a", "ECUS5VNACCS").highest_id == 0
    assert sqlite_store.declarations.find(cleared.number) == []


def failing(declaration):
    yield declaration
    raise RuntimeError("half way")


class BrokenIds(set[int]):
    def __iter__(self):
        raise ValueError("no id")
