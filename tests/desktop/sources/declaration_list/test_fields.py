import pytest

from hailong.demo.ecus_list import REPORT, SUMMARY
from hailong.sources.declaration_list.fields import NUMBER, columns_in, field_of, find_header


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Số TK", NUMBER),
        ("SỐ TỜ KHAI:", NUMBER),
        ("Số\ntờ  khai", NUMBER),
        ("SOTK", NUMBER),
        ("Số tờ khai đầu tiên", "first_number"),
        ("Ngày ĐK", "registered"),
        ("Ngày đăng ký", "registered"),
        ("NGAY_DK", "registered"),
        ("Mã LH", "regime"),
        ("Mã bộ phận xử lý tk", "team_code"),
        ("Bộ phận xử lý", "team_name"),
        ("Ngày HĐTM", None),
        ("Vận đơn", None),
        (7, None),
        ("", None),
    ],
)
def test_headers_are_known_in_both_families_and_in_any_spelling(header: object, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize("family", [REPORT, SUMMARY])
def test_each_family_names_its_number_status_channel_and_office(family: dict[str, object]) -> None:
    columns = columns_in(list(family))
    assert columns is not None
    assert {NUMBER, "status", "channel", "office_code", "regime", "registered"} <= set(columns.places)


def test_the_first_of_two_equal_headers_wins_and_keeps_its_own_title() -> None:
    columns = columns_in(["Số TK", "Mã HQ", "Số tờ khai", "Trạng  thái"])
    assert columns is not None
    assert columns.places == {NUMBER: 0, "office_code": 1, "status": 3}
    assert (columns.title("status"), columns.title("channel")) == ("Trạng thái", "channel")


def test_the_row_with_the_most_headers_is_the_header() -> None:
    rows = [["Mã HQ", "Số TK", "Trạng thái"], ["x"], ["Số TK", "Mã HQ", "Trạng thái", "Phân luồng"], ["1"]]
    found = find_header(rows)
    assert found is not None
    assert found[0] == 3
    assert find_header([["Họ tên", "Số TK"]]) is None
