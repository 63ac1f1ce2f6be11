# ruff: noqa: DTZ001, PT011  (cells of a workbook know no time zone; the text of a ValueError is for nobody)
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.declaration import Channel, Status
from hailong.domain.taxcode import TaxCodeVerdict
from hailong.sources import values


@pytest.mark.parametrize(
    ("raw", "day", "clock"),
    [
        ("04/09/2025", date(2025, 9, 4), None),
        ("4/9/2025", date(2025, 9, 4), None),
        ("2025-09-04", date(2025, 9, 4), None),
        ("05/09/2025  16:45:55", date(2025, 9, 5), time(16, 45, 55)),
        ("05/09/2025 16:45", date(2025, 9, 5), time(16, 45)),
        (datetime(2025, 9, 4, 9, 30, 15, 999), date(2025, 9, 4), time(9, 30, 15)),
        (datetime(2025, 9, 4), date(2025, 9, 4), None),
        (date(2025, 9, 4), date(2025, 9, 4), None),
        (45904.0, date(2025, 9, 4), None),
        (45904.5, date(2025, 9, 4), time(12)),
        ("NULL", None, None),
        ("", None, None),
        ("/  /", None, None),
        ("   /   /", None, None),
        ("/     /", None, None),
        (0.0, None, None),
    ],
)
def test_a_day_is_read_in_every_form_that_is_written(raw: object, day: date | None, clock: time | None) -> None:
    assert values.parse_day(raw) == (day, clock)


@pytest.mark.parametrize(
    "raw",
    ["31/02/2025", "09/25/2025", "04/09/25", "hôm qua", "04/09/1025", 3.0, 1e300, datetime(1899, 12, 31), "20250904"],
)
def test_an_impossible_day_is_refused_and_never_guessed(raw: object) -> None:
    with pytest.raises(ValueError):
        values.parse_day(raw)


@pytest.mark.parametrize(
    ("raw", "clock"),
    [
        ("93015", time(9, 30, 15)),
        ("93015.0", time(9, 30, 15)),
        (93015.0, time(9, 30, 15)),
        ("142008", time(14, 20, 8)),
        ("15", time(0, 0, 15)),
        (0.0, time(0)),
        ("0", time(0)),
        ("09:30:15", time(9, 30, 15)),
        (time(9, 30, 15), time(9, 30, 15)),
        ("NULL", None),
        ("", None),
    ],
)
def test_a_time_is_read_and_midnight_is_told_apart_from_nothing(raw: object, clock: time | None) -> None:
    assert values.parse_clock(raw) == clock


@pytest.mark.parametrize("raw", ["250000", "96199", "9h30", "1234567"])
def test_an_impossible_time_is_refused(raw: str) -> None:
    with pytest.raises(ValueError):
        values.parse_clock(raw)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("N", Status.DRAFT),
        ("D", Status.SENT),
        ("E", Status.REGISTERED),
        ("P", Status.CHANNELLED),
        ("T", Status.CLEARED),
        ("K", Status.CHANNELLED),
        ("S", Status.CHANNELLED),
        ("C", Status.CHANNELLED),
        ("H", Status.CANCELLED),
        ("Đã thông quan", Status.CLEARED),
        ("ĐÃ THÔNG QUAN", Status.CLEARED),
        ("Tờ khai đã được chấp nhận thông quan", Status.CLEARED),
        ("Đã đăng kí", Status.REGISTERED),
        ("Nhập mới", Status.DRAFT),
        ("Hủy tờ khai", Status.CANCELLED),
        ("Đã huỷ", Status.CANCELLED),
        ("Giải phóng hàng", Status.RELEASED),
        ("Mang hàng về bảo quản", Status.IN_STORAGE),
        ("Đã phân luồng ", Status.CHANNELLED),
        ("Điều chỉnh thuế", Status.CHANNELLED),
        ("Đã tính thuế sau kiểm hóa", Status.CHANNELLED),
    ],
)
def test_codes_and_texts_of_the_software_are_known_in_every_spelling(raw: str, status: Status) -> None:
    assert values.status_of(raw) is status


@pytest.mark.parametrize(
    "raw", ["Chưa thông quan", "Chờ thông quan", "TQ", "X", "Không được thông quan", "T1", "đang thông quan", ""]
)
def test_what_only_sounds_like_clearance_is_never_taken_for_it(raw: str) -> None:
    assert values.status_of(raw) is Status.UNKNOWN


@given(st.text())
def test_no_text_at_all_is_cleared_unless_it_says_so(text: str) -> None:
    if values.status_of(text) is Status.CLEARED:
        assert text.strip().upper() == "T" or "quan" in text.lower()


@pytest.mark.parametrize(
    ("raw", "channel"),
    [
        ("Xanh", Channel.GREEN),
        ("Vang", Channel.YELLOW),
        ("Do", Channel.RED),
        ("Luồng Xanh", Channel.GREEN),
        ("Luồng vàng", Channel.YELLOW),
        ("Luồng đỏ", Channel.RED),
        (1.0, Channel.GREEN),
        ("2", Channel.YELLOW),
        (3, Channel.RED),
        ("Tím", Channel.UNKNOWN),
        ("", Channel.UNKNOWN),
    ],
)
def test_the_channel_is_read_from_word_label_and_digit(raw: object, channel: Channel) -> None:
    assert values.channel_of(raw) is channel


@pytest.mark.parametrize(
    ("raw", "code", "verdict"),
    [
        ("0199999991", "0199999991", TaxCodeVerdict.VALID),
        ("0199999991 - 001", "0199999991001", TaxCodeVerdict.VALID),
        (199999991.0, "0199999991", TaxCodeVerdict.VALID),
        (199999991001.0, "0199999991001", TaxCodeVerdict.VALID),
        ("0199999992", "0199999992", TaxCodeVerdict.INVALID),
        ("ABC", "", TaxCodeVerdict.INVALID),
        (199999992.0, "", TaxCodeVerdict.INVALID),
    ],
)
def test_a_tax_code_gets_its_lost_zero_back_only_when_the_check_digit_proves_it(
    raw: object, code: str, verdict: TaxCodeVerdict
) -> None:
    assert values.tax_code_of(raw) == (code, verdict)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("CôNG TY TNHH MẫU THử", "CÔNG TY TNHH MẪU THỬ"),
        ("Công ty TNHH Mẫu Thử", "Công ty TNHH Mẫu Thử"),
        ("công ty", "công ty"),
        ("", ""),
    ],
)
def test_only_names_typed_in_capitals_get_capitals(raw: str, name: str) -> None:
    assert values.company_name(raw) == name


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("PCE ", "PCE"),
        ("a\x00b\x01", "ab"),
        ("NULL", ""),
        (None, ""),
        (3001.0, "3001"),
        (1.5, "1.5"),
        ("Ho\u0302ng", "Hông"),
    ],
)
def test_text_is_cleaned(raw: object, text: str) -> None:
    assert values.text_of(raw) == text


@pytest.mark.parametrize(
    ("raw", "number"), [("2", 2), (2.0, 2), ("", None), ("0", None), ("x", None), ("12345", None), ("²", None)]
)
def test_a_branch_number_is_small_and_whole(raw: object, number: int | None) -> None:
    assert values.small_number(raw) == number


def test_storage_is_seen_in_the_text_of_an_instruction() -> None:
    assert values.speaks_of_storage("Đưa hàng về BẢO QUẢN")
    assert values.speaks_of_storage("mhvbq TGTV: 05/09/2025")
    assert not values.speaks_of_storage("Kiểm tra hồ sơ")


def test_the_desk_gets_its_zero_back() -> None:
    assert [values.team_code_of(raw) for raw in (0.0, "1", "01", "A1")] == ["00", "01", "01", "A1"]
