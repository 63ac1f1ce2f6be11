import pytest

from hailong.domain.declaration import Declaration, Kind, Status
from hailong.domain.imports import RowProblem
from hailong.sources.clearance_print.fields import LABELS, PrintFields
from hailong.sources.clearance_print.grid import Grid
from hailong.sources.workbook import Row


def read(*rows: Row, stem: str = "print") -> Declaration:
    *_, found = PrintFields(Grid([["Số tờ khai", 109999888770.0], *rows], LABELS), stem).items()
    assert isinstance(found, Declaration)
    return found


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Tờ khai hàng hóa nhập khẩu (thông quan)", Status.CLEARED),
        ("TỜ KHAI HÀNG HOÁ NHẬP KHẨU (THÔNG QUAN)", Status.CLEARED),
        ("Tờ khai hàng hóa nhập khẩu (thông báo kết quả phân luồng)", Status.CHANNELLED),
        ("Tờ khai hàng hóa nhập khẩu (giải phóng hàng)", Status.RELEASED),
        ("Tờ khai hàng hóa nhập khẩu (đưa hàng về bảo quản)", Status.IN_STORAGE),
        ("Bản xác nhận nội dung tờ khai hàng hóa nhập khẩu<In thử>", Status.REGISTERED),
        ("Tờ khai hàng hóa nhập khẩu (không thông quan)", Status.UNKNOWN),
        ("Tờ khai hàng hóa nhập khẩu", Status.UNKNOWN),
    ],
)
def test_the_title_gives_the_status(title: str, status: Status) -> None:
    assert read([title]).status is status


def test_without_a_title_the_status_is_unknown_and_reported() -> None:
    problem, found = PrintFields(Grid([["Số tờ khai", 309999888770.0]], LABELS), "print").items()
    assert isinstance(problem, RowProblem)
    assert isinstance(found, Declaration)
    assert (found.kind, found.status) == (Kind.EXPORT, Status.UNKNOWN)


@pytest.mark.parametrize(
    ("cells", "lot"),
    [
        ([109999888700.0, 2.0, "/", 3.0], ("109999888700", 2, 3)),
        (["109999888700  -", "2", " / ", "3"], ("109999888700", 2, 3)),
        (["-", "", "/"], ("", None, None)),
        (["/"], ("", None, None)),
    ],
)
def test_a_split_lot_is_read_from_the_cells_beside_its_label(
    cells: Row, lot: tuple[str, int | None, int | None]
) -> None:
    found = read(["Số tờ khai đầu tiên", *cells])
    assert (found.first_number, found.branch, found.branches) == lot


def test_the_regime_is_the_first_word_beside_its_label() -> None:
    assert read(["Mã loại hình", "A12  2 [ 4 ]"]).regime == "A12"
    assert read(["Mã loại hình", ""]).regime == ""
