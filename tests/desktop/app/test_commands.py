"""The command line: words on stdout, errors explained on stderr, exit codes."""

import json

import pytest

from hailong.__main__ import main
from hailong.app import commands
from hailong.app.commands import run
from hailong.app.core import Core
from hailong.domain.request import Act, Request


@pytest.fixture
def data(tmp_path, qapp):
    return tmp_path / "data"


def hailong(data, *words):
    return main(["--data", str(data), *words])


def test_import_of_a_folder_says_how_many_came_in(data, ecus_folder, capsys):
    folder, written = ecus_folder
    assert hailong(data, "import", str(folder)) == 0
    assert str(len(written)) in capsys.readouterr().out


def test_import_of_a_broken_file_says_why_and_exits_with_1(data, tmp_path, capsys):
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    assert hailong(data, "import", str(path)) == 1
    assert "hong.xlsx" in capsys.readouterr().out


def test_status_as_json_is_for_programs(data, ecus_folder, capsys):
    hailong(data, "import", str(ecus_folder[0]))
    capsys.readouterr()
    assert hailong(data, "status", "--json") == 0
    status = json.loads(capsys.readouterr().out)
    assert status["unrated"] > 100
    assert status["waiting"] == status["needs_you"] == 0


def test_sync_before_enrolment_says_what_is_missing(data, capsys):
    assert hailong(data, "sync") == 1
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("address", ["ftp://hailong.example", "http://hailong.example", "nonsense"])
def test_enrolment_at_no_address_of_a_service_is_refused(data, address, capsys):
    assert hailong(data, "enrol", address, "AAAA-BBBB") == 1
    assert capsys.readouterr().err.strip()


def test_store_in_use_by_one_that_does_not_answer_is_explained(data, capsys):
    core = Core(data, keys_in_files=True)
    try:
        assert run(Request(act=Act.STATUS), data, patience=0.0) == 1
    finally:
        core.close()
    assert capsys.readouterr().err.strip()


def test_a_declaration_that_is_not_in_the_list_ends_with_3(data, capsys):
    assert hailong(data, "status", "109999888770", "--json") == 3
    assert json.loads(capsys.readouterr().out)["declarations"][0]["state"] == "unknown"


@pytest.mark.parametrize(
    "words",
    [
        ["dance"], ["rate"], ["rate", "1"], ["rate", "109999888770", "109999888770"], ["rate", "--in-tray"],
        ["rate", "109999888770", "--enterprise", "../x"], ["open", "nowhere"], ["open", "sent", "help"],
        ["open", "../../etc"], ["status", "109999888770\x1b]0;x\x07"], ["status", "9" * 100_000], ["status", "-x"],
        ["link", "hailong:import/x"], ["link", "http://rate/109999888770"], ["link", "-h109999888770"], ["import"],
        ["sync", "now"], ["\x1b[2J"], ["x" * 100_000],
    ],
)  # fmt: skip
def test_words_that_ask_for_nothing_end_with_2_and_a_short_plain_usage(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith("usage")
    assert len(said) < 2_000
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("hailong:enrol?service=https://hailong.example&code=", "Mã đăng ký chỉ gồm"),
        ("hailong:enrol?service=http://hailong.example&code=A1", "bắt đầu bằng https://"),
    ],
)
def test_an_invitation_that_is_none_is_named(data, link, words, capsys):
    assert hailong(data, "enrol", link) == 1
    assert words in capsys.readouterr().err


def test_a_parcel_that_is_none_is_named(data, tmp_path, capsys):
    (tmp_path / "x.hailong").write_text("x", encoding="utf-8")
    assert hailong(data, "carry", str(tmp_path / "x.hailong")) == 1
    assert "không phải tệp chuyển phiếu" in capsys.readouterr().err
    assert hailong(data, "carry", str(tmp_path / "gone.hailong")) == 1


def test_what_goes_wrong_with_an_enrolment_says_nothing_about_sheets(data, capsys):
    assert hailong(data, "enrol", "http://127.0.0.1:9", "AAAA-BBBB") == 1
    said = capsys.readouterr().err
    assert "không có dịch vụ nào trả lời" in said
    assert "Phiếu vẫn" not in said


def test_a_bug_is_told_by_its_kind_and_place_and_never_by_its_text(tmp_path, monkeypatch, capsys):
    def broken(*_):
        raise ValueError("Nguyễn Thị Mẫu 0900000000")

    monkeypatch.setattr(commands, "run", broken)
    assert main(["--data", str(tmp_path), "status"]) == 1
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert f"{__name__}:" in said
    assert "Nguyễn" not in said
    assert str(tmp_path) not in said
