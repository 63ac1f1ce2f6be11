import struct
from pathlib import Path

import pytest

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.biff import largest_sheet
from hailong.sources.ole import workbook_streams


@pytest.fixture
def content(good_files: dict[str, Path]) -> bytearray:
    return bytearray(good_files["list_xls"].read_bytes())


def fault_of(content: bytes) -> SourceFault:
    with pytest.raises(SourceError) as caught:
        workbook_streams(content)
    return caught.value.fault


def table_at(content: bytes) -> int:
    """Where the first share of the table of chains lies."""
    first: int = struct.unpack_from("<I", content, 76)[0]
    return (first + 1) * 512


def test_the_stream_of_a_sound_file_holds_its_sheets(content: bytearray) -> None:
    (stream,) = workbook_streams(bytes(content))
    assert stream[:4] == bytes.fromhex("09081000")
    assert largest_sheet(stream) > 20


def test_a_chain_that_bites_its_tail_is_damage_and_no_endless_reading(content: bytearray) -> None:
    struct.pack_into("<II", content, table_at(content), 1, 0)
    assert fault_of(bytes(content)) is SourceFault.DAMAGED


def test_a_table_that_continues_in_itself_is_damage(content: bytearray) -> None:
    struct.pack_into("<II", content, 68, 0, 1)
    content[512 + 508 : 512 + 512] = struct.pack("<I", 0)
    assert fault_of(bytes(content)) is SourceFault.DAMAGED


@pytest.mark.parametrize("kept", [8, 100, 600, 5000])
def test_a_truncated_file_is_damaged(content: bytearray, kept: int) -> None:
    assert fault_of(bytes(content[:kept])) is SourceFault.DAMAGED


def test_a_stream_larger_than_its_file_is_damage(content: bytearray) -> None:
    place = content.index("Workbook".encode("utf-16-le"))
    struct.pack_into("<I", content, place + 120, 0x7FFFFFFF)
    assert fault_of(bytes(content)) is SourceFault.DAMAGED


def test_an_encrypted_package_is_told_to_be_protected(content: bytearray) -> None:
    place = content.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    content[place : place + len(name)] = name
    assert fault_of(bytes(content)) is SourceFault.PROTECTED


def test_another_programs_file_is_of_the_wrong_kind(content: bytearray) -> None:
    place = content.index("Workbook".encode("utf-16-le"))
    content[place : place + 16] = "WordDocu".encode("utf-16-le")
    assert fault_of(bytes(content)) is SourceFault.WRONG_KIND
