"""The catalogue: units bear names for a time, and a short name may belong to two."""

from datetime import date

import pytest

from hailong.domain.catalogue import Catalogue, Level, Office, Officer, Reason, Stage, Team

REFORM = date(2025, 3, 1)
OLD = Office(code="03CC", name_vi="Chi cục HQCK cảng Hải Phòng KV I", abbr="HQHPKV1", valid_to=REFORM)
NEW = Office(code="03CC", name_vi="Hải quan cửa khẩu cảng Hải Phòng khu vực 1", abbr="HQHPKV1", valid_from=REFORM)
CATALOGUE = Catalogue(
    version="1",
    offices=(
        OLD,
        NEW,
        Office(code="03NK", name_vi="Hải quan KCX và KCN Hải Phòng", abbr="HQKCXKCNHP"),
        Office(code="03PA", name_vi="Hải quan KCX và KCN Hải Phòng", abbr="HQKCXKCNHP"),
        Office(code="03ZZ", name_vi="Chi cục Hải quan khu vực III"),
    ),
    teams=(
        Team(code="03CC-00", name_vi="Đội Thủ tục", office_code="03CC"),
        Team(code="03NK-00", name_vi="Đội", office_code="03NK"),
    ),
    stages=(Stage(code="DK", name_vi="Đăng ký", order=1), Stage(code="TQ", name_vi="Thông quan", order=9)),
    officers=(Officer(code="03ZZ-0001", name_vi="Trần Văn Mẫu", office_code="03CC"),),
    reasons=(
        Reason(level=Level.NORMAL, code="A", vi="ba sao"),
        Reason(level=Level.SATISFIED, code="B", vi="bốn sao, một"),
        Reason(level=Level.SATISFIED, code="A", vi="bốn sao, hai"),
    ),
)


@pytest.mark.parametrize(
    ("day", "office"),
    [(date(2025, 2, 28), OLD), (REFORM, NEW), (date(2026, 11, 16), NEW), (None, NEW), (date.max, NEW)],
)
def test_an_office_bears_the_name_of_the_day(day, office):
    assert CATALOGUE.office("03CC", day) is office


@pytest.mark.parametrize(
    ("day", "old", "new"), [(date(2025, 2, 28), True, False), (REFORM, False, True), (date(2026, 1, 1), False, True)]
)
def test_on_the_day_of_change_the_new_name_holds_and_the_old_one_no_longer(day, old, new):
    assert OLD.is_valid_on(day) is old
    assert NEW.is_valid_on(day) is new


def test_a_day_that_no_name_covers_gets_the_latest_one():
    closed = Office(code="20CD", name_vi="HQ cảng biển Cái Lân", valid_from=date(2020, 1, 1), valid_to=REFORM)
    assert Catalogue(offices=(closed,)).office("20CD", date(2026, 1, 1)) is closed


def test_an_unknown_office_is_none():
    assert CATALOGUE.office("99XX") is None
    assert CATALOGUE.office("") is None
    assert Catalogue().office("03CC") is None


def test_a_short_name_finds_its_office_only_when_it_belongs_to_one():
    assert CATALOGUE.office_by_abbr("HQHPKV1") is NEW
    assert CATALOGUE.office_by_abbr("HQKCXKCNHP") is None
    assert CATALOGUE.office_by_abbr("") is None
    assert CATALOGUE.office_by_abbr("HQLA") is None


def test_teams_officers_and_stages_are_found_by_their_office_or_code():
    assert [team.code for team in CATALOGUE.teams_of("03CC")] == ["03CC-00"]
    assert [officer.code for officer in CATALOGUE.officers_of("03CC")] == ["03ZZ-0001"]
    assert CATALOGUE.officers_of("03NK") == ()
    assert CATALOGUE.stage("TQ").name_vi == "Thông quan"
    assert CATALOGUE.stage("XX") is None


def test_reasons_keep_the_order_of_the_department_within_their_level():
    assert [reason.code for reason in CATALOGUE.reasons_at(Level.SATISFIED)] == ["B", "A"]
    assert CATALOGUE.reasons_at(Level.VERY_DISSATISFIED) == ()


@pytest.mark.parametrize("level", Level)
def test_levels_one_and_two_are_unsatisfied(level):
    assert level.is_unsatisfied is (level in (1, 2))
