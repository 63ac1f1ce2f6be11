"""The page of what was sent: states in words, receipts, and taking back."""

import hashlib
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dev.sample_store import NOW as NOW_OF_SAMPLE
from hailong.domain.bulk import UNDO_FOR
from hailong.domain.catalogue import Level
from hailong.domain.declaration import round_of
from hailong.domain.delivery import SealedSheet, SheetUpdate, ToldSheet
from hailong.domain.ids import uuid7
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.sheet import Bulk, Rating, Sheet, SheetState, Subject, SubjectKind
from hailong.qtbridge.sent_table import SENT_ROLE, SentColumn
from hailong.store.interfaces import DeclarationQuery
from hailong.ui.navigation import PageId
from hailong.ui.widgets.stars import StarRating
from rating_desk import NOW


@pytest.fixture
def page(stage):
    stage.window.show_page(PageId.SENT)
    stage.settle()
    return stage.window.page(PageId.SENT)


def choose(stage, page, state: SheetState):
    model = page.table.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data(SENT_ROLE).state is state)
    page.table.selectRow(row)
    stage.settle()
    return row


def said(page) -> str:
    return "\n".join(label.text() for label in page.detail.findChildren(QLabel))


def test_each_sheet_stands_there_with_state_receipt_and_time(page):
    model = page.table.model()
    rows = [[model.index(row, at).data() for at in SentColumn] for row in range(model.rowCount())]

    assert len(rows) == 9
    assert [row[SentColumn.STATE] for row in rows][:3] == ["Chờ gửi", "Chờ gửi", "Cần sửa lại"]
    assert rows[3][SentColumn.RECEIPT] == "HL-2026-000124"
    assert rows[0][SentColumn.TIME] == "16:58 hôm nay"
    assert rows[8][SentColumn.TIME] == "18/11/2026", "older days stand without their time"
    assert rows[1][SentColumn.LEVEL] == "3–4 sao"
    assert rows[0][SentColumn.LEVEL] == "Rất hài lòng"


def test_a_time_that_may_be_wrong_is_called_the_machines_until_a_receipt_has_a_better_one(stage, page):
    model = page.table.model()
    times = [model.index(row, SentColumn.TIME).data() for row in range(model.rowCount())]
    assert [time for time in times if "≈" in time] == [times[1]] == ["≈ hôm nay"]

    for state, is_marked in ((SheetState.RECEIVED, False), (SheetState.QUEUED, True)):
        rows = [row for row in range(9) if model.index(row, 0).data(SENT_ROLE).state is state]
        marks = []
        for row in rows:
            page.table.selectRow(row)
            stage.settle()
            marks.append(("(giờ máy)" in said(page), "giờ chuẩn là giờ cấp biên nhận" in said(page)))
        assert marks == ([(False, False)] * 2 + [(True, True)] if not is_marked else [(False, False), (True, True)])


def test_the_newest_is_open_and_everything_said_can_be_read(stage, page):
    choose(stage, page, SheetState.IN_HANDLING)
    text = said(page)
    stars = page.detail.findChildren(StarRating)

    assert page.detail.sent.state is SheetState.IN_HANDLING
    assert "Đang xử lý" in text
    assert "Biên nhận HL-2026-000122" in text
    assert "“Hồ sơ nộp từ 8 giờ sáng" in text
    assert "Nguyễn Thị Mẫu · 0900000000" in text
    assert [one.level for one in stars] == [Level.VERY_DISSATISFIED, Level.DISSATISFIED]
    assert not page.detail.edit.isVisible()
    assert not page.detail.withdraw.isVisible()


def test_an_answer_of_customs_is_shown(stage, page):
    model = page.table.model()
    rows = [row for row in range(model.rowCount()) if model.index(row, 0).data(SENT_ROLE).update_text]
    page.table.selectRow(rows[0])

    assert "Cơ quan hải quan trả lời" in said(page)
    assert "phân công thêm người" in said(page)


def test_a_refusal_is_explained_and_can_be_edited(stage, page):
    choose(stage, page, SheetState.NEEDS_YOU)

    assert "đã có phiếu đánh giá được gửi từ máy khác" in said(page)
    assert page.detail.edit.isVisible()
    assert not page.detail.withdraw.isVisible()


def test_a_waiting_sheet_that_failed_tells_why_and_when_it_tries_again(stage, page):
    choose(stage, page, SheetState.QUEUED)
    store, sheet = stage.client.core.store, page.detail.sent.sheet
    store.outbox.mark_sending([sheet.id])
    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code="timeout", at=NOW)
    store.outbox.failed([sheet.id], failure, stage.clock.now().replace(minute=14))
    page.refresh()
    stage.settle()

    assert "Dịch vụ của hải quan chưa trả lời." in said(page)
    assert "Tự thử lại sau 12 phút." in said(page)


def test_withdrawing_is_said_in_a_line_and_its_draft_can_be_opened(stage, page):
    choose(stage, page, SheetState.QUEUED)
    base = page.detail.sent.sheet.declaration.base
    page.detail.withdraw.click()
    stage.settle()
    assert page.told.isVisible()
    assert "Phiếu trở lại thành bản nháp" in page.told_text.text()
    assert stage.client.outbox.summary.waiting == 1

    page.told_open.click()
    stage.settle()
    assert stage.window.shown_page is PageId.DECLARATIONS
    assert stage.client.sheets.sheet.declaration.base == base
    assert stage.client.sheets.current.has_draft


def test_too_late_to_withdraw_is_said_without_blame(stage, page):
    choose(stage, page, SheetState.QUEUED)
    stage.client.core.store.outbox.mark_sending([page.detail.sent.sheet.id])
    page.detail.withdraw.click()
    stage.settle()

    assert page.told_text.text() == "Phiếu vừa được gửi đi nên không rút lại được nữa."
    assert not page.told_open.isVisible()


def test_search_and_chips_narrow_the_table_and_say_when_nothing_is_left(stage, page):
    page.filters.findChildren(type(page.detail.edit).__mro__[1])[1].click()  # waiting
    stage.settle()
    assert page.table.model().rowCount() == 2
    QTest.keyClicks(page.search, "khong co")
    stage.settle()
    assert page.empty.title.text() == "Không có phiếu nào khớp"
    assert page.search.isVisible(), "the search that found nothing can be changed"
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    stage.settle()
    assert page.table.model().rowCount() == 2


def test_ctrl_c_copies_the_whole_number(stage, page):
    choose(stage, page, SheetState.NEEDS_YOU)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == page.detail.sent.sheet.declaration.number


def test_in_a_narrow_window_the_receipt_leaves_the_table(stage, page):
    assert not page.table.isColumnHidden(SentColumn.RECEIPT)
    stage.window.resize(960, 600)
    stage.settle()
    assert page.table.isColumnHidden(SentColumn.RECEIPT)


def test_the_first_day_says_what_will_come(first_day):
    first_day.window.show_page(PageId.SENT)
    first_day.settle()
    page = first_day.window.page(PageId.SENT)

    assert page.empty.title.text() == "Chưa gửi phiếu nào"
    assert not page.detail.isVisible()


def test_one_of_a_bulk_says_until_when_it_waits_and_can_be_taken_back_alone(stage, page):
    keys = list(stage.client.core.store.declarations.view(DeclarationQuery()))[:2]
    hold(stage, keys)
    stage.client.outbox.refresh()
    stage.settle()
    model = page.table.model()
    assert [model.index(row, SentColumn.STATE).data() for row in range(2)] == ["Chờ đến 17:12"] * 2

    page.table.selectRow(0)
    stage.settle()
    assert "hàng loạt, cùng lúc 2 phiếu" in said(page)
    assert "trước đó còn rút lại được" in said(page)
    assert stage.window.status_line.button.text().endswith("2 phiếu chờ hết giờ hoàn tác · 1 phiếu cần sửa lại")
    assert stage.client.undo_bar.text.text() == "2 phiếu sẽ gửi lúc 17:12 hôm nay."

    page.detail.withdraw.click()
    stage.settle()
    assert stage.client.undo_bar.text.text() == "1 phiếu sẽ gửi lúc 17:12 hôm nay."
    assert "Đã rút lại phiếu" in page.told_text.text()


def hold(stage, keys):
    """Give the same sheet to all of ``keys``, to be undone within ten minutes."""
    store, mark = stage.client.core.store, Bulk(id=UUID(int=7), size=len(keys))
    sheets, now = [], stage.clock.now()
    for row in store.declarations.rows(keys):
        rating = Rating(subject=Subject(kind=SubjectKind.OFFICE, code="03CC"), level=Level.SATISFIED)
        sheet = Sheet(
            id=uuid7(now), declaration=row.declaration, round=round_of(row.declaration), written_at=now,
            ratings=(rating,), bulk=mark,
        )  # fmt: skip
        sha256 = hashlib.sha256(b"sealed").hexdigest()
        sheets.append(SealedSheet(declaration_key=row.key, sheet=sheet, sealed=b"sealed", sha256=sha256))
    store.sheets.send_held(sheets, now, now + UNDO_FOR)


def test_ctrl_z_in_the_main_window_undoes_the_bulk_whatever_page_is_shown(stage, page):
    keys = list(stage.client.core.store.declarations.view(DeclarationQuery()))[:2]
    hold(stage, keys)
    stage.client.outbox.refresh()
    stage.settle()
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert stage.client.undo_bar.isHidden()
    assert set(keys) <= set(stage.client.core.store.declarations.view(DeclarationQuery()))


@pytest.fixture
def taken(stage, page):
    """The refused one of the sample, whose version another workstation has taken; theirs is removed at the end."""
    choose(stage, page, SheetState.NEEDS_YOU)
    sheet = page.detail.sent.sheet
    told = ToldSheet(
        tax_code=sheet.declaration.tax_code, base=sheet.declaration.base, round=sheet.round, version=sheet.version,
        device_name="KHAI-BAO-2", received_at=NOW_OF_SAMPLE,
    )  # fmt: skip

    update = SheetUpdate(sheet_id=UUID(int=77), state=SheetState.RECEIVED, at=NOW_OF_SAMPLE, sheet=told)
    stage.client.core.store.mirror.apply_updates([update], "c1")
    stage.client.outbox.refresh()
    stage.settle()
    choose(stage, page, SheetState.NEEDS_YOU)
    return sheet.id


def test_a_refused_one_says_whose_sheet_came_first_and_offers_both_ways(taken, page):
    assert "Đã được đánh giá trên máy KHAI-BAO-2 lúc 17:02 hôm nay." in said(page)
    assert (page.detail.edit.text(), page.detail.give_up.text()) == ("Gửi thành bản sau", "Bỏ phiếu này")
    assert page.detail.edit.isVisible()
    assert page.detail.give_up.isVisible()


def test_it_is_given_up_only_after_a_question_and_stays_readable(taken, stage, page):
    page.detail.give_up.click()
    assert page.detail.giving_up.isVisible()
    assert not page.detail.edit.isVisible()
    assert QApplication.focusWidget() is page.detail.giving_up.keep
    page.detail.giving_up.keep.click()
    assert page.detail.edit.isVisible()
    assert page.detail.sent.state is SheetState.NEEDS_YOU

    page.detail.give_up.click()
    page.detail.giving_up.give_up.click()
    stage.settle()

    assert page.told_text.text().startswith("Đã bỏ phiếu của tờ khai")
    choose(stage, page, SheetState.WITHDRAWN)
    assert page.detail.sent.sheet.id == taken
    assert "Phiếu này đã bỏ" in said(page)
    assert page.detail.findChildren(StarRating)
    assert not page.detail.edit.isVisible()
    assert not page.detail.give_up.isVisible()
    assert stage.client.outbox.summary.needs_you == 0


def test_one_refused_for_its_content_cannot_be_given_up(stage, page):
    choose(stage, page, SheetState.QUEUED)
    assert not page.detail.give_up.isVisible()
