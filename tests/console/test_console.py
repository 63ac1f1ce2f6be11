"""The console in a real browser, against a real service process."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Console

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots" / "console"


def find(page: Page, **values: str) -> None:
    """Fill the filter in and look up."""
    for name, value in values.items():
        field = page.locator(f"[name={name}]")
        field.select_option(value) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(value)
    page.get_by_role("button", name="Tìm phiếu").click()


def test_sheet_is_found_by_several_keys_and_opened(page: Page, console: Console) -> None:
    find(page, enterprise="mau thu", stage="KTHS", level="1-2", round="after")

    expect(page.get_by_text("1 phiếu khớp với bộ lọc")).to_be_visible()
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text("Chưa hài lòng")
    number = row.get_by_role("link").inner_text()
    row.click(position={"x": 20, "y": 20})

    expect(page.get_by_role("heading", level=1)).to_have_text(number)
    for shown in ("Hồ sơ đã nộp đủ từ sáng", "<b>x</b>", "Gây phiền hà, sách nhiễu", "Không gặp công chức này"):
        expect(page.get_by_text(shown)).to_be_visible()
    expect(page.get_by_label("2 trên 5 sao")).to_be_visible()


def test_filter_survives_going_back(page: Page) -> None:
    find(page, office="20BB", round="after")
    found = page.locator("tbody tr").count()
    page.locator("a.open").first.click()

    page.go_back()

    expect(page.locator("[name=office]")).to_have_value("20BB")
    assert page.locator("tbody tr").count() == found > 0


def test_list_is_worked_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Doanh nghiệp", exact=True).focus()
    page.keyboard.type("0199999984")
    page.keyboard.press("Enter")
    expect(page.get_by_text("15 phiếu khớp với bộ lọc")).to_be_visible()
    link = page.locator("a.open").first
    number = link.inner_text()
    link.focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(number)


def test_workstation_is_renamed_by_keyboard_and_ended_only_after_a_second_look(page: Page) -> None:
    page.get_by_role("link", name="Máy đã đăng ký").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Doanh nghiệp").fill("mau thu")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 máy khớp với bộ lọc")).to_be_visible()
    page.locator("a.open").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("Tên máy")
    field.fill("Máy khai báo số 1")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Máy khai báo số 1")
    end = page.get_by_role("button", name="Chấm dứt đăng ký")
    expect(end).to_be_hidden()
    page.get_by_text("Tôi muốn chấm dứt đăng ký").focus()
    page.keyboard.press("Enter")
    expect(end).to_be_visible()


def test_code_is_issued_by_keyboard_alone_shown_once_and_withdrawn(page: Page) -> None:
    page.get_by_role("link", name="Mã đăng ký").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Cấp mã mới").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Mã số thuế", exact=True).focus()
    page.keyboard.type("0199999984")
    page.keyboard.press("Enter")  # looks the name up, and issues nothing
    expect(page.get_by_label("Tên doanh nghiệp").first).to_have_value("CÔNG TY CỔ PHẦN VÍ DỤ ĐÔNG Á")
    page.get_by_role("button", name="Cấp mã", exact=True).focus()
    page.keyboard.press("Enter")

    code = page.get_by_label("Mã (dùng một lần)").input_value()
    letter = page.get_by_label("Thư mời gửi doanh nghiệp")
    assert code in letter.input_value()
    assert code not in page.url
    letter.focus()
    page.keyboard.press("Control+A")
    assert page.evaluate("e => e.selectionEnd - e.selectionStart", letter.element_handle()) > 200
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã đã được cấp")
    assert code not in page.content()
    page.get_by_role("button", name="Thu hồi và điền lại").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mã số thuế", exact=True).first).to_have_value("0199999984")


def test_wrong_password_is_told_and_signing_out_ends_it(page: Page, console: Console) -> None:
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(f"{console.url}/staff/sheets/")
    page.get_by_label("Tên đăng nhập").fill("thanhtra")
    page.get_by_label("Mật khẩu").fill("sai mật khẩu")
    page.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("thanhtra")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_drawn_in_both_languages_and_dresses(page: Page, scheme: str, language: str) -> None:
    """Nothing overflows, the font is ours, no text vanishes; the pictures are for people."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name=language.upper()).click()

    def shoot(name: str) -> None:
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('16px \"Noto Sans\"', 'ẤỆỮ')")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the window"
        page.screenshot(path=SCREENSHOTS / f"{name}-{language}-{scheme}.png", full_page=True)

    page.locator("nav a").nth(1).click()
    shoot("devices")
    page.locator("a.open").first.click()
    page.locator(".side details").last.locator("summary").click()
    shoot("device")
    page.locator("nav a").last.click()
    page.locator("details.in-row summary").last.click()
    shoot("codes")
    page.locator(".heading a.primary").click()
    shoot("code-new")
    page.locator("[name=search]").fill("cong ty")
    page.locator(".search button").click()
    page.locator("[name=choose]").first.click()
    page.locator("[name=tax_code]").last.fill("0199999998")
    page.locator("[name=name]").last.fill("CÔNG TY GÕ NHẦM")
    page.locator(".code-form .card button").last.click()
    shoot("code-filled")
    page.locator("[name=drop]").last.click()
    page.locator(".code-form button.primary").click()
    shoot("code-issued")
    page.emulate_media(color_scheme=scheme, media="print")
    shoot("code-printed")
    page.emulate_media(color_scheme=scheme, media="screen")
    page.reload()
    shoot("code-already")
    page.locator("nav a").first.click()
    shoot("list")
    page.locator("[name=level]").select_option("1-2")
    page.locator(".filter button").click()
    shoot("filtered")
    page.locator("a.open").first.click()
    shoot("sheet")
    page.set_viewport_size({"width": 420, "height": 900})
    shoot("narrow")
    page.locator(".who button").click()
    page.set_viewport_size({"width": 1440, "height": 900})
    shoot("sign-in")
    assert page.locator("html").get_attribute("lang") == language
