import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.workbook import (
    Limits,
    calamine_faults,
    has_macros,
    looks_like_workbook,
    open_workbook,
    peek_sheet_names,
    rows_of,
    visible_sheets,
)

LIMITS = Limits(file_mb=10, unpacked_mb=50, memory_mb=100)


def fault_of(path: Path, limits: Limits = LIMITS) -> SourceFault:
    with pytest.raises(SourceError) as caught, open_workbook(path, limits):
        pass
    return caught.value.fault


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[dict[str, object]], Path]:
    def make(cells: dict[str, object]) -> Path:
        book = Workbook()
        page = book.active
        assert isinstance(page, Worksheet)
        for address, value in cells.items():
            page[address] = value
        hidden = book.create_sheet("HANG")
        hidden.sheet_state = "veryHidden"
        book.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"

    return make


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    changed = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    return changed


def test_rows_are_counted_from_the_first_and_hidden_sheets_are_left_out(
    workbook: Callable[[dict[str, object]], Path],
) -> None:
    with open_workbook(workbook({"B3": "x", "C4": 7}), LIMITS) as book:
        assert visible_sheets(book) == ["Sheet"]
        total, rows = rows_of(book, "Sheet")
        assert (total, list(rows)) == (4, [["", ""], ["", ""], ["x", ""], ["", 7.0]])


@pytest.mark.parametrize("address", ["XFD1048576", "V1048576", "XFD100000"])
def test_one_far_cell_is_refused_because_the_library_would_take_all_memory_for_it(
    workbook: Callable[[dict[str, object]], Path], address: str
) -> None:
    assert fault_of(workbook({"A1": "x", address: "y"})) is SourceFault.TOO_LARGE


@pytest.mark.parametrize("address", ["XFD5", "A1048576", "AZ2000"])
def test_one_far_cell_in_a_small_rectangle_is_read(workbook: Callable[[dict[str, object]], Path], address: str) -> None:
    with open_workbook(workbook({"A1": "x", address: "y"}), LIMITS) as book:
        assert visible_sheets(book) == ["Sheet"]


@pytest.mark.parametrize(
    "spelling", [b"r='XFD1048576'", b'r = "XFD1048576"', b'r\n=\t"xfd1048576"', b"s='1' r = 'XFD1048576'"]
)
def test_a_far_cell_is_seen_however_its_address_is_written(
    workbook: Callable[[dict[str, object]], Path], spelling: bytes
) -> None:
    path = workbook({"A1": "x", "XFD1048576": "y"})
    changed = repacked(path, lambda _, content: content.replace(b'r="XFD1048576"', spelling))
    assert fault_of(changed) is SourceFault.TOO_LARGE


def test_a_zip_bomb_is_refused_by_its_declared_size(workbook: Callable[[dict[str, object]], Path]) -> None:
    bomb = repacked(
        workbook({"A1": "x"}), lambda name, content: content + b" " * (60 << 20) if "sheet1" in name else content
    )
    assert bomb.stat().st_size < 200_000
    assert fault_of(bomb) is SourceFault.FORBIDDEN_CONTENT


def test_a_zip_bomb_that_lies_about_its_size_is_refused_while_it_is_unpacked(
    workbook: Callable[[dict[str, object]], Path],
) -> None:
    path = workbook({"A1": "x"})
    liar = repacked(path, lambda name, content: content + b" " * (20 << 20) if "sheet1" in name else content)
    with zipfile.ZipFile(liar) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
        honest = entry.file_size
        shown = archive.read(entry)[:1000]
    content = liar.read_bytes()
    # both directories say 1,000 bytes, and the checksum is that of the first 1,000: only unpacking tells
    content = content.replace(struct.pack("<L", honest), struct.pack("<L", 1000))
    content = content.replace(struct.pack("<L", entry.CRC), struct.pack("<L", zlib.crc32(shown)))
    liar.write_bytes(content)
    assert fault_of(liar) is SourceFault.FORBIDDEN_CONTENT


ENTITY_BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
FOREIGN_ENTITY = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
UTF_16 = b'<?xml version="1.0" encoding="utf-16"?>'
CUT_IN_TWO = b"<!--" + b"x" * ((1 << 20) - 11) + b"-->"  # the document type begins before the first piece ends


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "write",
    [
        lambda part: ENTITY_BOMB + part,
        lambda part: FOREIGN_ENTITY + part,
        lambda part: b"<!DOCTYPE w>" + part,
        lambda part: ENTITY_BOMB.lower() + part,
        lambda part: b"\xef\xbb\xbf \r\n\t" * 900 + ENTITY_BOMB + part,
        lambda part: b"<!-- " + b"x" * 5_000 + b" -->" + ENTITY_BOMB + part,
        lambda part: CUT_IN_TWO + ENTITY_BOMB + part,
        lambda part: b"text before" + ENTITY_BOMB + part,
        lambda part: part.replace(b">", b">" + ENTITY_BOMB, 1),
        lambda part: part + ENTITY_BOMB,
        lambda part: (UTF_16 + ENTITY_BOMB + part).decode().encode("utf-16"),
        lambda part: (UTF_16 + ENTITY_BOMB + part).decode().encode("utf-16-le"),
        lambda part: (UTF_16 + ENTITY_BOMB + part).decode().encode("utf-16-be"),
        lambda part: (ENTITY_BOMB + part).decode().encode("utf-32"),
    ],
)
def test_a_document_type_is_refused_however_and_wherever_it_is_written(
    workbook: Callable[[dict[str, object]], Path], part: str, write: Callable[[bytes], bytes]
) -> None:
    changed = repacked(workbook({"A1": "x"}), lambda name, content: write(content) if name == part else content)
    assert fault_of(changed) is SourceFault.FORBIDDEN_CONTENT


@pytest.mark.parametrize("entity", [b"&a;", b"&foreign;"])
def test_the_library_itself_unfolds_no_entity(
    workbook: Callable[[dict[str, object]], Path], monkeypatch: pytest.MonkeyPatch, entity: bytes
) -> None:
    """What stands behind the look into the parts, should that ever miss one."""
    monkeypatch.setattr("hailong.sources.workbook._DOCUMENT_TYPE", b"never there")
    types = b'<!DOCTYPE w [<!ENTITY a "unfolded"><!ENTITY foreign SYSTEM "file:///etc/hostname">]>'
    changed = repacked(
        workbook({"A1": "here"}),
        lambda name, content: types + content.replace(b"here", entity) if "sheet1" in name else content,
    )
    with pytest.raises(SourceError) as caught, open_workbook(changed, LIMITS) as book:
        list(rows_of(book, "Sheet")[1])
    assert (caught.value.fault, "unfolded" in str(caught.value)) == (SourceFault.DAMAGED, False)


def test_words_of_a_person_about_document_types_are_read(workbook: Callable[[dict[str, object]], Path]) -> None:
    with open_workbook(workbook({"A1": "<!DOCTYPE html>"}), LIMITS) as book:
        assert list(rows_of(book, "Sheet")[1]) == [["<!DOCTYPE html>"]]


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.99])
def test_a_truncated_zip_is_damaged(workbook: Callable[[dict[str, object]], Path], kept: float) -> None:
    path = workbook({"A1": "x"})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    assert fault_of(path) is SourceFault.DAMAGED


def test_a_zip_that_is_no_workbook_is_of_the_wrong_kind(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "x")
    assert fault_of(tmp_path / "a.xlsx") is SourceFault.WRONG_KIND


def test_a_zip_with_two_parts_of_one_name_is_refused(
    workbook: Callable[[dict[str, object]], Path], recwarn: pytest.WarningsRecorder
) -> None:
    path = workbook({"A1": "x"})
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert fault_of(path) is SourceFault.FORBIDDEN_CONTENT


def test_an_unpacking_limit_counts_all_parts_together(workbook: Callable[[dict[str, object]], Path]) -> None:
    padded = repacked(workbook({"A1": "x"}), lambda _, content: content + b" " * (7 << 20))
    assert fault_of(padded) is SourceFault.FORBIDDEN_CONTENT


def test_macros_are_seen_in_both_formats(tmp_path: Path, workbook: Callable[[dict[str, object]], Path]) -> None:
    path = workbook({"A1": "x"})
    assert not has_macros(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert has_macros(path)
    old = tmp_path / "old.xls"
    old.write_bytes(bytes(600) + "_VBA_PROJECT".encode("utf-16-le"))
    assert has_macros(old)
    assert not has_macros(tmp_path / "nowhere.xls")


def test_a_panic_of_the_library_becomes_our_word() -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(SourceError) as caught, calamine_faults():
        raise panic
    assert caught.value.fault is SourceFault.DAMAGED


def test_what_is_no_panic_passes() -> None:
    with pytest.raises(KeyboardInterrupt), calamine_faults():
        raise KeyboardInterrupt


def test_peeking_never_raises(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04junk")
    assert peek_sheet_names(path, b"PK\x03\x04junk", LIMITS) == []
    old = tmp_path / "a.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1junk")
    assert peek_sheet_names(old, old.read_bytes(), LIMITS) == []
    assert peek_sheet_names(tmp_path / "nowhere", b"", LIMITS) == []


def test_peeking_into_a_part_that_ends_with_the_file_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<sheets/>")
    damaged = bytearray(path.read_bytes())
    struct.pack_into("<II", damaged, damaged.index(b"PK\x01\x02") + 20, 1_000_000, 1_000_000)  # as the directory tells
    path.write_bytes(damaged)
    assert peek_sheet_names(path, bytes(damaged), LIMITS) == []


def test_a_workbook_is_known_by_name_and_magic() -> None:
    assert looks_like_workbook(Path("a.XLSX"), b"PK\x03\x04")
    assert looks_like_workbook(Path("a.xls"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert not looks_like_workbook(Path("a.doc"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert not looks_like_workbook(Path("a.xls"), b"<html>")
