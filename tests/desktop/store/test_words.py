"""Two clerks at one database: each reads the own words alone, the sender needs nobody, and rows change hands whole."""

import hashlib
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from hailong.api.clerk_keys import new_key
from hailong.domain.declaration import Round
from hailong.domain.delivery import SheetUpdate
from hailong.domain.sheet import Rating, SheetState, Subject, SubjectKind
from hailong.store.codec import CodecError
from hailong.store.interfaces import SentQuery
from hailong.store.words import BULK_PATTERN

COMMENT = "Chờ lâu quá."


@pytest.fixture
def store(sqlite_store):
    return sqlite_store


@pytest.fixture
def desk(make_desk, store):
    return make_desk(store)


@pytest.fixture
def lan(store):
    return new_key()


@pytest.fixture
def huy(store):
    return new_key()


@pytest.fixture
def at_work(store):
    def begin(key=None, *, is_locked=False):
        store.words.work_as(key.public if key else "", None if is_locked else key)

    return begin


@pytest.fixture
def write(desk, cleared):
    def a_sheet(comment=COMMENT, **changes):
        rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), comment=comment)
        return desk.write(cleared, ratings=(rating,), **changes)

    return a_sheet


@pytest.fixture
def key(desk, cleared):
    return desk.key_of(cleared)


def everything_in(store):
    """All that the database holds, as whoever has the database's own key reads it."""
    with store._database.read() as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = [connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables if "legal_words" not in name]
    return repr(rows)


def sent(store, sheet_id):
    rows = store.sheets.sent_rows(store.sheets.sent(SentQuery()))
    return next(row for row in rows if row.sheet.id == sheet_id)


def test_what_a_clerk_writes_stands_nowhere_in_the_clear(store, at_work, lan, write, key, desk):
    at_work(lan)
    sheet = write()
    store.sheets.save_draft(key, sheet)
    assert COMMENT not in everything_in(store)
    sealed = b"sealed"
    store.sheets.send(key, sheet, sealed, hashlib.sha256(sealed).hexdigest(), desk.clock.now())
    store.words.keep_note(BULK_PATTERN, COMMENT, lan.public)
    desk.store.mirror.apply_updates([update(sheet, "Đã xử lý.", desk)], "c1")
    assert not [word for word in (COMMENT, "Đã xử lý.") if word in everything_in(store)]
    at_work()
    store.sheets.save_draft(key, replace(write(), id=uuid4()))
    assert COMMENT in everything_in(store), "the look would not have seen it"


def update(sheet, text, desk):
    return SheetUpdate(sheet_id=sheet.id, state=SheetState.ANSWERED, at=desk.clock.now(), text=text)


def test_the_clerk_reads_the_own_draft_and_nobody_else_does(store, at_work, lan, huy, write, key):
    at_work(lan)
    store.sheets.save_draft(key, write(), recorded=True)
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == COMMENT
    assert store.sheets.draft_state(key, Round.AFTER) is SheetState.RECORDED
    assert store.declarations.get(key).has_draft
    at_work(huy)
    assert store.sheets.draft(key, Round.AFTER) is None
    assert not store.declarations.get(key).has_draft
    at_work(lan, is_locked=True)
    assert store.sheets.draft(key, Round.AFTER) is None


def test_two_clerks_have_a_draft_each(store, at_work, lan, huy, write, key):
    for clerk, words in ((lan, "của Lan"), (huy, "của Huy")):
        at_work(clerk)
        store.sheets.save_draft(key, write(words))
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == "của Huy"
    store.sheets.discard_draft(key, Round.AFTER)
    at_work(lan)
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == "của Lan"


def test_who_goes_on_with_everybodys_draft_takes_it(store, at_work, lan, write, key):
    store.sheets.save_draft(key, write("của mọi người"))
    at_work(lan)
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == "của mọi người"
    store.sheets.save_draft(key, write("của Lan"))
    at_work()
    assert store.sheets.draft(key, Round.AFTER) is None


def test_a_draft_is_kept_for_whoever_wrote_it_though_another_is_at_work_by_then(store, at_work, lan, huy, write, key):
    at_work(huy)
    store.sheets.save_draft(key, write(), owner=lan.public)
    assert store.sheets.draft(key, Round.AFTER) is None
    at_work(lan)
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == COMMENT


def test_the_sent_sheet_of_another_is_shown_without_its_words(store, at_work, lan, huy, desk, cleared, write):
    at_work(lan)
    sheet_id = desk.send(cleared, ratings=write().ratings)
    assert not sent(store, sheet_id).is_closed
    assert sent(store, sheet_id).sheet.ratings[0].comment == COMMENT
    at_work(huy)
    row = sent(store, sheet_id)
    assert (row.is_closed, row.sheet.ratings, row.state) == (True, (), SheetState.QUEUED)
    assert row.sheet.declaration.number == cleared.number


def test_while_it_is_locked_sheets_are_delivered_and_answers_sealed(store, at_work, lan, desk, cleared, write):
    at_work(lan)
    sheet_id = desk.send(cleared, ratings=write().ratings)
    at_work(lan, is_locked=True)
    (waiting,) = store.outbox.due(desk.clock.now(), 10)
    assert waiting.declaration_number == cleared.number
    desk.deliver(sheet_id)
    told = [update(sent(store, sheet_id).sheet, "Đã xử lý.", desk)]
    assert store.mirror.apply_updates(told, "c1") == 1
    assert store.mirror.apply_updates(told, "c1") == 0, "the same word again is no news"
    assert sent(store, sheet_id).update_text == ""
    at_work(lan)
    assert sent(store, sheet_id).update_text == "Đã xử lý."


def test_another_takes_a_bulk_back_and_its_drafts_are_still_the_writers(store, at_work, lan, huy, desk, cleared, key):
    at_work(lan)
    desk.send_bulk(cleared, bulk=UUID(int=7))
    at_work(huy)
    assert store.sheets.withdraw_bulk(UUID(int=7)) == [key]
    assert store.sheets.draft(key, Round.AFTER) is None
    at_work(lan)
    assert store.sheets.draft(key, Round.AFTER).ratings


def test_what_was_sent_is_taken_back_with_its_words(store, at_work, lan, desk, cleared, write, key):
    at_work(lan)
    again = store.sheets.withdraw(desk.send(cleared, ratings=write().ratings))
    assert again.ratings[0].comment == COMMENT
    assert store.sheets.draft(key, Round.AFTER) == again


def test_a_bulk_does_not_take_the_place_of_the_own_draft_and_leaves_that_of_another(
    store, at_work, lan, huy, desk, cleared, write, key
):
    at_work(lan)
    store.sheets.save_draft(key, write())
    at_work(huy)
    desk.send_bulk(cleared, bulk=UUID(int=7))
    at_work(lan)
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == COMMENT


def test_who_is_there_alone_takes_over_what_was_everybodys(store, at_work, lan, desk, cleared, write, key):
    sheet_id = desk.send(cleared, ratings=write().ratings)
    desk.store.mirror.apply_updates([update(sent(store, sheet_id).sheet, "Đã xử lý.", desk)], "c1")
    other = replace(cleared, number="109999888780")
    store.sheets.save_draft(desk.key_of(other), desk.write(other, ratings=write().ratings))
    store.words.keep_note(BULK_PATTERN, COMMENT, "")
    assert store.words.take_over(lan.public) == 2
    assert not [word for word in (COMMENT, "Đã xử lý.") if word in everything_in(store)]
    at_work(lan)
    assert sent(store, sheet_id).sheet.ratings[0].comment == COMMENT
    assert sent(store, sheet_id).update_text == "Đã xử lý."
    assert store.sheets.draft(desk.key_of(other), Round.AFTER).ratings[0].comment == COMMENT
    assert store.words.note(BULK_PATTERN) == COMMENT
    assert store.words.sealed() == 2


def test_what_is_given_back_is_everybodys_again(store, at_work, lan, desk, cleared, write):
    sheet_id = desk.send(cleared, ratings=write().ratings)
    other = replace(cleared, number="109999888780")
    store.sheets.save_draft(desk.key_of(other), desk.write(other, ratings=write().ratings))
    store.words.keep_note(BULK_PATTERN, COMMENT, "")
    before = everything_in(store)
    store.words.take_over(lan.public)
    assert store.words.give_back(lan) == 2
    assert everything_in(store) == before
    assert store.words.sealed() == 0
    assert sent(store, sheet_id).sheet.ratings[0].comment == COMMENT


@pytest.mark.parametrize(("first", "stays"), [("lan", "của mọi người"), ("everybody", "của Lan")])
def test_of_two_drafts_of_one_round_the_later_stays_when_they_are_given_back(
    store, at_work, lan, write, key, desk, first, stays
):
    def of_lan():
        store.sheets.save_draft(key, write("của Lan"), owner=lan.public)

    def of_everybody():
        store.sheets.save_draft(key, write("của mọi người"), owner="")

    for save in (of_lan, of_everybody) if first == "lan" else (of_everybody, of_lan):
        save()
        desk.clock.pass_by(minutes=1)
    if first == "everybody":  # a clerk's own draft has taken the place of everybody's: begun anew, but kept before it
        with store._database.write() as connection:
            connection.execute(
                "INSERT INTO drafts SELECT declaration_key, round, '', state, content, '', '2020' FROM drafts"
            )
    store.words.give_back(lan)
    assert store.sheets.draft(key, Round.AFTER).ratings[0].comment == stays


def test_a_note_that_the_disk_has_changed_is_told(store, at_work, lan):
    store.words.keep_note(BULK_PATTERN, COMMENT, lan.public)
    with store._database.write() as connection:
        connection.execute("UPDATE settings SET value = 'x'")
    at_work(lan)
    with pytest.raises(CodecError):
        store.words.note(BULK_PATTERN)
