"""A real service with some thirty sheets in it, and one Chromium for all tests of the console."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from central.over_http import HttpClient
from central.service_process import RESOURCES, ServiceProcess
from central.workstation import Workstation, valid_sheet

PASSWORD = "ba con mèo xanh"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
COMPANIES = (("0199999991", "CÔNG TY TNHH MẪU THỬ"), ("0199999984", "CÔNG TY CỔ PHẦN VÍ DỤ ĐÔNG Á"))
OFFICES = {
    "03CC": "Hải quan cửa khẩu cảng Hải Phòng khu vực 1", "03EE": "Hải quan cửa khẩu cảng Đình Vũ",
    "20BB": "Hải quan cửa khẩu quốc tế Móng Cái",
}  # fmt: skip


@dataclass(frozen=True)
class Console:
    """The running service, and the sheets that were sent to it."""

    url: str
    sheets: list[dict[str, Any]]


def _sheet(number: int, chance: random.Random) -> dict[str, Any]:
    office = list(OFFICES)[number % 3]
    company = COMPANIES[number % 2]
    sheet = valid_sheet(enterprise={"tax_code": company[0], "name": company[1]})
    sheet["round"] = "during" if number % 4 == 0 else "after"
    sheet["declaration"] |= {"office_code": office, "channel": ("green", "yellow", "red")[number % 3]}
    level = chance.choice([5, 5, 4, 4, 3])
    subject = {"kind": "office", "code": office, "name": OFFICES[office]}
    sheet["ratings"] = [{"subject": subject, "level": level, "reasons": [], "comment": "", "did_not_meet": False}]
    return sheet


def _bad_sheet() -> dict[str, Any]:
    """One with everything on it."""
    sheet = _sheet(0, random.Random(1))
    sheet["round"] = "after"
    sheet["ratings"] += [
        {"subject": {"kind": "team", "code": "03CC-00", "name": "Bộ phận tiếp nhận tờ khai XNK"}, "level": 3,
         "reasons": [], "comment": "", "did_not_meet": False},
        {"subject": {"kind": "stage", "code": "KTHS", "name": "Kiểm tra hồ sơ hải quan (luồng vàng, đỏ)"}, "level": 2,
         "reasons": ["N_THAI_DO", "N_PHIEN_HA"], "did_not_meet": False,
         "comment": "Hồ sơ đã nộp đủ từ sáng nhưng đến 16 giờ mới được phản hồi.\nĐề nghị cho biết lý do. <b>x</b>"},
        {"subject": {"kind": "officer", "code": "03ZZ-0001", "name": "Hồ Đức Minh Họa"}, "level": 1,
         "reasons": ["N_THAI_DO"], "comment": "Trả lời qua loa, không hướng dẫn bổ sung chứng từ.",
         "did_not_meet": False},
        {"subject": {"kind": "officer", "code": "", "name": "Công chức ở quầy số 3"}, "level": None, "reasons": [],
         "comment": "", "did_not_meet": True},
    ]  # fmt: skip
    return sheet


@pytest.fixture(scope="session")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    service = ServiceProcess(tmp_path_factory.mktemp("console"), HAILONG_CENTRAL_ADDRESS="https://hailong.example")
    service.command("migrate", "-v0")
    catalogue = RESOURCES / "catalogue"
    service.command("load_catalogue", str(catalogue), "--officers", str(catalogue / "officers_demo.csv"))
    service.command("create_staff", "thanhtra", "--devices", stdin=PASSWORD + "\n")
    code = service.command("issue_code", *(word for pair in COMPANIES for word in ("--enterprise", *pair))).split()[0]
    service.command("issue_code", "--enterprise", "0199999977", "CÔNG TY TNHH NGƯỜI LẠ", "--expires-in", "30d")
    chance = random.Random(11)
    sheets = [_sheet(number, chance) for number in range(30)]
    sheets.append(_bad_sheet())
    with service.serving() as url:
        workstation = Workstation(client=HttpClient(url))
        assert workstation.enrol(code).status_code == 201
        for batch in (sheets[:15], sheets[15:]):
            answer = workstation.offer(*workstation.frozen(batch))
            assert {result["status"] for result in answer.json()["results"]} == {201}
        yield Console(url, sheets)
        workstation.client.close()
    assert " ERROR " not in service.log.read_text("utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), "Chromium is not installed: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, console: Console) -> Page:
    """Signed in, on the list. Whatever the page complains about fails the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(console.url)
    page.get_by_label("Tên đăng nhập").fill("thanhtra")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/staff/sheets/")
    return page
