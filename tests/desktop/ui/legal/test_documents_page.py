"""Documents without a network: shelves, search, reading, relations."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from dev.screenshot_stage import OFFLINE
from hailong.domain.legal import Shelf
from hailong.qtbridge.legal_list import DOCUMENT_ROLE
from hailong.ui.legal.documents_list import force_tone
from hailong.ui.navigation import PageId
from hailong.ui.widgets.buttons import IconButton


@pytest.fixture
def page(stage):
    stage.sync(OFFLINE)
    stage.window.show_page(PageId.DOCUMENTS)
    stage.settle()
    return stage.window.page(PageId.DOCUMENTS)


def look_at(stage, page, shelf: Shelf, number: str = "") -> None:
    page.shelves.choose(shelf)
    stage.client.legal.change(shelf=shelf)
    stage.settle()
    model = page.list.model()
    for row in range(model.rowCount()):
        if number and model.index(row, 0).data(DOCUMENT_ROLE).number == number:
            page.list.setCurrentIndex(model.index(row, 0))
    stage.settle()


def said(page) -> list[str]:
    return [label.text() for label in page.pane.findChildren(QLabel)]


def test_with_the_network_off_a_document_can_be_read(stage, page):
    look_at(stage, page, Shelf.NEWLY_IN_FORCE, "142/2026/TT-BTC")
    texts = said(page)

    assert "142/2026/TT-BTC" in texts
    assert "Thông tư · Bộ Tài chính" in texts
    assert "Có hiệu lực từ 16/11/2026" in texts
    assert "Toàn văn chưa có trong nguồn cấp. Có thể đọc tại địa chỉ nguồn ở trên." in texts


def test_the_chips_count_each_shelf_as_the_navigation_does(stage, page):
    counts = stage.client.core.store.legal.shelf_counts(stage.client.legal.today)
    words = [chip.text() for chip in page.shelves.findChildren(QPushButton)]

    assert f"Mới có hiệu lực  {counts[Shelf.NEWLY_IN_FORCE]}" in words
    meaning = f"{counts[Shelf.NEWLY_IN_FORCE]} văn bản mới có hiệu lực"
    assert meaning in stage.window.navigation.button(PageId.DOCUMENTS).accessibleName()


def test_what_amended_a_law_is_found_and_followed(stage, page):
    look_at(stage, page, Shelf.ALL, "54/2014/QH13")
    assert "Được sửa đổi, bổ sung bởi" in said(page)
    assert "29/2001/QH10 (không có trên máy này)" in said(page)
    links = {one.text(): one for one in page.pane.findChildren(QPushButton)}
    links["11/2026/QH16"].click()
    stage.settle()

    assert page.pane.document.number == "11/2026/QH16"
    assert "Có hiệu lực từ 01/03/2027, còn 100 ngày" in said(page)


def test_a_relation_on_another_shelf_is_opened_all_the_same(stage, page):
    look_at(stage, page, Shelf.SOON_IN_FORCE, "11/2026/QH16")
    links = {one.text(): one for one in page.pane.findChildren(QPushButton)}
    links["54/2014/QH13"].click()
    stage.settle()

    assert page.pane.document.number == "54/2014/QH13"


def test_the_source_is_copied_whole(stage, page):
    look_at(stage, page, Shelf.NEWLY_IN_FORCE, "142/2026/TT-BTC")
    page.pane.findChild(IconButton).click()

    assert QApplication.clipboard().text() == page.pane.document.source_url
    assert "\u200b" not in QApplication.clipboard().text()


def test_instant_search_needs_no_accents(stage, page):
    look_at(stage, page, Shelf.ALL)
    QTest.keyClicks(page.search, "luat hai quan")
    stage.settle()
    numbers = {
        page.list.model().index(row, 0).data(DOCUMENT_ROLE).number for row in range(page.list.model().rowCount())
    }

    assert "54/2014/QH13" in numbers
    QTest.keyClicks(page.search, "zzz")
    stage.settle()
    assert page.empty.title.text() == "Không có văn bản nào khớp"


def test_guidance_has_no_state_of_force(stage, page):
    look_at(stage, page, Shelf.GUIDANCE)

    assert "Văn bản hướng dẫn" in said(page)


def test_the_first_day_says_that_documents_will_come(first_day):
    first_day.window.show_page(PageId.DOCUMENTS)
    first_day.settle()

    assert first_day.window.page(PageId.DOCUMENTS).empty.title.text() == "Chưa có văn bản nào"


def test_every_state_of_force_has_a_tone_of_the_theme(worn):
    from hailong.domain.legal import Force

    assert all(getattr(worn.colours, force_tone(force)) for force in Force)
