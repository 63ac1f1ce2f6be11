"""The pages: nothing is cached, nothing secret stands in an address, every opening is on record."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from central.workstation import Workstation, valid_sheet
from hailong_central.accounts.actions import create_staff
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.sheets.actions import remove_sheet

HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}"


@pytest.fixture
def sheet(alice: Workstation, catalogue) -> dict[str, Any]:
    sheet = valid_sheet()
    sheet["ratings"][0] |= {"comment": HOSTILE + "\nDòng hai", "level": 2, "reasons": ["N_THAI_DO"]}
    assert alice.deliver(sheet)["status"] == 201
    return sheet


@pytest.fixture
def reader(db) -> Client:
    client = Client()
    client.force_login(create_staff(by=CommandLine(), username="reader", password="ba con mèo xanh"))
    return client


def text(answer) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def look_up(reader: Client, **values: str) -> str:
    answer = reader.post("/staff/sheets/look-up/", values)
    assert answer.status_code == 302
    return answer["Location"]


def test_pages_are_never_cached_and_run_no_script(reader: Client, sheet: dict[str, Any]) -> None:
    for address in ("/staff/sign-in/", "/staff/sheets/", f"/staff/sheets/{sheet['id']}/", "/staff/nothing/"):
        answer = reader.get(address)

        assert answer["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "script-src" not in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert b"<script" not in answer.content.replace(b"&lt;", b"")
        assert not re.search(rb"\bstyle=|\bon[a-z]+=|https?://", answer.content)


def test_what_is_looked_for_never_stands_in_an_address(reader: Client, sheet: dict[str, Any]) -> None:
    address = look_up(reader, enterprise="0199999991", officer="Hồ Mẫu", office="03CC")

    assert re.fullmatch(r"/staff/sheets/\?view=[\w-]{8}", address)
    page = text(reader.get(address))
    assert 'value="0199999991"' in page
    assert "0199999991" not in " ".join(re.findall(r'href="([^"]*)"', page))


def test_list_shows_and_filters(reader: Client, sheet: dict[str, Any]) -> None:
    assert "1 phiếu" in text(reader.get("/staff/sheets/"))
    page = text(reader.get(look_up(reader, level="1-2")))
    assert "1 phiếu khớp với bộ lọc" in page
    assert "Chưa hài lòng" in page
    assert "Không có phiếu nào khớp" in text(reader.get(look_up(reader, level="5")))


def test_empty_service_says_so(reader: Client) -> None:
    assert "Chưa có phiếu nào" in text(reader.get("/staff/sheets/"))


def test_impossible_filter_is_explained(reader: Client, sheet: dict[str, Any]) -> None:
    page = text(reader.get(look_up(reader, first_day="2026-02-02", last_day="2026-01-01")))

    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in page
    assert text(reader.get(look_up(reader, first_day="x", office="nowhere", level="9")))


def test_forgotten_filter_shows_everything(reader: Client, sheet: dict[str, Any]) -> None:
    assert "1 phiếu" in text(reader.get("/staff/sheets/?view=gone&page=99"))


def test_filter_of_one_tab_leaves_the_other_alone(reader: Client, sheet: dict[str, Any]) -> None:
    first = look_up(reader, level="5")
    for number in range(19):
        look_up(reader, enterprise=str(number))

    assert "Không có phiếu nào khớp" in text(reader.get(first))


def test_sheet_page_shows_everything_and_is_on_record(reader: Client, sheet: dict[str, Any]) -> None:
    page = text(reader.get(f"/staff/sheets/{sheet['id']}/"))

    for shown in (
        "CÔNG TY TNHH MẪU THỬ", "0199999991", "Nguyễn Thị Mẫu", "0900000000", "A11", "Luồng vàng", "Thông quan",
        "Sau khi thông quan", "Thái độ chưa lịch sự, thiếu tôn trọng", "Dòng hai", "Không gặp công chức này",
        "16/11/2026 17:02", sheet["id"], "HL-20", "SHA-256", "03CC",
    ):  # fmt: skip
        assert shown in page
    assert AuditRecord.objects.filter(action="sheet.opened", actor="staff:reader").count() == 1


def test_hostile_words_are_shown_as_they_were_written(reader: Client, sheet: dict[str, Any]) -> None:
    page = text(reader.get(f"/staff/sheets/{sheet['id']}/"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}{% now &#x27;Y&#x27; %}" in page


def test_sheet_that_is_not_there_is_not_found_and_not_on_record(reader: Client, sheet: dict[str, Any]) -> None:
    assert reader.get(f"/staff/sheets/{uuid.uuid4()}/").status_code == 404
    assert not AuditRecord.objects.filter(action="sheet.opened").exists()


def test_rated_officer_cannot_tell_that_a_sheet_is_there(alice: Workstation, sheet: dict[str, Any]) -> None:
    about_him = valid_sheet()
    about_him["ratings"][1]["subject"] = {"kind": "officer", "code": "03ZZ-0001", "name": "Hồ Đức Minh Họa"}
    alice.deliver(about_him)
    himself = Client()
    himself.force_login(
        create_staff(by=CommandLine(), username="o", password="ba con mèo xanh", officer_code="03ZZ-0001")
    )

    hidden = himself.get(f"/staff/sheets/{about_him['id']}/")
    absent = himself.get(f"/staff/sheets/{uuid.uuid4()}/")

    assert "1 phiếu" in text(himself.get("/staff/sheets/"))
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content.split(b"<main")[1] == absent.content.split(b"<main")[1]


def test_way_back_leads_to_what_was_looked_for(reader: Client, sheet: dict[str, Any]) -> None:
    address = look_up(reader, round="after")
    link = re.search(r'class="open" href="([^"]+)"', text(reader.get(address)))

    assert link
    assert f'href="{address}"' in text(reader.get(link[1]))


def test_removed_sheet_says_why(reader: Client, sheet: dict[str, Any]) -> None:
    remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(sheet["id"]), reason="Doanh nghiệp đề nghị")

    page = text(reader.get(f"/staff/sheets/{sheet['id']}/"))

    assert "Lý do: Doanh nghiệp đề nghị" in page
    assert "Dòng hai" not in page
    assert "Đã gỡ bỏ" in text(reader.get("/staff/sheets/"))


def test_versions_lead_to_each_other(alice: Workstation, reader: Client, sheet: dict[str, Any]) -> None:
    later = valid_sheet(version=2, supersedes=sheet["id"])
    later["declaration"]["number"] = sheet["declaration"]["number"]
    assert alice.deliver(later)["status"] == 201

    assert f"/staff/sheets/{later['id']}/" in text(reader.get(f"/staff/sheets/{sheet['id']}/"))
    assert f"/staff/sheets/{sheet['id']}/" in text(reader.get(f"/staff/sheets/{later['id']}/"))


def test_sheet_that_was_given_in_bulk_says_so(alice: Workstation, reader: Client, sheet: dict[str, Any]) -> None:
    one_of_many = valid_sheet(bulk={"id": "01939a6e-0000-7000-8000-00000000b001", "size": 37})
    assert alice.deliver(one_of_many)["status"] == 201

    assert "hàng loạt" not in text(reader.get(f"/staff/sheets/{sheet['id']}/"))
    assert "đánh giá hàng loạt, cùng lúc 37 phiếu" in text(reader.get(f"/staff/sheets/{one_of_many['id']}/"))
    reader.post("/staff/language/", {"language": "en", "next": "/staff/sheets/"})
    assert "in bulk, 37 sheets at once" in text(reader.get(f"/staff/sheets/{one_of_many['id']}/"))


def test_sheet_whose_time_may_be_wrong_says_which_time_to_go_by(
    alice: Workstation, reader: Client, sheet: dict[str, Any]
) -> None:
    unsure = valid_sheet(clock="unsure")
    assert alice.deliver(unsure)["status"] == 201

    assert "lấy giờ tiếp nhận làm chuẩn" not in text(reader.get(f"/staff/sheets/{sheet['id']}/"))
    assert "lấy giờ tiếp nhận làm chuẩn" in text(reader.get(f"/staff/sheets/{unsure['id']}/"))
    reader.post("/staff/language/", {"language": "en", "next": "/staff/sheets/"})
    assert "go by the time of receipt" in text(reader.get(f"/staff/sheets/{unsure['id']}/"))


def test_language_is_vietnamese_until_chosen_otherwise(reader: Client, sheet: dict[str, Any]) -> None:
    assert "Phiếu đánh giá" in text(reader.get("/staff/sheets/", headers={"accept-language": "en"}))

    reader.post("/staff/language/", {"language": "en", "next": "/staff/sheets/"})

    page = text(reader.get(f"/staff/sheets/{sheet['id']}/"))
    assert "16 Nov 2026 17:02" in page
    assert "Impolite or disrespectful attitude" in page
    assert '<html lang="en">' in page


def test_language_switch_leads_nowhere_else(reader: Client) -> None:
    answer = reader.post("/staff/language/", {"language": "en", "next": "https://evil.example/"})

    assert "evil" not in answer["Location"]


def test_long_list_comes_in_pages(alice: Workstation, reader: Client, catalogue) -> None:
    alice.offer(*alice.frozen([valid_sheet() for _ in range(60)]))
    address = look_up(reader, round="after")

    page = text(reader.get(f"{address}&page=2"))

    assert "Trang 2/3" in page
    assert f"{address.partition('?')[2]}&amp;page=3" in page
