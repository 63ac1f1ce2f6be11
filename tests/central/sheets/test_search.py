"""Looking sheets up by every key, and what a reader never sees."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from central.fixtures import BROKER
from central.workstation import Workstation, valid_sheet
from hailong_central.accounts.actions import create_staff
from hailong_central.accounts.models import StaffUser
from hailong_central.audit.record import CommandLine
from hailong_central.sheets.models import Sheet
from hailong_central.sheets.search import SheetQuery, find_sheets, visible_sheets

pytestmark = pytest.mark.usefixtures("catalogue")


def line(kind: str, code: str, name: str, level: int | None) -> dict[str, Any]:
    subject = {"kind": kind, "code": code, "name": name}
    return {"subject": subject, "level": level, "reasons": [], "comment": "", "did_not_meet": level is None}


@pytest.fixture
def reader(db) -> StaffUser:
    return create_staff(by=CommandLine(), username="reader", password="ba con mèo xanh")


@pytest.fixture
def sheets(alice: Workstation) -> dict[str, dict[str, Any]]:
    """Three sheets: good at 03CC, bad at 20BB (where 03CC was rated as well), one during clearance at 03EE."""
    good = valid_sheet(ratings=[line("office", "03CC", "Cảng 1", 5), line("stage", "DK", "Đăng ký", 4)])
    bad = valid_sheet(
        enterprise={"tax_code": BROKER[1][0], "name": "CÔNG TY CỔ PHẦN ĐÔNG Á"},
        ratings=[
            line("team", "20BB-00", "Đội nghiệp vụ", 2), line("officer", "20ZZ-0001", "Hồ Đức Mẫu", 1),
            line("stage", "DK", "Đăng ký", 5), line("office", "03CC", "Cảng 1", 3),
        ],
    )  # fmt: skip
    bad["declaration"] |= {"office_code": "20BB", "team_code": "00"}
    during = valid_sheet(
        round="during", ratings=[line("team", "", "Đội Kiểm soát", 4), line("officer", "", "Cô ở quầy", None)]
    )
    during["declaration"] |= {"office_code": "03EE", "team_code": ""}
    made = {"good": good, "bad": bad, "during": during}
    for sheet in made.values():
        assert alice.deliver(sheet)["status"] == 201
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "good bad during"),
        ({"round": "during"}, "during"),
        ({"enterprise": "0199999984"}, "bad"),
        ({"enterprise": "01999"}, "good bad during"),
        ({"enterprise": "0199999991-001"}, ""),
        ({"enterprise": "dong a"}, "bad"),
        ({"enterprise": "ĐÔNG Á"}, "bad"),
        ({"enterprise": "mẫu  thử"}, "good during"),
        ({"enterprise": "100%"}, ""),
        ({"office": "03CC"}, "good bad"),  # where it was handled, or what was rated
        ({"office": "20BB"}, "bad"),
        ({"team": "20BB-00"}, "bad"),
        ({"team": "03CC-00"}, "good"),  # handled there, not rated
        ({"team": "03CC-00", "levels": (5,)}, ""),
        ({"team": "Đội Kiểm soát"}, "during"),
        ({"stage": "DK"}, "good bad"),
        ({"officer": "20zz-0001"}, "bad"),
        ({"officer": "20ZZ - 0001"}, "bad"),
        ({"officer": "duc mau"}, "bad"),
        ({"officer": "quầy"}, "during"),
        ({"levels": (1, 2)}, "bad"),
        ({"levels": (4,)}, "good during"),
        ({"stage": "DK", "levels": (1, 2)}, ""),  # the stage itself was given 4 and 5
        ({"stage": "DK", "levels": (5,)}, "bad"),
        ({"officer": "20ZZ-0001", "levels": (1,)}, "bad"),
        ({"office": "03CC", "levels": (1,), "round": "after", "stage": "DK"}, ""),
    ],
    ids=str,
)  # fmt: skip
def test_sheets_are_found_by_each_key(
    sheets: dict[str, dict[str, Any]], reader: StaffUser, query: dict[str, Any], found: str
) -> None:
    names = {sheet["id"]: name for name, sheet in sheets.items()}

    got = {names[str(sheet.id)] for sheet in find_sheets(reader, SheetQuery(**query))}

    assert got == set(found.split())


def test_days_are_vietnamese_and_both_included(sheets: dict[str, Any], reader: StaffUser) -> None:
    midnight = timezone.make_aware(timezone.datetime(2026, 11, 16))
    moments = [midnight - timedelta(seconds=1), midnight, midnight + timedelta(days=1) - timedelta(seconds=1)]
    for sheet, moment in zip(sheets.values(), moments, strict=True):
        Sheet.objects.filter(pk=sheet["id"]).update(received_at=moment)
    day = date(2026, 11, 16)

    assert find_sheets(reader, SheetQuery(first_day=day)).count() == 2
    assert find_sheets(reader, SheetQuery(last_day=day)).count() == 3
    assert find_sheets(reader, SheetQuery(first_day=day, last_day=day)).count() == 2
    assert find_sheets(reader, SheetQuery(last_day=date(2026, 11, 15))).count() == 1


def test_newest_come_first(sheets: dict[str, Any], reader: StaffUser) -> None:
    found = list(find_sheets(reader, SheetQuery()))

    assert [sheet.received_at for sheet in found] == sorted((sheet.received_at for sheet in found), reverse=True)


def test_rated_officer_gets_no_row_of_the_sheet_that_rates_him(sheets: dict[str, Any]) -> None:
    himself = create_staff(by=CommandLine(), username="o", password="ba con mèo xanh", officer_code="20ZZ-0001")

    assert visible_sheets(himself).count() == 2
    assert find_sheets(himself, SheetQuery(officer="20ZZ-0001")).count() == 0
    assert not visible_sheets(himself).filter(pk=sheets["bad"]["id"]).exists()
