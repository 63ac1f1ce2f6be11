"""What is said about an imported file."""

from datetime import UTC, datetime

from hailong.domain.imports import ImportReport, RowProblem, SourceError, SourceFault


def test_lost_counts_the_rows_that_did_not_come_in_and_not_those_that_came_in_with_less():
    problems = (
        RowProblem(row=3, fault=SourceFault.ROW_NUMBER, is_lost=True),
        RowProblem(row=4, fault=SourceFault.ROW_DATE),
        RowProblem(row=9, fault=SourceFault.ROW_NUMBER, is_lost=True),
    )
    report = ImportReport(
        file_name="ds.xlsx",
        kind="declaration_list",
        at=datetime(2026, 11, 16, tzinfo=UTC),
        problems=problems,
        more_lost=5,
    )
    assert report.lost == 7
    assert ImportReport(file_name="ds.xlsx", kind="", at=report.at).lost == 0


def test_a_source_error_carries_its_fault_and_the_words_for_it():
    error = SourceError(SourceFault.TOO_LARGE, size_mb="500", limit_mb="100")
    assert error.fault is SourceFault.TOO_LARGE
    assert error.params == {"size_mb": "500", "limit_mb": "100"}
    assert "too_large" in str(error)
