"""Writes declarations as the XML export of ECUS5VNACCS does, messages and quirks included."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from hailong.domain.declaration import Channel, Declaration, Kind, Status

STATUS_CODES: Final = {
    Status.DRAFT: "N",
    Status.SENT: "D",
    Status.REGISTERED: "E",
    Status.CHANNELLED: "P",
    Status.IN_STORAGE: "P",  # storage and release have no code of their own
    Status.RELEASED: "P",
    Status.CLEARED: "T",
    Status.CANCELLED: "H",
    Status.UNKNOWN: "Q",
}
CHANNEL_WORDS: Final = {Channel.GREEN: "Xanh", Channel.YELLOW: "Vang", Channel.RED: "Do"}
CHANNEL_DIGITS: Final = {Channel.GREEN: "1", Channel.YELLOW: "2", Channel.RED: "3"}
MESSAGE_BODY: Final = "THÔNG-ĐIỆP-KHÔNG-BAO-GIỜ-ĐƯỢC-ĐỌC"
"""Stands where the compressed message with the user's credentials stands; nothing may ever keep it."""

_EMPTY_SECTIONS: Final = (
    "DHangMDKH", "DHangMDTH", "DDieuChinh", "DHangMDDC", "DHangMDDC_CT", "DVan_Don", "TTKTG_PP1", "DTBT",
    "DTOKHAIMD_GP", "DTOKHAIMD_CO", "DTOKHAIMD_DeNghiChuyenCK",
)  # fmt: skip
_CLOSING_SECTIONS: Final = (
    "DToKhaiMD_HoaDonTM", "DToKhaiMD_HopDongTM", "DSPCU_TK", "DChungTuBS_AMA", "DCHUNGTU_BS", "DDS_CONT_TK",
)  # fmt: skip
_Record = Mapping[str, str | None]


def file_name(declaration: Declaration, record_id: int) -> str:
    """The name that the software gives to an export."""
    return f"ECUS5VNACCS2018_ToKhai_{declaration.number}_STT{record_id}.xml"


def write_export(folder: Path, declaration: Declaration, record_id: int, today: date) -> Path:
    """One export file of one declaration."""
    path = folder / file_name(declaration, record_id)
    path.write_text(export_text(declaration, record_id, today), encoding="utf-8")
    return path


def export_text(
    declaration: Declaration, record_id: int, today: date, changes: Mapping[str, str | None] | None = None
) -> str:
    """The text of an export; ``changes`` puts other values into columns, whatever their section."""
    sections: list[tuple[str, _Record]] = [
        ("DToKhaiMD", _header(declaration, record_id)),
        ("DTOKHAIMD_VNACCS", _first_part(declaration, record_id)),
        ("DTOKHAIMD_VNACCS2", _second_part(declaration, record_id)),
    ]
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<Root>", *_preamble(today)]
    for name, record in sections:
        changed = {key: (changes or {}).get(key, value) for key, value in record.items()}
        lines += [f"<{name}s>", *_element(name, changed), f"</{name}s>"]
    lines += ["<DMSG_OUT_REPs>", *_messages(declaration, record_id), "</DMSG_OUT_REPs>"]
    lines += ["<DHangMDDKs>", *_goods(record_id), "</DHangMDDKs>"]
    lines += [f"<{name}s />" for name in _EMPTY_SECTIONS]
    log: _Record = {
        "ToKhaiID": str(record_id),
        "MsgDes": f"Đăng ký tờ khai thành công. Đã được cấp số tờ khai: {declaration.number}",
        "LogDate": _day(declaration.registered_on),
        "LogTime": _day(declaration.registered_on),
    }
    lines += ["<DLogInfos>", *_element("DLogInfo", log), "</DLogInfos>"]
    lines += [f"<{name}s />" for name in _CLOSING_SECTIONS]
    return "\n".join([*lines, "</Root>", ""])


def software_case(name: str) -> str:
    """``CÔNG TY`` as the software stores it: ``CôNG TY``."""
    return "".join(char if char.isascii() else char.lower() for char in name)


def clock_number(clock: time | None) -> str | None:
    """HHMMSS as a number without leading zeros."""
    return str(clock.hour * 10_000 + clock.minute * 100 + clock.second) if clock else None


def _preamble(today: date) -> Iterator[str]:
    yield "<App>ECUS5VNACCS2018</App>"
    yield "<DBVersion>300</DBVersion>"
    yield f"<LastUpdate>{today:%d/%m/%Y}</LastUpdate>"
    yield "<VersionMessage>1.0</VersionMessage>"
    yield f"<Date>{today:%d/%m/%Y}</Date>"


def _header(declaration: Declaration, record_id: int) -> _Record:
    is_export = declaration.kind is Kind.EXPORT
    return {
        "_DToKhaiMDID": str(record_id),
        "_XorN": "X" if is_export else "N",
        "SOTK": declaration.number,
        "SOTK_DAU_TIEN": declaration.first_number or None,
        "SOTK_NHANH": str(declaration.branch) if declaration.branch else None,
        "SOTK_TONG": str(declaration.branches) if declaration.branches else None,
        "MA_LH": declaration.regime.ljust(5),
        "MA_HQ": declaration.office_code.ljust(6),
        "TEN_HQ": declaration.office_abbr,
        "NAMDK": str(declaration.registered_on.year) if declaration.registered_on else None,
        "NGAY_DK": _day(declaration.registered_on),
        "MA_DV": declaration.tax_code,
        "_Ten_DV_L1": software_case(declaration.enterprise_name),
        "_Ten_DV_L2": None,
        "MA_BC_DV": "(+84)225",
        "MA_DVKT": None,
        "DV_DT": declaration.partner,
        "PLUONG": CHANNEL_WORDS.get(declaration.channel),
        "TTTK": STATUS_CODES[declaration.status],
        "TTTK_HQ": None,
        "NGAY_HOANTHANH": None,
        "IsVNACCS": "1",
        "PhienBan_TK": "CT",
        "MA_NGHIEP_VU": "EDC" if is_export else "IDC",
        "APP_NAME": "ECUSK5NET",
        "ISTEST": None,
        "SO_KIEN": "125.0000",
        "TONGTGKB": "250000.00000000",
        "KDT_LASTINFO": "T? khai dã du?c khai báo t?i H?i Quan",
    }


def _first_part(declaration: Declaration, record_id: int) -> _Record:
    is_released = declaration.status is Status.RELEASED
    cleared = _day(declaration.cleared_on), clock_number(declaration.cleared_time)
    return {
        "DTOKHAIMD_VNACCSID": str(record_id),
        "_DToKhaiMDID": str(record_id),
        "GIO_DK": clock_number(declaration.registered_time),
        "NGAY_DK_SUA": None,
        "MA_PL_KTRA": CHANNEL_DIGITS.get(declaration.channel),
        "NGAY_CAP_PHEP": cleared[0],
        "GIO_CAP_PHEP": cleared[1],
        "NGAY_HOAN_THANH_KT": cleared[0],
        "GIO_HOAN_THANH_KT": cleared[1],
        "TEN_TRUONG_DV_HQ": "Trưởng Hải quan",
        "MA_LY_DO_BP": "A" if is_released else None,
        "NGAY_DUYET_BP": _day(declaration.registered_on) if is_released else None,
        "GIO_DUYET_BP": "160512" if is_released else None,
        "TIEU_DE_THONG_QUAN": None,
        "MA_QLY_USER": "00123",
    }


def _second_part(declaration: Declaration, record_id: int) -> _Record:
    is_stored = declaration.status is Status.IN_STORAGE
    return {
        "DTOKHAIMD_VNACCS2ID": str(record_id),
        "_DTOKHAIMDID": str(record_id),  # spelled in capitals in this section only
        "NHOM_HO_SO": declaration.team_code,
        "MA_HIEU_PTVC": "2",
        "CANHAN_TOCHUC": "4",
        "CHI_THI_HQ_MA_LOAI": "A" if is_stored else None,
        "CHI_THI_HQ_NGAY": _day(declaration.registered_on) if is_stored else None,
        "CHI_THI_HQ_TEN": "Đưa hàng về bảo quản" if is_stored else None,
        "CHI_THI_HQ_ND": "MHVBQ chờ kết quả kiểm tra chuyên ngành" if is_stored else None,
        "CHI_THI_HQ_TEN2": None,
        "isTKCopy": "0",
        "DTOKHAIMDID_Parent": None,
    }


def _messages(declaration: Declaration, record_id: int) -> Iterator[str]:
    is_export = declaration.kind is Kind.EXPORT
    for index, code in enumerate(("EDC" if is_export else "IDC", "VAE1LF0" if is_export else "VAD1AG0")):
        yield from _element(
            "DMSG_OUT_REP",
            {
                "ID": str(record_id * 10 + index),
                "MsgOutCode": code,
                "LoaiChungTu": "30" if is_export else "10",
                "ChungTuID": str(record_id),
                "SoChungTu": declaration.number,
                "MsgBody": MESSAGE_BODY,
                "SendOrRecv": "R" if index else "S",
            },
        )


def _goods(record_id: int) -> Iterator[str]:
    for line, name in enumerate(("Vải dệt thoi từ sợi polyester#&VN", "Bu lông thép M8 x 40 mm"), start=1):
        record: _Record = {"_DHangMDDKID": str(record_id * 10 + line), "STTHANG": str(line), "TEN_HANG": name}
        yield from _element("DHangMDDK", record)
        yield from (f"<TTKTG_PP{number}s />" for number in (2, 3, 4))


def _element(name: str, record: _Record) -> Iterator[str]:
    yield f"<{name}><Data>"
    for key, value in record.items():
        text = "NULL" if value is None else escape(value) or "\n"
        yield f"<{key}>{text}</{key}>"
    yield f"</Data></{name}>"


def _day(day: date | None) -> str | None:
    return f"{day:%Y-%m-%d}" if day else None
