"""The sheet: its life, what stands between it and Record, and what the declaration already tells."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.catalogue import Catalogue, Level, Office, Stage, Team
from hailong.domain.declaration import Channel, Declaration, Round, Status
from hailong.domain.sheet import (
    HELD_BY_SERVICE,
    MAX_COMMENT,
    MAX_RATINGS,
    WAITING,
    Contact,
    Rating,
    Sheet,
    SheetFault,
    SheetFinding,
    SheetState,
    Subject,
    SubjectKind,
    may_become,
    prefill,
    review,
)

DECLARATION = Declaration(number="109999888770", tax_code="0199999991", status=Status.CLEARED, office_code="03CC")
OFFICE = Subject(kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1")
OFFICER = Subject(kind=SubjectKind.OFFICER, name="Công chức ở quầy số 3")
CONTACT = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")


def sheet(*ratings, **changes):
    whole = Sheet(
        id=UUID(int=7),
        declaration=DECLARATION,
        round=Round.AFTER,
        written_at=datetime(2026, 11, 16, tzinfo=UTC),
        ratings=ratings,
    )
    return replace(whole, **changes)


def rated(level=Level.SATISFIED, subject=OFFICE, **more):
    return Rating(subject=subject, level=level, **more)


# --- review


def test_one_rated_line_of_a_satisfied_business_is_all_it_takes():
    assert review(sheet(rated())) == ()


@pytest.mark.parametrize(
    ("written", "findings"),
    [
        (sheet(), [(SheetFault.NOTHING_RATED, None)]),
        (sheet(Rating(subject=OFFICE)), [(SheetFault.NOTHING_RATED, None)]),
        (sheet(Rating(subject=OFFICER, did_not_meet=True)), [(SheetFault.NOTHING_RATED, None)]),
        (sheet(rated(), Rating(subject=OFFICER, did_not_meet=True)), []),
        (sheet(rated(subject=OFFICER, did_not_meet=True)), [(SheetFault.LEVEL_AND_NOT_MET, 0)]),
        (sheet(rated(subject=Subject(kind=SubjectKind.OFFICER))), [(SheetFault.SUBJECT_UNNAMED, 0)]),
        (sheet(rated(subject=Subject(kind=SubjectKind.OFFICER, name="  "))), [(SheetFault.SUBJECT_UNNAMED, 0)]),
        (sheet(rated(), rated(Level.NORMAL)), [(SheetFault.SUBJECT_TWICE, 1)]),
        (sheet(rated(), Rating(subject=OFFICE)), []),  # an empty line says nothing, so nothing twice
        (sheet(rated(), rated(subject=replace(OFFICE, name="other name"))), [(SheetFault.SUBJECT_TWICE, 1)]),
        (sheet(rated(subject=OFFICER), rated(subject=replace(OFFICER, name="another"))), []),
        (sheet(rated(comment="x" * MAX_COMMENT)), []),
        (sheet(rated(comment="x" * (MAX_COMMENT + 1))), [(SheetFault.TEXT_TOO_LONG, 0)]),
        (sheet(rated(subject=Subject(kind=SubjectKind.OFFICER, name="x" * 201))), [(SheetFault.TEXT_TOO_LONG, 0)]),
        (sheet(rated(), contact=Contact(name="x" * 201)), [(SheetFault.TEXT_TOO_LONG, None)]),
        (sheet(rated(), contact=Contact(phone="0" * 31)), [(SheetFault.TEXT_TOO_LONG, None)]),
        (sheet(rated(), declaration=replace(DECLARATION, status=Status.REGISTERED)), [(SheetFault.NOT_RATABLE, None)]),
        (sheet(rated(), declaration=replace(DECLARATION, status=Status.UNKNOWN)), [(SheetFault.NOT_RATABLE, None)]),
        (sheet(rated(), declaration=replace(DECLARATION, status=Status.CANCELLED)), []),
        (sheet(rated(), declaration=replace(DECLARATION, tax_code="")), [(SheetFault.ENTERPRISE_UNKNOWN, None)]),
        (sheet(rated(reasons=("P_KHAC",))), [(SheetFault.DETAILS_ASKED, 0)]),
        (sheet(rated(reasons=("P_KHAC",), comment="quầy mở sớm")), []),
    ],
)
def test_review_finds_what_is_missing_and_says_where(written, findings):
    assert review(written) == tuple(SheetFinding(fault, line) for fault, line in findings)


@pytest.mark.parametrize("level", Level)
def test_levels_one_and_two_are_asked_for_details_and_contact_and_may_go_on_without(level):
    found = review(sheet(rated(level)))
    asked = {SheetFault.DETAILS_ASKED, SheetFault.CONTACT_ASKED} if level <= 2 else set()
    assert {finding.fault for finding in found} == asked
    assert not any(finding.fault.is_blocking for finding in found)
    assert review(sheet(rated(level, comment="chờ lâu"), contact=CONTACT)) == ()


def test_blanks_are_neither_details_nor_contact():
    found = review(sheet(rated(Level.DISSATISFIED, comment="  \n"), contact=Contact(name=" ", phone=" ")))
    assert {finding.fault for finding in found} == {SheetFault.DETAILS_ASKED, SheetFault.CONTACT_ASKED}


def test_at_most_fifty_lines_count_and_empty_ones_do_not():
    lines = [rated(subject=Subject(kind=SubjectKind.OFFICER, name=f"{n}")) for n in range(MAX_RATINGS)]
    assert review(sheet(*lines, Rating(subject=OFFICE))) == ()
    assert SheetFinding(SheetFault.TOO_MANY_LINES) in review(sheet(*lines, rated()))


def test_only_the_two_questions_do_not_block():
    assert {fault for fault in SheetFault if not fault.is_blocking} == {
        SheetFault.DETAILS_ASKED,
        SheetFault.CONTACT_ASKED,
    }


LINES = st.lists(
    st.builds(
        Rating,
        subject=st.builds(
            Subject, kind=st.sampled_from(SubjectKind), code=st.sampled_from(["", "A"]), name=st.sampled_from(["", "B"])
        ),
        level=st.none() | st.sampled_from(Level),
        did_not_meet=st.booleans(),
        comment=st.sampled_from(["", "vì"]),
    ),
    max_size=6,
)


@given(LINES)
def test_lines_that_say_nothing_change_nothing_but_the_line_numbers(lines):
    whole = sheet(*lines)
    sent = whole.for_sending()
    assert all(rating.says_something for rating in sent.ratings)
    assert [finding.fault for finding in review(sent)] == [finding.fault for finding in review(whole)]


@given(LINES)
def test_a_sheet_without_blocking_findings_keeps_the_rules_of_the_contract(lines):
    written = sheet(*lines).for_sending()
    if any(finding.fault.is_blocking for finding in review(written)):
        return
    assert any(rating.level is not None for rating in written.ratings)
    assert all(rating.subject.code or rating.subject.name for rating in written.ratings)
    assert not any(rating.did_not_meet and rating.level for rating in written.ratings)
    subjects = [(one.subject.kind, one.subject.code or one.subject.name) for one in written.ratings if one.subject.code]
    assert len(subjects) == len(set(subjects))


# --- the life of a sheet


def test_every_state_has_its_row_and_is_reached_from_a_draft():
    reached = {SheetState.DRAFT}
    for _ in SheetState:
        reached |= {new for old in reached for new in SheetState if may_become(old, new)}
    assert reached == set(SheetState)


def test_a_sheet_rests_for_ever_only_where_it_was_removed_or_superseded():
    ends = {old for old in SheetState if not any(may_become(old, new) for new in SheetState)}
    assert ends == {SheetState.REMOVED, SheetState.SUPERSEDED}


def test_no_state_follows_itself():
    assert not any(may_become(state, state) for state in SheetState)


@pytest.mark.parametrize("old", SheetState)
def test_only_what_was_sent_can_have_been_received(old):
    assert may_become(old, SheetState.RECEIVED) is (old is SheetState.SENDING)


@pytest.mark.parametrize("old", SheetState)
def test_a_sheet_is_withdrawn_only_before_a_try_or_after_a_refusal_and_is_a_draft_again_only_before_it_was_sent(old):
    assert may_become(old, SheetState.WITHDRAWN) is (old in (SheetState.QUEUED, SheetState.NEEDS_YOU))
    assert may_become(old, SheetState.DRAFT) is (old is SheetState.RECORDED)


def test_a_service_that_forgot_is_offered_again_whatever_it_once_held_and_never_what_it_removed():
    assert all(may_become(held, SheetState.QUEUED) for held in HELD_BY_SERVICE)
    assert not may_become(SheetState.REMOVED, SheetState.QUEUED)


def test_waiting_and_held_by_the_service_exclude_each_other():
    assert WAITING.isdisjoint(HELD_BY_SERVICE)
    assert SheetState.NEEDS_YOU not in WAITING | HELD_BY_SERVICE


# --- prefilling

CATALOGUE = Catalogue(
    offices=(
        Office(code="03CC", name_vi="Chi cục HQCK cảng Hải Phòng KV I", abbr="HQHPKV1", valid_to=date(2025, 3, 1)),
        Office(
            code="03CC",
            name_vi="Hải quan cửa khẩu cảng Hải Phòng khu vực 1",
            abbr="HQHPKV1",
            valid_from=date(2025, 3, 1),
        ),
    ),
    teams=(Team(code="03CC-00", name_vi="Đội Thủ tục hàng hóa XNK", office_code="03CC"),),
    stages=tuple(Stage(code=code, name_vi=code.lower()) for code in ("DK", "KTHS", "KTTT", "BQ", "GPH", "TQ")),
)


def prefilled(**fields):
    subjects = prefill(Declaration(number="109999888770", **fields), CATALOGUE)
    return [subject.code or subject.name for subject in subjects]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["DK"]),
        ({"office_code": "03CC"}, ["03CC", "DK"]),
        ({"office_abbr": "HQHPKV1"}, ["03CC", "DK"]),
        ({"office_code": "03CC", "team_code": "00"}, ["03CC", "03CC-00", "DK"]),
        ({"office_abbr": "HQHPKV1", "team_code": "00"}, ["03CC", "03CC-00", "DK"]),
        ({"office_code": "03CC", "team_code": "07"}, ["03CC", "DK"]),
        ({"office_code": "03CC", "team_code": "07", "team_name": "Đội Giám sát"}, ["03CC", "Đội Giám sát", "DK"]),
        ({"office_code": "99XX"}, ["99XX", "DK"]),
        ({"office_abbr": "HQLA"}, ["HQLA", "DK"]),
        ({"channel": Channel.GREEN, "status": Status.CLEARED}, ["DK", "TQ"]),
        ({"channel": Channel.YELLOW, "status": Status.CLEARED}, ["DK", "KTHS", "TQ"]),
        ({"channel": Channel.RED, "status": Status.IN_STORAGE}, ["DK", "KTHS", "KTTT", "BQ"]),
        ({"channel": Channel.RED, "status": Status.RELEASED}, ["DK", "KTHS", "KTTT", "GPH"]),
        ({"channel": Channel.RED, "status": Status.CHANNELLED}, ["DK", "KTHS", "KTTT"]),
        ({"channel": Channel.RED, "status": Status.CANCELLED}, ["DK", "KTHS", "KTTT"]),
    ],
)
def test_the_lines_are_those_that_the_declaration_names(fields, expected):
    assert prefilled(**fields) == expected


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2025, 2, 28), "Chi cục HQCK cảng Hải Phòng KV I"), (None, "Hải quan cửa khẩu cảng Hải Phòng khu vực 1")],
)
def test_a_unit_is_called_as_on_the_day_of_registration(day, name):
    declaration = replace(DECLARATION, registered_on=day)
    assert prefill(declaration, CATALOGUE)[0].name == name


def test_without_a_catalogue_the_names_of_the_declaration_are_kept():
    declaration = replace(DECLARATION, office_abbr="HQHPKV1", team_name="Đội Giám sát")
    assert prefill(declaration, Catalogue()) == (
        Subject(kind=SubjectKind.OFFICE, code="03CC", name="HQHPKV1"),
        Subject(kind=SubjectKind.TEAM, name="Đội Giám sát"),
    )


@given(st.sampled_from(Channel), st.sampled_from(Status))
def test_officers_are_never_guessed_and_no_subject_stands_twice(channel, status):
    subjects = prefill(replace(DECLARATION, channel=channel, status=status), CATALOGUE)
    assert len(set(subjects)) == len(subjects)
    assert not any(subject.kind is SubjectKind.OFFICER for subject in subjects)
