"""The bar of an import: progress, a way out, counts, and the report."""

import pytest

from hailong.domain.imports import ImportCounts, ImportReport, RowProblem, SourceFault
from hailong.qtbridge.imports import ImportProgress
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.importing import FolderReport
from rating_desk import NOW

CLEAN = ImportReport(file_name="a.xlsx", kind="x", at=NOW, counts=ImportCounts(added=3))
TROUBLED = ImportReport(
    file_name="b.xlsx",
    kind="x",
    at=NOW,
    problems=(RowProblem(row=2, fault=SourceFault.ROW_DATE, params={"column": "Ngày", "value": "31/02"}),),
)


@pytest.fixture
def imports(first_day):
    return first_day.client.imports


@pytest.fixture
def bar(first_day):
    return first_day.window.import_bar


def test_there_is_no_bar_without_an_import(bar):
    assert not bar.isVisible()


def test_it_says_what_how_far_and_how_long(imports, bar):
    imports.started.emit()
    assert bar.isVisible()
    assert bar.gauge.maximum() == 0, "the length is not known yet"
    imports.progressed.emit(
        ImportProgress(file_name="b.xlsx", file_number=2, file_count=4, done=50, total=100, seconds=12)
    )

    assert bar.text.text() == "Đang nhập b.xlsx · tệp 2/4 · 12 giây"
    assert bar.gauge.value() / bar.gauge.maximum() == pytest.approx(1.5 / 4)
    assert bar.cancel.isVisible()


def test_cancel_says_so_at_once_and_cannot_be_pressed_twice(imports, bar):
    imports.started.emit()
    bar.cancel.click()

    assert bar.text.text() == "Đang dừng…"
    assert not bar.cancel.isEnabled()
    assert imports._cancelled.is_set()


def test_a_clean_import_ends_with_counts_alone(imports, bar):
    imports.started.emit()
    imports.finished.emit(FolderReport(reports=(CLEAN,)))

    assert bar.text.text() == "3 tờ khai mới"
    assert not bar.show_report.isVisible()
    assert not bar.gauge.isVisible()
    bar.close_button.click()
    assert not bar.isVisible()


def test_problems_are_read_on_demand_and_saved_in_words(first_day, imports, bar, tmp_path, qtbot):
    imports.started.emit()
    imports.finished.emit(FolderReport(reports=(CLEAN, TROUBLED)))
    assert not bar.table.isVisible()
    bar.show_report.click()
    assert bar.table.isVisible()
    assert bar.table.model().index(0, 2).data() == "Ngày “31/02” ở cột Ngày không đọc được."
    with qtbot.waitSignal(imports.saved):
        bar.save_to(str(tmp_path / "bao-cao.csv"))
    first_day.settle()

    assert "Ngày “31/02” ở cột Ngày không đọc được." in (tmp_path / "bao-cao.csv").read_text(encoding="utf-8-sig")


def test_a_report_that_cannot_be_saved_is_told_in_the_notice(first_day, imports, bar, tmp_path, qtbot):
    imports.finished.emit(FolderReport(reports=(TROUBLED,)))
    with qtbot.waitSignal(imports.not_saved):
        bar.save_to(str(tmp_path / "khong" / "bao-cao.csv"))

    assert first_day.window.notice.what.text() == "Không lưu được báo cáo."


def test_a_store_that_refuses_leaves_the_bar_and_is_told_in_the_notice(first_day, imports, bar):
    imports.started.emit()
    imports.failed.emit(StoreError(StoreFault.DISK_FULL))

    assert not bar.isVisible()
    assert first_day.window.notice.what.text() == "Ổ đĩa đã đầy."


def test_what_is_wrong_with_a_row_is_said_whole_in_as_many_lines_as_it_takes(imports, bar):
    value = {"value": "1.1E+11", "fault": "lost_digits"}
    lost = RowProblem(row=18, fault=SourceFault.ROW_NUMBER, params=value, is_lost=True)
    report = ImportReport(file_name="b.xlsx", kind="x", at=NOW, problems=(lost, *TROUBLED.problems))
    imports.started.emit()
    imports.finished.emit(FolderReport(reports=(report,)))
    bar.show_report.click()

    bar.table.resize(760, bar.table.height())

    text = bar.table.model().index(0, 2).data()
    assert bar.table.fontMetrics().horizontalAdvance(text) > bar.table.columnWidth(2), "the sample must be long"
    assert bar.table.sizeHintForIndex(bar.table.model().index(0, 2)).height() <= bar.table.rowHeight(0)
    assert bar.table.rowHeight(1) < bar.table.rowHeight(0)
