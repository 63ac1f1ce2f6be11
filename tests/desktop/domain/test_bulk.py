"""One sheet for many: who may be included and why not, what they have in common, and what each of them says."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from hailong.domain.bulk import (
    NO_OWN,
    LeftOut,
    OwnRating,
    OwnRatings,
    Pattern,
    PatternLine,
    Slot,
    asked_of,
    candidate,
    common_office,
    common_slots,
    office_level,
    ratings_for,
    review_pattern,
    sheets_of,
    strangers,
    why_left_out,
)
from hailong.domain.catalogue import Level
from hailong.domain.declaration import Channel, Round, Status
from hailong.domain.sheet import Bulk, Contact, Rating, SheetFault, SubjectKind
from rating_desk import ENTERPRISE, catalogue, declaration

CATALOGUE = catalogue()
NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
BULK = UUID(int=7)
ENROLLED = frozenset({ENTERPRISE[0]})
OFFICE, TEAM = Slot(kind=SubjectKind.OFFICE), Slot(kind=SubjectKind.TEAM)
SATISFIED = Pattern(lines=(PatternLine(slot=OFFICE, level=Level.SATISFIED, reasons=("P_DUNG_HAN",), comment="Nhanh."),))


def one(key: int = 1, *, is_unrated: bool = True, has_draft: bool = False, **changes: object):
    said = declaration(key, **changes)
    return candidate(key, said, CATALOGUE, is_unrated=is_unrated, has_draft=has_draft)


def own(key: int, level: Level) -> OwnRating:
    return OwnRating(key=key, level=level)


def stage(code: str) -> Slot:
    found = CATALOGUE.stage(code)
    assert found is not None
    return Slot(kind=SubjectKind.STAGE, code=code, name=found.name_vi)


@pytest.mark.parametrize(
    ("selected", "enrolled", "why"),
    [
        (one(), ENROLLED, None),
        (one(status=Status.CANCELLED), ENROLLED, None),
        (one(status=Status.REGISTERED), ENROLLED, LeftOut.NOT_RATABLE),
        (one(is_unrated=False), ENROLLED, LeftOut.ALREADY_RATED),
        (one(), None, LeftOut.NOT_ENROLLED),
        (one(tax_code=""), ENROLLED, LeftOut.ENTERPRISE_UNKNOWN),
        (one(tax_code="0300000006"), ENROLLED, LeftOut.ENTERPRISE_NOT_ENROLLED),
        (one(has_draft=True), ENROLLED, LeftOut.HAS_DRAFT),
        (one(office_code="", office_abbr="", team_code=""), ENROLLED, LeftOut.OFFICE_UNKNOWN),
        (one(is_unrated=False, tax_code="0300000006"), ENROLLED, LeftOut.ALREADY_RATED),  # the first that holds
    ],
)
def test_what_cannot_be_sent_is_left_out_with_its_reason(selected, enrolled, why):
    assert why_left_out(selected, enrolled) is why


def test_each_enterprise_that_lacks_an_enrolment_is_named_once_in_the_order_of_the_selection():
    selected = [
        one(1, tax_code="0300000006", enterprise_name="CÔNG TY B"),
        one(2, tax_code="0200000002", enterprise_name="CÔNG TY A"),
        one(3, tax_code="0300000006", enterprise_name="CÔNG TY B"),
        one(4, tax_code=""),
        one(5, tax_code="0400000001", is_unrated=False),
    ]
    left_out = [(each, why_left_out(each, ENROLLED)) for each in selected]
    assert strangers(left_out) == (("0300000006", "CÔNG TY B"), ("0200000002", "CÔNG TY A"))
    assert strangers([(one(), LeftOut.NOT_ENROLLED), (one(tax_code=""), LeftOut.NOT_ENROLLED)]) == (ENTERPRISE,)


def test_only_what_all_have_in_common_is_offered():
    yellow, red = one(1), one(2, channel=Channel.RED)
    green_without_team = one(3, channel=Channel.GREEN, team_code="")
    assert common_slots([yellow, red]) == (OFFICE, TEAM, stage("DK"), stage("KTHS"), stage("TQ"))
    assert common_slots([yellow, red, green_without_team]) == (OFFICE, stage("DK"), stage("TQ"))
    assert common_slots([]) == ()


def test_each_sheet_speaks_of_its_own_office_and_team():
    here, there = one(1), one(2, office_code="03EE", office_abbr="HQDINHVU")
    pattern = Pattern(lines=(*SATISFIED.lines, PatternLine(slot=TEAM, level=Level.NORMAL)))
    assert [rating.subject.code for rating in ratings_for(here, pattern)] == ["03CC", "03CC-00"]
    assert ratings_for(there, SATISFIED)[0].subject.code == "03EE"
    assert ratings_for(here, SATISFIED)[0].comment == "Nhanh."


def test_what_is_said_of_one_alone_replaces_the_words_that_were_written_for_the_others():
    dissatisfied = ratings_for(one(), SATISFIED, own(1, Level.DISSATISFIED))
    assert dissatisfied == (Rating(subject=one().office, level=Level.DISSATISFIED),)
    why = OwnRating(key=1, level=Level.DISSATISFIED, reasons=("CHAM",), comment="Chờ hai ngày.")
    assert ratings_for(one(), SATISFIED, why) == (
        Rating(subject=one().office, level=Level.DISSATISFIED, reasons=("CHAM",), comment="Chờ hai ngày."),
    )


def test_the_common_level_is_an_exception_only_with_words_of_its_own():
    assert ratings_for(one(), SATISFIED, own(1, Level.SATISFIED)) == ratings_for(one(), SATISFIED)
    (rating,) = ratings_for(one(), SATISFIED, replace(own(1, Level.SATISFIED), comment="Riêng lô này."))
    assert (rating.comment, rating.reasons) == ("Riêng lô này.", ())


def test_an_office_that_the_pattern_does_not_rate_can_get_a_level_of_its_own():
    pattern = Pattern(lines=(PatternLine(slot=stage("DK"), level=Level.SATISFIED),))
    normal = own(1, Level.NORMAL)
    assert [rating.level for rating in ratings_for(one(), pattern, normal)] == [Level.NORMAL, Level.SATISFIED]
    assert office_level(one(), pattern, None) is None
    assert office_level(one(), pattern, normal) is Level.NORMAL


def test_another_level_keeps_own_words_and_drops_reasons_that_were_those_of_the_level():
    said = Rating(subject=one().office, level=Level.DISSATISFIED, reasons=("CHAM",), comment="Chờ.")
    exceptions = NO_OWN.saying([1, 2], said)
    assert exceptions.with_level([1], Level.DISSATISFIED).by_key() == exceptions.by_key()
    changed = exceptions.with_level([1, 3], Level.NORMAL).by_key()
    assert changed[1] == OwnRating(key=1, level=Level.NORMAL, comment="Chờ.")
    assert changed[2] == OwnRating(key=2, level=Level.DISSATISFIED, reasons=("CHAM",), comment="Chờ.")
    assert changed[3] == own(3, Level.NORMAL)


def test_without_a_level_nothing_differs_any_more():
    exceptions = NO_OWN.with_level([1, 2], Level.DISSATISFIED)
    assert exceptions.saying([1], Rating(subject=one().office, comment="Chờ.")) == exceptions.without([1])
    assert list(exceptions.without([1]).by_key()) == [2]


def test_a_low_level_of_one_alone_asks_what_it_was_and_whom_to_ask_as_on_any_sheet():
    def asked(said: OwnRating, contact: Contact):
        pattern = replace(SATISFIED, contact=contact)
        exceptions = OwnRatings(all=(said,))
        ((_, sheet),) = sheets_of([one(1)], pattern, exceptions, bulk_id=BULK, now=NOW, catalogue_version="")
        return asked_of(sheet)

    assert asked(own(1, Level.DISSATISFIED), Contact()) == {SheetFault.DETAILS_ASKED, SheetFault.CONTACT_ASKED}
    whom = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
    assert asked(replace(own(1, Level.DISSATISFIED), comment="Chờ."), whom) == frozenset()
    assert asked(own(1, Level.NORMAL), Contact()) == frozenset()


def test_all_but_the_ones_left_out_become_sheets_that_know_how_many_they_are():
    included = [one(1), one(2, status=Status.CHANNELLED, cleared_on=None), one(3)]
    pattern = replace(SATISFIED, contact=Contact(name="Nguyễn Thị Mẫu"))
    exceptions = NO_OWN.with_level([1], Level.NORMAL)
    made = sheets_of(included, pattern, exceptions, {3}, bulk_id=BULK, now=NOW, catalogue_version="v1")
    assert [(key, sheet.round, sheet.ratings[0].level) for key, sheet in made] == [
        (1, Round.AFTER, Level.NORMAL),
        (2, Round.DURING, Level.SATISFIED),
    ]
    assert {sheet.bulk for _, sheet in made} == {Bulk(id=BULK, size=2)}
    assert {(sheet.contact.name, sheet.catalogue_version) for _, sheet in made} == {("Nguyễn Thị Mẫu", "v1")}


def test_a_declaration_of_which_nothing_is_said_is_not_counted():
    nothing = Pattern(lines=(PatternLine(slot=OFFICE),))
    made = sheets_of([one(1), one(2)], nothing, NO_OWN.with_level([2], Level.NORMAL), bulk_id=BULK, now=NOW,
                     catalogue_version="")  # fmt: skip
    assert [(key, sheet.bulk) for key, sheet in made] == [(2, Bulk(id=BULK, size=1))]


def officer(code: str = "03ZZ-0001", name: str = "NGUYỄN VĂN MẪU") -> Slot:
    return Slot(kind=SubjectKind.OFFICER, code=code, name=name, office="03CC")


def test_officers_can_be_rated_where_one_office_has_handled_all():
    assert common_office([one(1), one(2)]) == "03CC"
    assert common_office([one(1), one(2, office_code="03EE", office_abbr="HQDINHVU")]) == ""
    assert common_office([one(1, office_code="", office_abbr="LA")]) == ""
    assert common_office([]) == ""


def test_an_officer_is_named_on_every_sheet_also_on_one_with_a_level_of_its_own():
    line = PatternLine(slot=officer(), level=Level.VERY_SATISFIED, comment="Tận tình.")
    pattern = Pattern(lines=(*SATISFIED.lines, line, PatternLine(slot=officer("", "Cô Thử"), did_not_meet=True)))
    for said in (None, own(1, Level.DISSATISFIED)):
        _, first, second = ratings_for(one(), pattern, said)
        assert (first.subject.code, first.level, first.comment) == ("03ZZ-0001", Level.VERY_SATISFIED, "Tận tình.")
        assert (second.subject.name, second.level, second.did_not_meet) == ("Cô Thử", None, True)


def test_an_officer_of_whom_nothing_is_said_is_not_sent():
    pattern = Pattern(lines=(*SATISFIED.lines, PatternLine(slot=officer())))
    assert [rating.subject.kind for rating in ratings_for(one(), pattern)] == [SubjectKind.OFFICE]


def test_an_officer_without_a_name_or_named_twice_blocks_as_on_any_sheet():
    rated = [PatternLine(slot=slot, level=Level.SATISFIED) for slot in (officer(), officer(), officer("", ""))]
    found = review_pattern(Pattern(lines=(*SATISFIED.lines, *rated)), one(), NOW)
    assert [(each.fault, each.line) for each in found] == [
        (SheetFault.SUBJECT_TWICE, 2),
        (SheetFault.SUBJECT_UNNAMED, 3),
    ]


def test_a_pattern_without_a_level_blocks_and_low_levels_ask_for_details_and_contact():
    lines = (PatternLine(slot=OFFICE), PatternLine(slot=TEAM))
    assert [one.fault for one in review_pattern(Pattern(lines=lines), one(), NOW)] == [SheetFault.NOTHING_RATED]
    low = Pattern(lines=(lines[0], PatternLine(slot=TEAM, level=Level.DISSATISFIED)))
    assert [(found.fault, found.line) for found in review_pattern(low, one(), NOW)] == [
        (SheetFault.CONTACT_ASKED, None),
        (SheetFault.DETAILS_ASKED, 1),
    ]
    assert review_pattern(SATISFIED, one(), NOW) == ()
