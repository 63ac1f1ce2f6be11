"""ECUS's tables as they stand on its SQL Server, and an invented row; for SQLite, PostgreSQL and the listener."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

INSTRUCTIONS: Final = tuple(
    f"CHI_THI_HQ_{part}{number}" for number in ("", *range(2, 11)) for part in ("MA_LOAI", "NGAY", "TEN", "ND")
)
TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "DTOKHAIMD": {
        "_DToKhaiMDID": "decimal", "_XorN": "text", "SOTK": "float", "SOTK_DAU_TIEN": "text", "SOTK_NHANH": "decimal",
        "SOTK_TONG": "decimal", "MA_LH": "text", "MA_HQ": "text", "TEN_HQ": "text", "NAMDK": "int",
        "NGAY_DK": "datetime", "MA_DV": "text", "_Ten_DV_L1": "text", "_Ten_DV_L2": "text", "MA_BC_DV": "text",
        "DV_DT": "text", "PLUONG": "text", "TTTK": "text", "TTTK_HQ": "text", "NGAY_HOANTHANH": "datetime",
        "IsVNACCS": "int", "ISTEST": "int", "KDT_LASTINFO": "text", "MA_NGHIEP_VU": "text",
    },
    "DTOKHAIMD_VNACCS": {
        "DTOKHAIMD_VNACCSID": "decimal", "_DToKhaiMDID": "decimal", "GIO_DK": "float", "MA_PL_KTRA": "text",
        "NGAY_CAP_PHEP": "datetime", "GIO_CAP_PHEP": "float", "NGAY_HOAN_THANH_KT": "datetime",
        "GIO_HOAN_THANH_KT": "float", "TEN_TRUONG_DV_HQ": "text", "MA_LY_DO_BP": "text", "NGAY_DUYET_BP": "datetime",
    },
    "DTOKHAIMD_VNACCS2": {
        "DTOKHAIMD_VNACCS2ID": "decimal", "_DTOKHAIMDID": "decimal", "NHOM_HO_SO": "text", "MA_HIEU_PTVC": "text",
        **dict.fromkeys(INSTRUCTIONS, "text"), "isTKCopy": "int", "DTOKHAIMDID_Parent": "decimal",
    },
    "SHAIQUAN": {"Ma_HQ": "text", "Ten_HQ": "text", "Ten_HQ1": "text", "TEN_HQ_VN": "text", "isVNACCS": "int"},
    "SHAIQUAN_SUB": {"MA": "text", "MA_HQ": "text", "TEN": "text"},
    "DMSG_OUT_REP": {"ID": "decimal", "ChungTuID": "decimal", "MsgBody": "text"},
    "DHANGMDDK": {"_DHangMDDKID": "decimal", "_DToKhaiMDID": "decimal", "TEN_HANG": "text"},
}  # fmt: skip
"""Table -> column -> kind: what SQL Server would send it as."""

_SQL_TYPES: Final = {
    "decimal": "numeric(18, 0)", "float": "double precision", "int": "integer", "datetime": "timestamp", "text": "text",
}  # fmt: skip

EXAMPLE: Final[Mapping[str, Any]] = {
    "_DToKhaiMDID": 3001, "_XorN": "N", "SOTK": 109999888770.0, "MA_LH": "A11  ", "MA_HQ": "99VD  ",
    "TEN_HQ": "HQVIDU", "NAMDK": 2025, "NGAY_DK": "2025-09-04 00:00:00", "GIO_DK": 93015.0, "MA_PL_KTRA": "2",
    "PLUONG": "Vang", "MA_DV": "0199999991", "_Ten_DV_L1": "CôNG TY TNHH MẪU THử", "DV_DT": "EXAMPLE TRADING LTD",
    "TTTK": "T", "NHOM_HO_SO": "00", "NGAY_HOAN_THANH_KT": "2025-09-05 00:00:00", "GIO_HOAN_THANH_KT": 164120.0,
    "NGAY_CAP_PHEP": "2025-09-05 00:00:00", "GIO_CAP_PHEP": 164555.0, "TEN_TRUONG_DV_HQ": "Trưởng Hải quan Ví Dụ",
    "IsVNACCS": 1, "MA_NGHIEP_VU": "IDC", "KDT_LASTINFO": "T? khai dã du?c khai báo t?i H?i Quan",
}  # fmt: skip
"""The invented declaration that the tests share."""


def statements(tables: Mapping[str, Mapping[str, str]] = TABLES, schema: str = "dbo") -> Iterable[str]:
    """CREATE TABLE for each table."""
    for table, kinds in tables.items():
        parts = ", ".join(f'"{column}" {_SQL_TYPES[kind]}' for column, kind in kinds.items())
        yield f'CREATE TABLE "{schema}"."{table}" ({parts})'


def rows_of(record: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    """(table, row) of one declaration: each column goes into the table that has it, the key into all three."""
    key = record["_DToKhaiMDID"]
    for table in ("DTOKHAIMD", "DTOKHAIMD_VNACCS", "DTOKHAIMD_VNACCS2"):
        row = {column: record.get(column) for column in TABLES[table]}
        row |= {column: key for column in row if column.upper().lstrip("_") == "DTOKHAIMDID"}
        yield table, row


def insert(table: str, row: Mapping[str, Any], mark: str = "?", schema: str = "dbo") -> tuple[str, list[Any]]:
    """INSERT for one row, with its values."""
    names = ", ".join(f'"{column}"' for column in row)
    return f'INSERT INTO "{schema}"."{table}" ({names}) VALUES ({", ".join([mark] * len(row))})', list(row.values())
