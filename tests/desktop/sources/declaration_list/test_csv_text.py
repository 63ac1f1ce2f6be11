from pathlib import Path

import pytest

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.declaration_list.csv_text import encoding_of, looks_like_csv, read_records


@pytest.mark.parametrize(
    ("sample", "encoding"),
    [
        (b"So TK,Ma HQ", "utf-8"),
        ("Số TK".encode(), "utf-8"),
        ("Số TK".encode()[:4], "utf-8"),
        ("Số TK".encode("utf-8-sig"), "utf-8-sig"),
        ("Số TK,Mã HQ".encode("utf-16"), "utf-16"),
        ("So TK,Ma HQ,Trang thai".encode("utf-16-le"), "utf-16-le"),
        ("So TK,Ma HQ,Trang thai".encode("utf-16-be"), "utf-16-be"),
        ("Ma\u0303 HQ".encode("cp1258"), "cp1258"),
    ],
)
def test_the_encoding_is_told_by_the_bytes(sample: bytes, encoding: str) -> None:
    assert encoding_of(sample) == encoding


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_parts_the_fullest_line(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"title\n{delimiter.join('abcd')}\n{delimiter.join(['1', 'CO., LTD', '3', '4'])}\n", encoding="utf-8"
    )
    assert next(record for record in read_records(path) if len(record) > 1) == list("abcd")


def test_quotes_and_line_breaks_inside_a_field_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b,c\n1,"x, ""y""\nz",3\n\n4,5,6\n', encoding="utf-8")
    assert list(read_records(path)) == [["a", "b", "c"], ["1", 'x, "y"\nz', "3"], [], ["4", "5", "6"]]


def test_a_quotation_mark_that_is_never_closed_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        list(read_records(path))
    assert caught.value.fault is SourceFault.DAMAGED


@pytest.mark.parametrize(
    ("name", "head", "is_csv"),
    [
        ("a.csv", b"a,b", True),
        ("a.TSV", b"a\tb", True),
        ("a.csv", b"\xff\xfea\x00,\x00", True),
        ("a.csv", b"<html>", False),
        ("a.csv", b"PK\x03\x04", False),
        ("a.csv", bytes(range(32)) * 4, False),
        ("a.xlsx", b"a,b", False),
    ],
)
def test_a_text_table_is_known_by_name_and_first_bytes(name: str, head: bytes, is_csv: bool) -> None:
    assert looks_like_csv(Path(name), head) is is_csv
