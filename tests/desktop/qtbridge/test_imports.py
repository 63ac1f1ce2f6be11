"""Imports from the window: progress, a way out, one after the other, and a report that can be saved."""

import csv
import threading
from pathlib import Path

import pytest

from hailong.domain.imports import ImportCounts, ImportReport
from hailong.qtbridge.imports import ImportProgress, ImportService
from hailong.sources.registry import all_sources, recognise
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.importing import FolderReport, Importer
from rating_desk import NOW

HEADER = "Số tờ khai;Mã số thuế;Mã phân luồng;Trạng thái\n"


def write_list(path: Path, *numbers: str) -> Path:
    rows = "".join(f"{number};0199999991;2;Thông quan\n" for number in numbers)
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


class SlowImporter:
    """Stops in the middle of its second file until it is let go."""

    def __init__(self) -> None:
        self.runs: list[list[Path]] = []
        self.free = threading.Event()
        self.error: Exception | None = None

    def import_files(self, paths, *, on_file=None, on_progress=None, cancelled=lambda: False):
        self.runs.append(list(paths))
        if self.error is not None:
            raise self.error
        reports = []
        for number, path in enumerate(paths, start=1):
            on_file(path, number, len(paths))
            on_progress(5, 10)
            if number == 2:
                self.free.wait()
            if cancelled():
                return FolderReport(reports=tuple(reports), was_cancelled=True)
            reports.append(ImportReport(file_name=path.name, kind="x", at=NOW, counts=ImportCounts(added=1)))
        return FolderReport(reports=tuple(reports))


@pytest.fixture
def slow():
    made = SlowImporter()
    yield made
    made.free.set()


@pytest.fixture
def real(tasks, store, clock):
    sources = all_sources()
    importer = Importer(recognise=lambda path: recognise(path, sources), declarations=store.declarations, clock=clock)
    return ImportService(tasks, lambda: importer)


def test_a_real_list_comes_in_and_is_reported(real, store, tmp_path, qtbot):
    path = write_list(tmp_path / "danh sach.csv", "109999888770", "309999888770")
    with qtbot.waitSignal(real.finished) as told:
        real.import_paths([path])

    report = told.args[0]
    assert [one.counts.added for one in report.reports] == [2]
    assert len(store.declarations.find("109999888770")) == 1


def test_a_folder_and_a_file_dropped_together_come_in_together(real, tmp_path, qtbot):
    folder = tmp_path / "ECUS"
    folder.mkdir()
    write_list(folder / "a.csv", "109999888770")
    alone = write_list(tmp_path / "b.csv", "309999888770")
    with qtbot.waitSignal(real.finished) as told:
        real.import_paths([folder, alone])

    assert [one.file_name for one in told.args[0].reports] == ["a.csv", "b.csv"]


def test_progress_names_file_and_place(tasks, slow, qtbot):
    service = ImportService(tasks, lambda: slow)
    seen: list[ImportProgress] = []
    service.progressed.connect(seen.append)
    service.import_paths([Path("a.csv"), Path("b.csv")])
    qtbot.waitUntil(lambda: any(one.file_name == "b.csv" for one in seen))

    assert (seen[-1].file_number, seen[-1].file_count) == (2, 2)
    assert service.is_running


def test_cancelling_keeps_the_files_that_were_done(tasks, slow, qtbot):
    service = ImportService(tasks, lambda: slow)
    seen = []
    service.progressed.connect(seen.append)
    service.import_paths([Path("a.csv"), Path("b.csv"), Path("c.csv")])
    service.import_paths([Path("d.csv")])
    qtbot.waitUntil(lambda: any(one.file_name == "b.csv" for one in seen))
    with qtbot.waitSignal(service.finished) as told:
        service.cancel()
        slow.free.set()

    assert told.args[0].was_cancelled
    assert [one.file_name for one in told.args[0].reports] == ["a.csv"]
    assert len(slow.runs) == 1, "what waited was forgotten"


def test_what_comes_meanwhile_waits_its_turn(tasks, slow, qtbot):
    service = ImportService(tasks, lambda: slow)
    finished = []
    service.finished.connect(finished.append)
    service.import_paths([Path("a.csv"), Path("b.csv")])
    service.import_paths([Path("c.csv")])
    slow.free.set()
    qtbot.waitUntil(lambda: len(finished) == 2)

    assert slow.runs == [[Path("a.csv"), Path("b.csv")], [Path("c.csv")]]


def test_a_store_that_refuses_ends_the_import_and_is_told(tasks, slow, qtbot):
    slow.error = StoreError(StoreFault.DISK_FULL)
    service = ImportService(tasks, lambda: slow)
    with qtbot.waitSignal(service.failed):
        service.import_paths([Path("a.csv")])

    assert not service.is_running


def test_a_saved_report_keeps_accents_and_runs_no_formula(real, tmp_path, qtbot):
    path = tmp_path / "bao cao.csv"
    with qtbot.waitSignal(real.saved):
        real.save_report(path, [("Tệp", "Vấn đề"), ("a.csv", "=1+1")])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["Tệp", "Vấn đề"], ["a.csv", "'=1+1"]]


def test_a_report_that_cannot_be_written_is_told(real, tmp_path, qtbot):
    with qtbot.waitSignal(real.not_saved):
        real.save_report(tmp_path / "khong co" / "bao cao.csv", [("x",)])


@pytest.mark.parametrize(
    ("progress", "fraction"),
    [
        (ImportProgress(file_name="a", file_number=1, file_count=1), None),
        (ImportProgress(file_name="a", file_number=1, file_count=1, done=5, total=10), 0.5),
        (ImportProgress(file_name="a", file_number=2, file_count=4), 0.25),
        (ImportProgress(file_name="a", file_number=4, file_count=4, done=20, total=10), 1.0),
    ],
)
def test_every_file_counts_the_same(progress, fraction):
    assert progress.fraction == fraction
