import subprocess
import sys
from pathlib import Path

import pytest

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.registry import all_sources, recognise


def test_every_good_file_finds_its_kind(good_files: dict[str, Path]) -> None:
    kinds = {name: recognise(path, all_sources()).kind for name, path in good_files.items()}
    assert kinds == {
        "xml": "ecus_xml",
        "print_import_xlsx": "clearance_print",
        "print_import_xls": "clearance_print",
        "print_export_xlsx": "clearance_print",
        "print_export_xls": "clearance_print",
        "list_xlsx": "declaration_list",
        "list_xls": "declaration_list",
        "list_csv": "declaration_list",
    }


@pytest.mark.parametrize("name", ["print_import_xlsx", "print_export_xls"])
def test_a_renamed_print_is_known_by_its_sheets(good_files: dict[str, Path], name: str) -> None:
    path = good_files[name]
    renamed = path.rename(path.with_stem("bản in của tôi"))
    assert recognise(renamed, all_sources()).kind == "clearance_print"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        recognise(tmp_path / "nowhere.xlsx", all_sources())
    assert caught.value.fault is SourceFault.NOT_FOUND


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("empty.xlsx", b"", SourceFault.EMPTY_FILE),
        ("page.html", b"<html><body>x</body></html>", SourceFault.WRONG_KIND),
        ("disguised.xls", b"<html><table><tr><td>So TK</td></tr></table></html>", SourceFault.WRONG_KIND),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(200), SourceFault.WRONG_KIND),
        ("paper.pdf", b"%PDF-1.7", SourceFault.WRONG_KIND),
        ("other.xml", b"<?xml version='1.0'?><invoice/>", SourceFault.WRONG_KIND),
        ("data.json", b"{}", SourceFault.WRONG_KIND),
        ("letter.docx", b"PK\x03\x04" + b"word/document.xml", SourceFault.WRONG_KIND),
    ],
)
def test_what_is_no_declaration_file_is_refused_with_its_cause(
    tmp_path: Path, name: str, content: bytes, fault: SourceFault
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        recognise(path, all_sources())
    assert caught.value.fault is fault


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        recognise(tmp_path, all_sources())
    assert caught.value.fault is SourceFault.WRONG_KIND


def test_the_registry_brings_in_neither_writers_nor_network() -> None:
    unwanted = "{'openpyxl', 'xlwt', 'requests', 'PySide6', 'apsw'}"
    script = f"import sys, hailong.sources.registry; print(sorted({unwanted} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
