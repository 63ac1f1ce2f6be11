"""What another workstation of the enterprise has rated, in both kinds of store: it is rated here as well."""

import shutil
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import apsw
import pytest

from hailong.domain.declaration import Declaration, Round, Status
from hailong.domain.delivery import SheetUpdate, ToldSheet
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import SheetState
from hailong.store.database import FILE_NAME
from hailong.store.interfaces import DeclarationQuery, StaleStateError, Tab
from hailong.store.schema import MIGRATIONS, migrate
from hailong.store.sqlite import open_store

RATED = Declaration(
    number="109999888770", tax_code="0199999991", status=Status.CLEARED, registered_on=date(2026, 11, 16),
    cleared_on=date(2026, 11, 16),
)  # fmt: skip

_OF_BEFORE = """
INSERT INTO search_words (id, text, tax_code) VALUES (1, '', '0199999991');
INSERT INTO declarations (
  number, tax_code, enterprise_name, kind, regime, office_code, office_abbr, team_code, team_name, channel, status,
  registered_at, cleared_at, partner, first_number, office, words, open_round
) SELECT value, '0199999991', '', 'import', '', '', '', '', '', 'green', 'cleared', '', '', '', '', '', 1, 2
FROM json_each('["109999888770", "109999888780"]');
INSERT INTO sheets_elsewhere (id, base, tax_code, round, version, device_name, received_at)
VALUES ('0', '10999988877', '0199999991', 'after', 1, 'KHAI-BAO-2', '2026-11-16T10:02:00.000000Z');
UPDATE sync_state SET updates_cursor = 'c1';
"""


def tell(store, desk, *, state=SheetState.RECEIVED, sheet_id: UUID | None = None, **changes: object) -> UUID:
    """News of a sheet about RATED; its id."""
    fields: dict[str, object] = {
        "tax_code": RATED.tax_code, "base": RATED.base, "round": Round.AFTER, "version": 1,
        "device_name": "KHAI-BAO-2", "received_at": desk.clock.now(),
    }  # fmt: skip
    sheet_id = sheet_id or uuid4()
    told = ToldSheet(**(fields | changes))
    store.mirror.apply_updates([SheetUpdate(sheet_id=sheet_id, state=state, at=desk.clock.now(), sheet=told)], "c1")
    return sheet_id


def row(store, declaration=RATED):
    (found,) = store.declarations.find(declaration.number)
    return found


def on_tabs(store):
    """How many stand on each tab, which is what each tab lists."""
    counts = store.declarations.counts(DeclarationQuery())
    assert {tab: len(store.declarations.view(DeclarationQuery(tab=tab))) for tab in Tab} == counts
    return {tab.value: count for tab, count in counts.items() if count}


def test_news_of_a_sheet_from_elsewhere_makes_its_declaration_a_rated_one(store, desk):
    desk.bring_in(RATED, replace(RATED, number="109999888780"))
    assert on_tabs(store) == {"unrated": 2, "all": 2}

    tell(store, desk)

    assert on_tabs(store) == {"unrated": 1, "rated": 1, "all": 2}
    assert not row(store).is_unrated
    assert row(store).sheet_state is None
    assert (row(store).elsewhere.device_name, row(store).elsewhere.received_at) == ("KHAI-BAO-2", desk.clock.now())
    assert store.sheets.elsewhere(row(store).key) == [row(store).elsewhere]


def test_a_declaration_that_comes_after_the_news_is_rated_from_the_beginning(store, desk):
    tell(store, desk)

    desk.bring_in(RATED)

    assert on_tabs(store) == {"rated": 1, "all": 1}
    assert row(store).elsewhere is not None


def test_one_that_learns_its_enterprise_from_a_later_file_is_rated_then(store, desk):
    tell(store, desk)
    desk.bring_in(replace(RATED, tax_code=""))
    assert row(store).is_unrated

    desk.bring_in(RATED)

    assert on_tabs(store) == {"rated": 1, "all": 1}


@pytest.mark.parametrize("is_twin_there", [False, True])
def test_one_that_is_given_to_its_enterprise_is_rated_then(store, desk, is_twin_there):
    other = replace(RATED, tax_code="0199999984")
    if is_twin_there:
        desk.bring_in(RATED, other)  # two enterprises: what names none stands by itself
    desk.bring_in(replace(RATED, tax_code=""))
    orphan = next(one for one in store.declarations.find(RATED.number) if not one.declaration.tax_code)
    tell(store, desk)

    assert store.declarations.assign_enterprise([orphan.key], RATED.tax_code, "") == 1

    found = [one for one in store.declarations.find(RATED.number) if one.declaration.tax_code == RATED.tax_code]
    assert [one.is_unrated for one in found] == [False]


def test_another_enterprises_declaration_of_the_same_number_stays_unrated(store, desk):
    desk.bring_in(replace(RATED, tax_code="0199999984"))

    tell(store, desk)

    assert row(store).is_unrated
    assert row(store).elsewhere is None


def test_one_rated_elsewhere_before_its_clearance_is_rated_once_more_after_it(store, desk):
    desk.bring_in(replace(RATED, status=Status.CHANNELLED, cleared_on=None))
    tell(store, desk, round=Round.DURING)
    assert on_tabs(store) == {"rated": 1, "all": 1}

    desk.bring_in(RATED)

    assert on_tabs(store) == {"unrated": 1, "rated": 1, "all": 1}


def test_a_sheet_removed_by_the_service_rates_its_declaration_no_more_and_keeps_its_version(store, desk):
    desk.bring_in(RATED)
    theirs = tell(store, desk)

    tell(store, desk, sheet_id=theirs, state=SheetState.REMOVED)

    assert on_tabs(store) == {"unrated": 1, "all": 1}
    assert row(store).elsewhere is None
    assert store.sheets.next_version(row(store).key, Round.AFTER) == (2, theirs)


def test_one_already_removed_when_its_declaration_comes_leaves_it_unrated(store, desk):
    tell(store, desk, state=SheetState.REMOVED)
    desk.bring_in(RATED)
    assert on_tabs(store) == {"unrated": 1, "all": 1}


def test_the_newest_of_several_is_named_first_and_the_rest_follow(store, desk):
    desk.bring_in(RATED)
    tell(store, desk)
    desk.clock.pass_by(minutes=5)
    tell(store, desk, version=2, device_name="KHAI-BAO-3")

    assert row(store).elsewhere.device_name == "KHAI-BAO-3"
    assert [one.version for one in store.sheets.elsewhere(row(store).key)] == [2, 1]
    assert store.sheets.elsewhere(999) == []


def test_a_later_version_that_is_meant_comes_after_that_from_elsewhere(store, desk):
    desk.bring_in(RATED)
    theirs = tell(store, desk)
    key = row(store).key

    assert store.sheets.next_version(key, Round.AFTER, is_later=True) == (2, theirs)
    assert store.sheets.next_version(key, Round.AFTER) == (1, None)


def test_nobody_is_asked_for_a_declaration_that_was_rated_elsewhere(store, desk):
    desk.bring_in(replace(RATED, status=Status.CHANNELLED, cleared_on=None))
    desk.bring_in(RATED)
    assert len(store.declarations.granted_since(desk.clock.now())) == 1

    tell(store, desk)

    assert store.declarations.granted_since(desk.clock.now()) == []


def test_a_bulk_takes_no_declaration_that_was_rated_elsewhere_meanwhile(store, desk):
    desk.bring_in(RATED)
    tell(store, desk)

    with pytest.raises(StaleStateError):
        desk.send_bulk(RATED, bulk=uuid4())


def test_mine_given_up_for_theirs_is_withdrawn_readable_and_the_declaration_stays_rated(store, desk):
    mine = refused(store, desk)
    tell(store, desk)

    key = store.sheets.give_up(mine)

    assert key == row(store).key
    assert desk.state_of(mine) is SheetState.WITHDRAWN
    assert desk.sent(mine).sheet.ratings
    assert store.outbox.summary().needs_you == 0
    assert (row(store).sheet_state, row(store).is_unrated) == (None, False)
    assert on_tabs(store) == {"rated": 1, "all": 1}


def test_given_up_without_news_of_theirs_it_is_to_be_rated_again(store, desk):
    store.sheets.give_up(refused(store, desk))
    assert on_tabs(store) == {"unrated": 1, "all": 1}


def test_only_a_refused_sheet_can_be_given_up_and_only_once(store, desk):
    waiting = desk.send(RATED)
    with pytest.raises(StaleStateError):
        store.sheets.give_up(waiting)
    refuse(store, waiting)
    store.sheets.give_up(waiting)
    with pytest.raises(StaleStateError):
        store.sheets.give_up(waiting)


def test_withdrawing_my_own_sheet_leaves_what_was_rated_elsewhere(store, desk):
    mine = desk.send(RATED)
    tell(store, desk)
    store.sheets.withdraw(mine)
    assert on_tabs(store) == {"rated": 1, "all": 1}


def test_a_database_of_before_learns_at_its_migration_what_was_rated_elsewhere(tmp_path, clock):
    """The rows as the release before left them, whose declarations did not look at them."""
    before = tmp_path / "migrations"
    before.mkdir()
    for step in sorted(MIGRATIONS.glob("*.sql"))[:9]:
        shutil.copy(step, before)
    (tmp_path / "data").mkdir()
    connection = apsw.Connection(str(tmp_path / "data" / FILE_NAME))
    migrate(connection, tmp_path, before)
    connection.execute(_OF_BEFORE)
    connection.close()

    again = open_store(tmp_path / "data", clock)

    assert on_tabs(again) == {"unrated": 1, "rated": 1, "all": 2}
    assert row(again).elsewhere.device_name == "KHAI-BAO-2"
    assert again.mirror.sync_state().updates_cursor == ""
    again.close()


def refused(store, desk) -> UUID:
    mine = desk.send(RATED)
    refuse(store, mine)
    return mine


def refuse(store, sheet_id) -> None:
    store.outbox.mark_sending([sheet_id])
    taken = Failure(kind=FailureKind.REFUSED, code="version-taken")
    store.outbox.refused(sheet_id, taken, SheetState.NEEDS_YOU)
