"""The guard that exactly the expected rows changed, and the mark of rated rounds."""

import hashlib
from dataclasses import replace
from uuid import UUID

import apsw
import pytest

from hailong.domain.declaration import Round
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import StaleStateError
from hailong.store.sheet_changes import expect, expect_one, refresh_rated_rounds


def test_a_change_of_another_number_of_rows_is_stale_and_undone(sqlite_store):
    sqlite_store.settings.set("a", "1")

    def change(connection, check):
        connection.execute("UPDATE settings SET value = '2'")
        check(connection)

    for check in (lambda c: expect(c, 2, "two"), lambda c: expect(c, 0, "none")):
        with pytest.raises(StaleStateError), sqlite_store._database.write() as connection:
            change(connection, check)
        assert sqlite_store.settings.get("a") == "1"
    with sqlite_store._database.write() as connection:
        change(connection, lambda c: expect_one(c, "one"))
    assert sqlite_store.settings.get("a") == "2"


def test_rated_rounds_add_up_over_the_sheets_that_count(sqlite_store, make_desk, cleared):
    desk = make_desk(sqlite_store)
    key = desk.key_of(cleared)

    def rounds():
        with sqlite_store._database.write() as connection:
            refresh_rated_rounds(connection, key)
            return connection.execute("SELECT rated_rounds FROM declarations WHERE key = ?", (key,)).get

    assert rounds() == 0
    during = replace(desk.write(), round=Round.DURING)
    sqlite_store.sheets.send(key, during, b"x", hashlib.sha256(b"x").hexdigest(), desk.clock.now())
    assert rounds() == 1
    desk.send()
    assert rounds() == 3
    sqlite_store.sheets.withdraw(during.id)
    assert rounds() == 2


@pytest.mark.parametrize("act", ["withdraw", "withdraw_bulk", "refused"])
def test_an_act_that_the_disk_undoes_leaves_the_second_copy_as_it_was(sqlite_store, make_desk, cleared, act):
    desk = make_desk(sqlite_store)
    (sheet_id,) = desk.send_bulk(cleared, bulk=UUID(int=7)) if act == "withdraw_bulk" else [desk.send(cleared)]
    if act == "refused":
        sqlite_store.outbox.mark_sending([sheet_id])
    acts = {
        "withdraw": lambda: sqlite_store.sheets.withdraw(sheet_id),
        "withdraw_bulk": lambda: sqlite_store.sheets.withdraw_bulk(UUID(int=7)),
        "refused": lambda: sqlite_store.outbox.refused(
            sheet_id, Failure(kind=FailureKind.REFUSED, code="x"), SheetState.NEEDS_YOU
        ),
    }
    writer = sqlite_store._database._writer
    writer.set_commit_hook(lambda: True)  # the transaction comes to nothing at its very end
    with pytest.raises(apsw.ConstraintError):
        acts[act]()
    writer.set_commit_hook(None)
    assert sqlite_store._journal.read().waiting.keys() == {sheet_id}
    acts[act]()
    assert sqlite_store._journal.read().waiting == {}
