"""Reading legal documents: the real list, and broken ones with line and cause."""

import csv
from datetime import date
from pathlib import Path

import pytest

from central.fixtures import RESOURCES
from hailong.domain.legal import Force, LegalDocument, force_on
from hailong_central.legal.reading import LegalFileError, read_documents

FILE: Path = RESOURCES / "legal" / "legal_documents.csv"
HEADER = "number,type,issuer,title_vi,issued_on,effective_on,expires_on,force,amends,replaces,source_url\n"
WORDS = {
    "còn hiệu lực": {Force.IN_FORCE},
    "chưa có hiệu lực": {Force.NOT_YET},
    "hết hiệu lực": {Force.EXPIRED, Force.UNKNOWN},  # unknown where nobody knows since when
    "hết hiệu lực một phần": {Force.PARTLY_EXPIRED},
    "không áp dụng": {Force.GUIDANCE},
    "tạm ngưng hiệu lực": {Force.UNKNOWN, Force.SUSPENDED},
    "chưa xác minh": {Force.UNKNOWN},
}


def test_force_that_a_client_computes_agrees_with_the_list() -> None:
    """On the day of the list, with the client's own rule."""
    rows = csv.DictReader(FILE.read_text("utf-8").splitlines())
    stated = {row["number"]: row["force"] for row in rows}
    wrong = []
    for facts in read_documents(FILE):
        document = LegalDocument(
            id=str(facts.id), revision=1, number=facts.number, type=facts.type, issuer=facts.issuer, title=facts.title,
            issued_on=facts.issued_on, effective_on=facts.effective_on, expires_on=facts.expires_on,
            is_partly_expired=facts.is_partly_expired,
        )  # fmt: skip
        allowed = WORDS[stated[facts.number]] | ({Force.UNKNOWN} if facts.effective_on is None else set())
        if (computed := force_on(document, date(2026, 11, 21))) not in allowed:
            wrong.append((facts.number, stated[facts.number], computed))

    assert wrong == []
    assert len(stated) == 80


def test_several_values_of_a_cell_are_parted() -> None:
    law = next(facts for facts in read_documents(FILE) if facts.number == "54/2014/QH13")

    assert law.replaces == ("29/2001/QH10", "42/2005/QH11")


def test_same_number_of_another_year_is_another_document(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(
        HEADER + "12/QĐ-X,Quyết định,X,A,2025-01-01,,,,,,\n12/QĐ-X,Quyết định,X,B,2026-01-01,,,,,,\n", "utf-8"
    )

    first, second = read_documents(file)

    assert first.id != second.id
    assert first.id == read_documents(file)[0].id


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("number,type\n1,Luật\n", "no column issuer, title_vi, issued_on"),
        (HEADER + ",Luật,X,A,,,,,,,\n", "line 2: number is empty"),
        (HEADER + "1,Luật,X,A,24/02/2025,,,,,,\n", "line 2: issued_on is no day"),
        (HEADER + "1,Luật,X,A,,,,,,,javascript:alert(1)\n", "line 2: source_url is no web address"),
        (HEADER + "1,Luật,X,A,,,,,,,\n1,Luật,X,B,,,,,,,\n", "line 3: 1 stands twice"),
    ],
)
def test_broken_file_is_named_with_line_and_cause(tmp_path: Path, text: str, cause: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text(text, "utf-8")

    with pytest.raises(LegalFileError, match=cause):
        read_documents(file)


def test_missing_and_foreign_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(LegalFileError, match="no such file"):
        read_documents(tmp_path / "x.csv")
    (tmp_path / "x.csv").write_bytes(HEADER.encode("utf-16"))
    with pytest.raises(LegalFileError, match="not UTF-8"):
        read_documents(tmp_path / "x.csv")
