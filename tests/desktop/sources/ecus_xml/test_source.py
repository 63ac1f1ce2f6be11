from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from hailong.demo.ecus_xml import MESSAGE_BODY, export_text, write_export
from hailong.domain.declaration import Channel, Declaration, Status
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.ecus_xml.source import EcusXml, _parse

TODAY = date(2025, 9, 8)


def items_of(folder: Path, text: str) -> list[Declaration | RowProblem]:
    path = folder / "export.xml"
    path.write_text(text, encoding="utf-8")
    return list(EcusXml().read(path))


def one(folder: Path, declaration: Declaration, **changes: str | None) -> Declaration:
    found = items_of(folder, export_text(declaration, 3001, TODAY, changes))
    assert len(found) == 1, found
    assert isinstance(found[0], Declaration)
    return found[0]


def faults(items: list[Declaration | RowProblem]) -> list[SourceFault]:
    return [item.fault for item in items if isinstance(item, RowProblem)]


def test_a_cleared_declaration_comes_in_as_it_stands(tmp_path: Path, imported: Declaration) -> None:
    assert one(tmp_path, imported) == imported


def test_an_export_declaration_of_a_branch_in_a_split_lot_comes_in_whole(tmp_path: Path, exported: Declaration) -> None:
    lot = replace(exported, tax_code="0199999991001", first_number="309999888700", branch=2, branches=3)
    assert one(tmp_path, lot) == lot


@pytest.mark.parametrize(
    "status",
    [Status.SENT, Status.REGISTERED, Status.CHANNELLED, Status.IN_STORAGE, Status.RELEASED, Status.CANCELLED],
)
def test_every_state_is_read_from_where_the_software_keeps_it(
    tmp_path: Path, imported: Declaration, status: Status
) -> None:
    standing = replace(imported, status=status, cleared_on=None, cleared_time=None)
    assert one(tmp_path, standing) == standing


def test_cleared_without_a_permit_day_is_cleared_at_an_unknown_time(tmp_path: Path, imported: Declaration) -> None:
    found = one(tmp_path, imported, NGAY_CAP_PHEP=None, GIO_CAP_PHEP=None)
    assert (found.status, found.cleared_on, found.cleared_time) == (Status.CLEARED, None, None)


@pytest.mark.parametrize("code", ["Q", "Z", "1", "TT", "Thong quan roi"])
def test_an_unknown_code_is_kept_as_unknown_even_with_a_permit(
    tmp_path: Path, imported: Declaration, code: str
) -> None:
    items = items_of(tmp_path, export_text(imported, 1, TODAY, {"TTTK": code}))
    assert faults(items) == [SourceFault.ROW_UNKNOWN_STATUS]
    assert isinstance(items[-1], Declaration)
    assert (items[-1].status, items[-1].cleared_on) == (Status.UNKNOWN, None)


def test_a_routed_declaration_with_a_permit_day_is_not_yet_cleared(tmp_path: Path, imported: Declaration) -> None:
    assert one(tmp_path, imported, TTTK="P").status is Status.CHANNELLED


def test_clearance_overrides_an_earlier_release_and_storage(tmp_path: Path, imported: Declaration) -> None:
    found = one(tmp_path, imported, NGAY_DUYET_BP="2025-09-04", CHI_THI_HQ_TEN="Đưa hàng về bảo quản")
    assert found.status is Status.CLEARED


def test_storage_is_read_from_any_of_the_instructions(tmp_path: Path, imported: Declaration) -> None:
    routed = replace(imported, status=Status.CHANNELLED, cleared_on=None, cleared_time=None)
    assert one(tmp_path, routed, CHI_THI_HQ_TEN2="mhvbq TGTV: 08/09/2025").status is Status.IN_STORAGE


def test_without_a_code_the_channel_speaks(tmp_path: Path, imported: Declaration) -> None:
    assert one(tmp_path, imported, TTTK=None).status is Status.CHANNELLED


def test_the_inspection_class_stands_in_for_a_missing_channel(tmp_path: Path, imported: Declaration) -> None:
    assert one(tmp_path, imported, PLUONG=None, MA_PL_KTRA="3").channel is Channel.RED


def test_midnight_is_told_apart_from_no_time(tmp_path: Path, imported: Declaration) -> None:
    assert one(tmp_path, imported, GIO_DK="0").registered_time == time(0)
    assert one(tmp_path, imported, GIO_DK=None).registered_time is None


def test_a_number_with_a_decimal_point_is_whole(tmp_path: Path, imported: Declaration) -> None:
    assert one(tmp_path, imported, SOTK="109999888770.0").number == "109999888770"


def test_names_are_matched_in_any_case_and_without_underscores(tmp_path: Path, imported: Declaration) -> None:
    text = export_text(imported, 3001, TODAY).replace("SOTK>", "SoTk>").replace("_Ten_DV_L1>", "Ten_DV_L1>")
    assert items_of(tmp_path, text.replace("DToKhaiMD>", "DTOKHAIMD>")) == [imported]


def test_the_message_body_is_dropped_while_it_is_parsed(tmp_path: Path, imported: Declaration) -> None:
    path = write_export(tmp_path, imported, 3001, TODAY)
    assert MESSAGE_BODY in path.read_text(encoding="utf-8")
    collector = _parse(path, path.stat().st_size, None)
    assert MESSAGE_BODY not in repr(vars(collector))
    assert MESSAGE_BODY not in repr(list(EcusXml().read(path)))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"SOTK": None, "TTTK": "N"}, SourceFault.ROW_DRAFT),
        ({"SOTK": "0", "TTTK": "D"}, SourceFault.ROW_DRAFT),
        ({"ISTEST": "1"}, SourceFault.ROW_TEST),
    ],
)
def test_drafts_and_tests_are_left_out_and_counted(
    tmp_path: Path, imported: Declaration, changes: dict[str, str | None], fault: SourceFault
) -> None:
    items = items_of(tmp_path, export_text(imported, 1, TODAY, changes))
    assert (faults(items), len(items)) == ([fault], 1)
    assert isinstance(items[0], RowProblem)
    assert not items[0].is_lost


@pytest.mark.parametrize("number", ["1.1E+11", "12345", "abc", None])
def test_a_cleared_declaration_with_a_bad_number_is_lost_with_its_cause(
    tmp_path: Path, imported: Declaration, number: str | None
) -> None:
    items = items_of(tmp_path, export_text(imported, 1, TODAY, {"SOTK": number}))
    assert faults(items) == [SourceFault.ROW_NUMBER]
    assert isinstance(items[0], RowProblem)
    assert items[0].is_lost


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"NGAY_DK": "2025-02-31"}, SourceFault.ROW_DATE),
        ({"GIO_DK": "997799"}, SourceFault.ROW_VALUE),
        ({"PLUONG": "Tim"}, SourceFault.ROW_VALUE),
        ({"MA_DV": "0199999992"}, SourceFault.ROW_TAX_CODE),
        ({"SOTK_DAU_TIEN": "1.1E+11"}, SourceFault.ROW_VALUE),
    ],
)
def test_a_bad_field_is_reported_and_the_rest_comes_in(
    tmp_path: Path, imported: Declaration, changes: dict[str, str | None], fault: SourceFault
) -> None:
    items = items_of(tmp_path, export_text(imported, 1, TODAY, changes))
    assert faults(items) == [fault]
    assert isinstance(items[-1], Declaration)
    assert items[-1].partner == imported.partner


def test_a_file_of_ecus_without_a_declaration_has_no_rows(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        items_of(tmp_path, '<?xml version="1.0"?><Root><App>ECUS5VNACCS2018</App></Root>')
    assert caught.value.fault is SourceFault.NO_ROWS


def test_several_declarations_in_one_file_are_joined_by_their_ids(
    tmp_path: Path, imported: Declaration, exported: Declaration
) -> None:
    one_text, other = export_text(imported, 1, TODAY), export_text(exported, 2, TODAY)
    inner = other[other.index("<DToKhaiMDs>") : other.index("<DMSG_OUT_REPs>")]
    assert items_of(tmp_path, one_text.replace("</Root>", f"{inner}</Root>")) == [imported, exported]


def test_utf_16_is_read(tmp_path: Path, imported: Declaration) -> None:
    path = tmp_path / "wide.xml"
    path.write_bytes(export_text(imported, 1, TODAY).replace("utf-8", "utf-16").encode("utf-16"))
    assert EcusXml().recognises(path, path.read_bytes()[:4096])
    assert list(EcusXml().read(path)) == [imported]


def test_progress_ends_at_the_whole_file(tmp_path: Path, imported: Declaration) -> None:
    path = write_export(tmp_path, imported, 3001, TODAY)
    seen: list[tuple[int, int]] = []
    list(EcusXml().read(path, on_progress=lambda done, total: seen.append((done, total))))
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)


# --- what nobody exports


BOMB = '<!DOCTYPE Root [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
EXTERNAL = '<!DOCTYPE Root [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE Root [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>'


def fault_of(path: Path, content: bytes) -> SourceFault:
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        list(EcusXml().read(path))
    return caught.value.fault


@pytest.mark.parametrize("types", [BOMB, EXTERNAL, PARAMETER, '<!DOCTYPE Root SYSTEM "http://127.0.0.1:9/x.dtd">'])
@pytest.mark.parametrize("before", ["", "\n \t\r\n" * 20_000, f"<!-- {'x' * 200_000} -->", f"<?php {'x' * 5_000} ?>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_document_type_is_refused_wherever_it_stands_and_however_it_is_encoded(
    tmp_path: Path, types: str, before: str, encoding: str
) -> None:
    named = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{named}"?>{before}{types}<Root><DToKhaiMDs/></Root>'
    assert fault_of(tmp_path / "a.xml", text.encode(encoding)) is SourceFault.FORBIDDEN_CONTENT


@pytest.mark.parametrize(
    "text",
    [
        BOMB.lower() + "<Root/>", "<Root>" + BOMB + "</Root>", "<Root/>" + BOMB, "x" + BOMB + "<Root/>",
        '<?xml version="1.0" encoding="utf-7"?>+ADw-!DOCTYPE Root+AD4-<Root/>', "<Root>&a;</Root>",
    ],
)  # fmt: skip
def test_a_document_type_that_is_no_xml_makes_a_damaged_file(tmp_path: Path, text: str) -> None:
    assert fault_of(tmp_path / "a.xml", text.encode()) is SourceFault.DAMAGED


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<Root><!--", "--></Root>"), ("<!--", "--><Root/>"), ("<?a ", "?><Root/>"), ("<Root a='", "'/>"),
        ("<Root ", "/>"), ("<", "/>"),
    ],
)  # fmt: skip
def test_markup_without_end_is_refused_before_it_takes_minutes(tmp_path: Path, begin: str, end: str) -> None:
    """The parser begins anew at every chunk: 20 MB took 4 s, and 100 MB may be read."""
    text = begin + "x" * (1 << 21) + end
    assert fault_of(tmp_path / "a.xml", text.encode()) is SourceFault.FORBIDDEN_CONTENT


def test_a_long_text_is_no_markup_without_end(tmp_path: Path, imported: Declaration) -> None:
    text = export_text(imported, 3001, TODAY).replace(MESSAGE_BODY, "QUJD" * (1 << 20))
    assert items_of(tmp_path, text) == [imported]
