"""Force is an interval: the cases that real documents have shown (numbers as published, bodies left out)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.legal import NEW_FOR, SOON_WITHIN, Force, LegalDocument, Shelf, force_on, is_on_shelf


def document(**given_fields):
    fields = {
        "id": "one",
        "revision": 1,
        "number": "1/2026/TT-BTC",
        "type": "Thông tư",
        "issuer": "Bộ Tài chính",
        "title": "t",
    }
    return LegalDocument(**(fields | given_fields))


ON_SIGNING = document(number="124/2026/TT-BTC", issued_on=date(2026, 10, 1), effective_on=date(2026, 10, 1))
SIX_MONTHS_WAIT = document(
    number="11/2026/QH16", type="Luật", issued_on=date(2026, 8, 23), effective_on=date(2027, 3, 1)
)
TIME_LIMITED = document(number="72/2026/NĐ-CP", effective_on=date(2026, 3, 1), expires_on=date(2026, 7, 1))
PROLONGED = document(number="72/2026/NĐ-CP", revision=2, effective_on=date(2026, 3, 1), expires_on=date(2027, 1, 1))
SUSPENDED = document(
    number="46/2026/NĐ-CP", issued_on=date(2026, 1, 26), effective_on=date(2026, 1, 26), suspended_from=date(2026, 2, 4)
)
SUSPENDED_FOR_A_TIME = document(
    effective_on=date(2026, 1, 1), suspended_from=date(2026, 2, 4), suspended_to=date(2026, 4, 15)
)
SUSPENDED_BEFORE_IT_BEGAN = document(effective_on=date(2026, 6, 1), suspended_from=date(2026, 5, 1))
ANNEX_KEPT_ALIVE = document(
    number="12/2018/TT-BCT", effective_on=date(2018, 6, 15), expires_on=date(2027, 1, 1), is_partly_expired=True
)
NOT_KNOWN = document(issued_on=date(2026, 11, 1))
LETTER = document(number="22669/CHQ-GSQL", type="Công văn", issued_on=date(2026, 11, 1), effective_on=date(2026, 11, 1))
LIVE = document(number="142/2026/TT-BTC", issued_on=date(2026, 10, 2), effective_on=date(2026, 11, 16))


@pytest.mark.parametrize(
    ("one", "day", "force"),
    [
        (ON_SIGNING, date(2026, 9, 30), Force.NOT_YET),
        (ON_SIGNING, date(2026, 10, 1), Force.IN_FORCE),
        (SIX_MONTHS_WAIT, date(2027, 2, 28), Force.NOT_YET),
        (SIX_MONTHS_WAIT, date(2027, 3, 1), Force.IN_FORCE),
        (TIME_LIMITED, date(2026, 6, 30), Force.IN_FORCE),
        (TIME_LIMITED, date(2026, 7, 1), Force.EXPIRED),
        (PROLONGED, date(2026, 7, 1), Force.IN_FORCE),
        (SUSPENDED, date(2026, 2, 3), Force.IN_FORCE),
        (SUSPENDED, date(2026, 2, 4), Force.SUSPENDED),
        (SUSPENDED, date(2030, 1, 1), Force.SUSPENDED),
        (SUSPENDED_FOR_A_TIME, date(2026, 4, 14), Force.SUSPENDED),
        (SUSPENDED_FOR_A_TIME, date(2026, 4, 15), Force.IN_FORCE),
        (SUSPENDED_BEFORE_IT_BEGAN, date(2026, 6, 1), Force.SUSPENDED),
        (ANNEX_KEPT_ALIVE, date(2026, 12, 31), Force.PARTLY_EXPIRED),
        (ANNEX_KEPT_ALIVE, date(2027, 1, 1), Force.EXPIRED),
        (NOT_KNOWN, date(2026, 11, 21), Force.UNKNOWN),
        (LETTER, date(2026, 11, 21), Force.GUIDANCE),
        (document(type="Thông báo"), date(2026, 11, 21), Force.GUIDANCE),
        (LIVE, date(2026, 11, 15), Force.NOT_YET),
        (LIVE, date(2026, 11, 21), Force.IN_FORCE),
        (document(expires_on=date(2026, 1, 1)), date(2026, 1, 1), Force.EXPIRED),
    ],
)
def test_the_state_of_force_follows_from_the_day(one, day, force):
    assert force_on(one, day) is force


DAYS = st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
DOCUMENTS = st.builds(
    document,
    type=st.sampled_from(["Thông tư", "Công văn"]),
    issued_on=DAYS,
    effective_on=DAYS,
    expires_on=DAYS,
    suspended_from=DAYS,
    suspended_to=DAYS,
    is_partly_expired=st.booleans(),
)
TODAY = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(DOCUMENTS, TODAY)
def test_nothing_is_in_force_before_it_begins_or_once_it_has_ended(one, day):
    if force_on(one, day) in (Force.IN_FORCE, Force.PARTLY_EXPIRED):
        assert one.effective_on is not None
        assert one.effective_on <= day
        assert one.expires_on is None or day < one.expires_on


@given(DOCUMENTS, TODAY)
def test_what_has_ended_stays_ended(one, day):
    if force_on(one, day) is Force.EXPIRED:
        assert force_on(one, day + timedelta(days=1)) is Force.EXPIRED


@given(DOCUMENTS, TODAY)
def test_guidance_stands_on_its_own_shelf_and_on_none_of_the_laws(one, day):
    law_shelves = [is_on_shelf(one, shelf, day) for shelf in (Shelf.NEWLY_IN_FORCE, Shelf.SOON_IN_FORCE)]
    assert is_on_shelf(one, Shelf.ALL, day)
    assert is_on_shelf(one, Shelf.GUIDANCE, day) is one.is_guidance
    assert not all(law_shelves)
    assert not (one.is_guidance and any(law_shelves))


@pytest.mark.parametrize(
    ("one", "shelf", "first", "last"),
    [
        (LIVE, Shelf.NEWEST, date(2026, 10, 2), date(2026, 10, 2) + NEW_FOR),
        (LIVE, Shelf.NEWLY_IN_FORCE, date(2026, 11, 16), date(2026, 11, 16) + NEW_FOR),
        (LIVE, Shelf.SOON_IN_FORCE, date(2026, 11, 16) - SOON_WITHIN, date(2026, 11, 15)),
        (LETTER, Shelf.NEWEST, date(2026, 11, 1), date(2026, 11, 1) + NEW_FOR),
    ],
)
def test_a_document_stands_on_a_shelf_from_its_first_to_its_last_day(one, shelf, first, last):
    assert is_on_shelf(one, shelf, first)
    assert is_on_shelf(one, shelf, last)
    assert not is_on_shelf(one, shelf, first - timedelta(days=1))
    assert not is_on_shelf(one, shelf, last + timedelta(days=1))


def test_a_document_without_dates_stands_on_no_shelf_of_time():
    bare = document()
    day = date(2026, 11, 21)
    assert [shelf for shelf in Shelf if is_on_shelf(bare, shelf, day)] == [Shelf.ALL]
