from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hailong.domain.declaration import Declaration
from hailong.domain.imports import FileImport, ImportCounts, ImportReport, RowProblem, SourceError, SourceFault
from hailong.sync.importing import KEPT_PROBLEMS, ImportCancelledError, Importer, files_of, report_lines

NOW = datetime(2025, 9, 8, 1, 0, tzinfo=UTC)
Item = Declaration | RowProblem | Exception


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class Lines:
    """A kind of file with one number in each line; other lines are problems."""

    kind = "lines"
    version = 3

    def read(
        self, path: Path, *, on_progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Declaration | RowProblem]:
        lines = path.read_text(encoding="utf-8").splitlines()
        for row, line in enumerate(lines, start=1):
            if line == "break":
                raise SourceError(SourceFault.DAMAGED, detail=str(row))
            if line == "grow":
                path.write_text("longer than before, and before again", encoding="utf-8")
                continue
            if on_progress is not None:
                on_progress(row, len(lines))
            number, _, tax_code = line.partition(" ")
            if len(number) == 12:
                yield Declaration(number=number, tax_code=tax_code)
            else:
                yield RowProblem(row=row, fault=SourceFault.ROW_NUMBER, params={"value": line}, is_lost=True)


class Shelf:
    """Keeps what is applied, whole files or nothing."""

    def __init__(self) -> None:
        self.kept: dict[str, Declaration] = {}
        self.files: list[FileImport] = []

    def has_seen(self, file: FileImport) -> bool:
        return any((known.sha256, known.reader) == (file.sha256, file.reader) for known in self.files)

    def apply(
        self, declarations: Iterable[Declaration], file: FileImport, *, on_progress: Callable[[int], None] | None = None
    ) -> ImportCounts:
        read = list(declarations)
        if on_progress is not None:
            on_progress(len(read))
        new = [item for item in read if item.number not in self.kept]
        self.kept |= {item.number: item for item in read}
        self.files.append(file)
        return ImportCounts(added=len(new), unchanged=len(read) - len(new))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def recognise(path: Path) -> Lines:
    if not path.exists():
        raise SourceError(SourceFault.NOT_FOUND)
    if path.suffix == ".xls":
        raise SourceError(SourceFault.WRONG_KIND)
    return Lines()


def importer(shelf: Shelf, default: tuple[str, str] | None = None) -> Importer:
    return Importer(recognise=recognise, declarations=shelf, clock=StoppedClock(), default_enterprise=default)


def file(folder: Path, *lines: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_good_rows_come_in_and_problems_are_reported(tmp_path: Path, shelf: Shelf) -> None:
    report = importer(shelf).import_file(file(tmp_path, "109999888770", "oops", "109999888780"))
    assert report == ImportReport(
        file_name="list.csv",
        kind="lines",
        at=NOW,
        counts=ImportCounts(added=2),
        problems=(RowProblem(row=2, fault=SourceFault.ROW_NUMBER, params={"value": "oops"}, is_lost=True),),
    )
    assert list(shelf.kept) == ["109999888770", "109999888780"]
    assert shelf.files[0].reader == "lines/3"
    assert len(shelf.files[0].sha256) == 64


def test_the_very_same_file_is_not_read_again_under_any_name(tmp_path: Path, shelf: Shelf) -> None:
    importer(shelf).import_file(file(tmp_path, "109999888770"))
    report = importer(shelf).import_file(file(tmp_path, "109999888770", name="copy.csv"))
    assert report.counts == ImportCounts(seen_before=True)
    assert len(shelf.files) == 1


def test_a_file_that_breaks_half_way_leaves_nothing_and_says_why(tmp_path: Path, shelf: Shelf) -> None:
    report = importer(shelf).import_file(file(tmp_path, "109999888770", "break"))
    assert (report.fault, report.params, report.kind) == (SourceFault.DAMAGED, {"detail": "2"}, "lines")
    assert (shelf.kept, shelf.files) == ({}, [])


@pytest.mark.parametrize(("name", "fault"), [("nowhere.csv", SourceFault.NOT_FOUND), ("a.xls", SourceFault.WRONG_KIND)])
def test_an_unreadable_file_gives_a_report_and_no_exception(
    tmp_path: Path, shelf: Shelf, name: str, fault: SourceFault
) -> None:
    file(tmp_path, "x", name="a.xls")
    assert importer(shelf).import_file(tmp_path / name).fault is fault


def test_a_file_that_is_written_to_meanwhile_leaves_nothing(tmp_path: Path, shelf: Shelf) -> None:
    report = importer(shelf).import_file(file(tmp_path, "109999888770", "grow"))
    assert report.fault is SourceFault.STILL_WRITING
    assert shelf.kept == {}


def test_a_file_of_500_mb_is_refused_before_it_is_hashed(tmp_path: Path, shelf: Shelf) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as opened:
        opened.truncate(500 << 20)
    report = importer(shelf).import_file(path)
    assert (report.fault, report.params["size_mb"]) == (SourceFault.TOO_LARGE, "500")


def test_the_default_enterprise_is_given_only_to_declarations_without_one(tmp_path: Path, shelf: Shelf) -> None:
    path = file(tmp_path, "109999888770", "109999888780 0288888884")
    importer(shelf, ("0199999991", "CÔNG TY TNHH MẪU THỬ")).import_file(path)
    assert [(d.tax_code, d.enterprise_name) for d in shelf.kept.values()] == [
        ("0199999991", "CÔNG TY TNHH MẪU THỬ"),
        ("0288888884", ""),
    ]


def test_the_first_thousand_problems_are_kept_and_the_rest_is_counted(tmp_path: Path, shelf: Shelf) -> None:
    report = importer(shelf).import_file(file(tmp_path, *["oops"] * (KEPT_PROBLEMS + 7)))
    assert (len(report.problems), report.more_problems, report.lost) == (KEPT_PROBLEMS, 7, KEPT_PROBLEMS + 7)


def test_a_cancel_leaves_nothing_of_the_file_in_hand(tmp_path: Path, shelf: Shelf) -> None:
    seen: list[int] = []
    with pytest.raises(ImportCancelledError):
        importer(shelf).import_file(
            file(tmp_path, *(f"1099998{i:04d}0" for i in range(50))),
            on_progress=lambda done, _: seen.append(done),
            cancelled=lambda: len(seen) >= 10,
        )
    assert (len(seen), shelf.kept, shelf.files) == (10, {}, [])


def test_a_cancel_while_the_store_applies_leaves_nothing(tmp_path: Path, shelf: Shelf) -> None:
    seen: list[int] = []
    with pytest.raises(ImportCancelledError):
        importer(shelf).import_file(
            file(tmp_path, "109999888770"), on_progress=lambda done, _: seen.append(done), cancelled=lambda: bool(seen)
        )
    assert shelf.files == []


def test_a_fault_of_the_store_is_for_the_caller(tmp_path: Path) -> None:
    class FullDisk(Shelf):
        def apply(self, *_: object, **__: object) -> ImportCounts:
            raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        importer(FullDisk()).import_file(file(tmp_path, "109999888770"))


def test_a_folder_is_read_oldest_first_one_level_deep_without_lock_files(tmp_path: Path) -> None:
    import os

    (tmp_path / "XML").mkdir()
    (tmp_path / "XML" / "deeper").mkdir()
    (tmp_path / ".hidden").mkdir()
    names = ["b.csv", "XML/a.xml", "~$b.xlsx", ".c.csv", "notes.pdf", "XML/deeper/d.xml", ".hidden/e.xml", "f.XLSX"]
    for age, name in enumerate(names):
        path = tmp_path / name
        path.touch()
        os.utime(path, (10_000 - age, 10_000 - age))
    (tmp_path / "folder.csv").mkdir()
    assert [str(path.relative_to(tmp_path)) for path in files_of(tmp_path)] == ["f.XLSX", "XML/a.xml", "b.csv"]


def test_a_folder_report_sums_up_and_one_bad_file_blocks_no_other(tmp_path: Path, shelf: Shelf) -> None:
    file(tmp_path, "109999888770", name="a.csv")
    file(tmp_path, "x", name="b.xls")
    file(tmp_path, "109999888770", "109999888780", name="c.csv")
    seen: list[tuple[str, int, int]] = []
    report = importer(shelf).import_folder(
        tmp_path, on_file=lambda path, number, count: seen.append((path.name, number, count))
    )
    assert report.counts == ImportCounts(added=2, unchanged=1)
    assert [one.fault for one in report.reports] == [None, SourceFault.WRONG_KIND, None]
    assert seen == [("a.csv", 1, 3), ("b.xls", 2, 3), ("c.csv", 3, 3)]
    assert importer(shelf).import_folder(tmp_path).counts.added == 0


def test_a_cancelled_folder_keeps_its_finished_files(tmp_path: Path, shelf: Shelf) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        file(tmp_path, f"10999988{ord(name[0]):03d}0", name=name)
    report = importer(shelf).import_folder(tmp_path, cancelled=lambda: len(shelf.files) >= 2)
    assert report.was_cancelled
    assert [one.file_name for one in report.reports] == ["a.csv", "b.csv"]
    assert len(shelf.kept) == 2


def test_a_missing_folder_is_reported(tmp_path: Path, shelf: Shelf) -> None:
    report = importer(shelf).import_folder(tmp_path / "nowhere")
    assert [one.fault for one in report.reports] == [SourceFault.NOT_FOUND]
    assert not report.counts.seen_before


def test_the_lines_of_a_report_are_safe_to_open_in_a_spreadsheet() -> None:
    problem = RowProblem(row=7, fault=SourceFault.ROW_DATE, params={"column": "Ngày ĐK", "value": "31/02/2025"})
    remark = RowProblem(row=0, fault=SourceFault.ROW_VALUE, params={"=cmd": "x"})
    reports = [
        ImportReport(file_name="=list.xlsx", kind="k", at=NOW, problems=(problem, remark)),
        ImportReport(file_name="bad.xls", kind="", at=NOW, fault=SourceFault.DAMAGED, params={"detail": "zip"}),
        ImportReport(file_name="good.xls", kind="k", at=NOW),
    ]
    assert list(report_lines(reports)) == [
        ("'=list.xlsx", "7", "row_date", "column=Ngày ĐK; value=31/02/2025"),
        ("'=list.xlsx", "", "row_value", "'=cmd=x"),
        ("bad.xls", "", "damaged", "detail=zip"),
    ]
