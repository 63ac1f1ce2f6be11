"""Reading catalogue files: the real ones, and broken ones with file, line and cause."""

from pathlib import Path

import pytest

from central.fixtures import RESOURCES
from hailong_central.catalogue.reading import CatalogueFileError, read_folder

FILES = {
    "offices.csv": "code,name_vi,old_name_vi,abbr\n03CC,Cảng 1,Chi cục cũ,HQ1\n",
    "teams.csv": "office_code,team_code,name_vi\n03CC,00,Đội một\n03CC,,Đội chưa rõ mã\n",
    "stages.csv": "code,name_vi,order\nDK,Đăng ký,1\n",
    "reasons.csv": "level,code,vi,en\n1,N_A,Chậm,Slow\n2,N_A,Chậm,Slow\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_starter_catalogue_is_read_whole() -> None:
    files = read_folder(RESOURCES / "catalogue", RESOURCES / "catalogue" / "officers_demo.csv")

    assert len({office["code"] for office in files.offices}) == 108
    assert (len(files.teams), len(files.stages), len(files.reasons), len(files.officers)) == (62, 25, 60, 40)


def test_renamed_office_keeps_its_former_name_for_the_days_before(folder: Path) -> None:
    before, present = read_folder(folder).offices

    assert (before["name_vi"], before["valid_from"], before["valid_to"]) == ("Chi cục cũ", None, "2025-03-01")
    assert (present["name_vi"], present["valid_from"], present["valid_to"]) == ("Cảng 1", "2025-03-01", None)


def test_team_code_is_made_of_office_and_desk_and_empty_where_the_desk_is_not_known(folder: Path) -> None:
    assert [team["code"] for team in read_folder(folder).teams] == ["03CC-00", ""]


def test_officers_are_read_where_there_are_some(folder: Path) -> None:
    assert read_folder(folder).officers == []
    (folder / "officers.csv").write_text(
        "code,name_vi,office_code,team_code,valid_from\n03ZZ-0001,Hồ Mẫu,03CC,00,2025-01-01\n", "utf-8-sig"
    )

    (officer,) = read_folder(folder).officers

    assert (officer["code"], officer["team_code"], officer["valid_from"]) == ("03ZZ-0001", "00", "2025-01-01")


@pytest.mark.parametrize(
    ("file", "text", "cause"),
    [
        ("offices.csv", "code,name\n03CC,X\n", "offices.csv: no column name_vi"),
        ("offices.csv", "code,name_vi\n03CC,X\n,Y\n", "offices.csv, line 3: code is empty"),
        ("offices.csv", "code,name_vi\n03CC,X\n03CC,Y\n", "offices.csv: twice the same: 03CC"),
        ("offices.csv", "code,name_vi,valid_from\n03CC,X,1.1.2025\n", "line 2: valid_from is no day"),
        ("offices.csv", "code,name_vi,valid_from,valid_to\n03CC,X,2025-02-01,2025-01-01\n", "valid_to is not after"),
        ("stages.csv", "code,name_vi,order\nDK,X,first\n", "stages.csv, line 2: order is no number"),
        ("reasons.csv", "level,code,vi\n6,N,X\n", "reasons.csv, line 2: level is no number from 1 to 5"),
        ("reasons.csv", "level,code,vi\n1,N,X\n1,N,Y\n", "reasons.csv: twice the same: 1"),
        ("teams.csv", "office_code,team_code,name_vi\n03CC,00,\n", "teams.csv, line 2: name_vi is empty"),
    ],
)
def test_broken_file_is_named_with_line_and_cause(folder: Path, file: str, text: str, cause: str) -> None:
    (folder / file).write_text(text, "utf-8")

    with pytest.raises(CatalogueFileError, match=cause):
        read_folder(folder)


def test_missing_and_foreign_files_are_named(folder: Path) -> None:
    (folder / "stages.csv").write_bytes("code,name_vi,order\nDK,Đăng ký,1\n".encode("utf-16"))
    with pytest.raises(CatalogueFileError, match=r"stages\.csv: not UTF-8"):
        read_folder(folder)
    (folder / "stages.csv").unlink()
    with pytest.raises(CatalogueFileError, match=r"stages\.csv: no such file"):
        read_folder(folder)
    (folder / "stages.csv").write_text(FILES["stages.csv"], "utf-8")
    with pytest.raises(CatalogueFileError, match=r"x\.csv: no such file"):
        read_folder(folder, folder / "x.csv")
