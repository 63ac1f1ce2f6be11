"""What every kind of source keeps to, whatever it is given."""

import gc
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hailong.domain.declaration import Declaration
from hailong.domain.imports import RowProblem, SourceError, SourceFault
from hailong.sources.files import HEAD_BYTES
from hailong.sources.interfaces import Source
from hailong.sources.registry import all_sources, recognise

FORMS = (
    "xml", "print_import_xlsx", "print_import_xls", "print_export_xlsx", "print_export_xls", "list_xlsx", "list_xls",
    "list_csv",
)  # fmt: skip
ENTITY_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE Root [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Root><DToKhaiMDIDs><DToKhaiMD><Data><SOTK>&c;</SOTK></Data></DToKhaiMD></DToKhaiMDIDs></Root>"""
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE Root [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Root><DToKhaiMDIDs><DToKhaiMD><Data><DV_DT>&x;</DV_DT></Data></DToKhaiMD></DToKhaiMDIDs></Root>"""


@pytest.fixture(params=all_sources(), ids=lambda source: source.kind)
def source(request: pytest.FixtureRequest) -> Source:
    found: Source = request.param
    return found


def bad_files(folder: Path, good: dict[str, Path]) -> dict[str, Path]:
    """Files that nothing may come out of but a clear word."""
    xlsx, xls, xml = (good[name].read_bytes() for name in ("list_xlsx", "list_xls", "xml"))
    contents = {
        "empty.xlsx": b"",
        "noise.xlsx": random.Random(1).randbytes(3000),
        "noise.csv": random.Random(2).randbytes(3000),
        "half.xlsx": xlsx[: len(xlsx) // 2],
        "half.xls": xls[: len(xls) // 2],
        "half.xml": xml[: len(xml) // 2],
        "magic.xls": xls[:8],
        "magic.xlsx": xlsx[:4],
        "bomb.xml": ENTITY_BOMB,
        "external.xml": EXTERNAL,
        "deep.xml": b'<?xml version="1.0"?><Root><App>ECUS</App>' + b"<a>" * 10_000,
        "encoding.xml": b'<?xml version="1.0" encoding="klingon"?><Root><App>ECUS</App></Root>',
        "nuls.xml": b'<?xml version="1.0"?><Root><App>ECUS</App>\x00</Root>',
        "nuls.csv": bytes(5000),
        "bare.csv": b"a,b,c\n1,2,3\n",
        "quote.csv": "Số TK,Mã HQ,Mã loại hình\n".encode() + b'"' + b"x" * 200_000,
        "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "foreign.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<nonsense/>")
    with (folder / "huge.xlsx").open("wb") as file:
        file.write(xlsx[:4])
        file.truncate(500 << 20)
    with (folder / "huge.xml").open("wb") as file:
        file.write(xml[:2000])
        file.truncate(500 << 20)
    with (folder / "huge.csv").open("wb") as file:
        file.write("Số TK,Mã HQ,Mã loại hình\n".encode())
        file.truncate(500 << 20)
    return {path.name: path for path in folder.iterdir()} | {"nowhere.xml": folder / "nowhere.xml", "folder": folder}


def open_files() -> set[str]:
    return {
        os.readlink(f"/proc/self/fd/{fd}")
        for fd in os.listdir("/proc/self/fd")
        if os.path.exists(f"/proc/self/fd/{fd}")
    }


def drain(source: Source, path: Path) -> list[Declaration | RowProblem]:
    return list(source.read(path))


def test_each_kind_has_a_name_and_a_version(source: Source) -> None:
    assert source.kind
    assert source.version >= 1


def test_every_good_file_gives_declarations_of_the_right_shape(good_files: dict[str, Path]) -> None:
    for path in good_files.values():
        items = drain(recognise(path, all_sources()), path)
        assert items
        for item in items:
            assert isinstance(item, Declaration), (path.name, item)
            assert len(item.number) == 12
            assert item.tax_code == "" or item.tax_code.isdigit()


def test_every_bad_file_ends_in_a_source_error(source: Source, tmp_path: Path, good_files: dict[str, Path]) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    for path in bad_files(folder, good_files).values():
        with pytest.raises(SourceError):
            drain(source, path)


def test_recognising_never_raises(source: Source, tmp_path: Path, good_files: dict[str, Path]) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    for path in bad_files(folder, good_files).values():
        head = b""
        if path.is_file():
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
        assert source.recognises(path, head) in (True, False)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("half.xlsx", SourceFault.DAMAGED),
        ("half.xls", SourceFault.DAMAGED),
        ("half.xml", SourceFault.DAMAGED),
        ("bomb.xml", SourceFault.FORBIDDEN_CONTENT),
        ("external.xml", SourceFault.FORBIDDEN_CONTENT),
        ("deep.xml", SourceFault.FORBIDDEN_CONTENT),
        ("encoding.xml", SourceFault.DAMAGED),
        ("huge.xlsx", SourceFault.TOO_LARGE),
        ("huge.xml", SourceFault.TOO_LARGE),
        ("huge.csv", SourceFault.TOO_LARGE),
        ("nowhere.xml", SourceFault.NOT_FOUND),
        ("folder", SourceFault.WRONG_KIND),
        ("noise.csv", SourceFault.WRONG_KIND),
        ("page.xls", SourceFault.WRONG_KIND),
        ("bare.csv", SourceFault.WRONG_KIND),
        ("quote.csv", SourceFault.DAMAGED),
    ],
)
def test_the_cause_is_named(tmp_path: Path, good_files: dict[str, Path], name: str, fault: SourceFault) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    path = bad_files(folder, good_files)[name]
    with pytest.raises(SourceError) as caught:
        drain(recognise(path, all_sources()), path)
    assert caught.value.fault is fault


@pytest.mark.parametrize("form", FORMS)
def test_an_exception_of_the_progress_report_stops_the_reading(form: str, good_files: dict[str, Path]) -> None:
    class StopNowError(ValueError):  # a kind that careless readers take for damage
        pass

    def stop(done: int, total: int) -> None:
        assert done >= 0
        assert total == 0 or total >= done
        raise StopNowError

    path = good_files[form]
    with pytest.raises(StopNowError):
        list(recognise(path, all_sources()).read(path, on_progress=stop))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="open files are listed by Linux only")
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_held_open_after_the_end_or_after_closing(form: str, good_files: dict[str, Path]) -> None:
    path = good_files[form]
    found = recognise(path, all_sources())
    list(found.read(path))
    begun: Any = found.read(path)
    next(begun)
    begun.close()
    gc.collect()
    assert str(path) not in open_files()
    path.rename(path.with_name("moved"))  # what Windows would refuse for a file that is held


def mutated(content: bytes, draw: random.Random) -> bytes:
    """``content`` with bytes flipped, cut out, doubled or replaced."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 12)):
        place = draw.randrange(len(changed) or 1)
        act = draw.randrange(4)
        if act == 0 and changed:
            changed[min(place, len(changed) - 1)] = draw.randrange(256)
        elif act == 1:
            del changed[place : place + draw.randint(1, 400)]
        elif act == 2:
            changed[place:place] = changed[place : place + draw.randint(1, 200)]
        else:
            changed[place:place] = draw.choice((b"\x00", b"\xff" * 9, b"NULL", b"<a>", b"&b;", b'"', b"\n", b"1.1E+11"))
    return bytes(changed)


def only_source_errors(path: Path) -> None:
    try:
        found = recognise(path, all_sources())
        for item in found.read(path):
            assert isinstance(item, Declaration | RowProblem)
    except SourceError:
        pass


@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_mutated_file_gives_good_rows_or_a_source_error_and_nothing_else(
    form: str, seed: int, good_files: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    original = good_files[form]
    path = original.with_name(f"mutated{original.suffix}")
    path.write_bytes(mutated(original.read_bytes(), random.Random(seed)))
    only_source_errors(path)


@pytest.mark.parametrize("form", ["print_import_xlsx", "list_xlsx"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mutated_parts_inside_a_sound_zip_do_no_more_harm(
    form: str, seed: int, good_files: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    original, draw = good_files[form], random.Random(seed)
    path = original.with_name("mutated.xlsx")
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(path, "w") as new:
        names = [entry.filename for entry in old.infolist()]
        chosen = draw.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, draw) if name == chosen else content)
    only_source_errors(path)


@pytest.mark.parametrize("form", ["print_import_xls", "list_xls"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_overwritten_inside_an_old_workbook_do_no_more_harm(
    form: str, seed: int, good_files: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    """Lengths, counts and places of an .xls become absurd: the library alone would try to make room for them."""
    original, draw = good_files[form], random.Random(seed)
    content = bytearray(original.read_bytes())
    for _ in range(draw.randint(1, 4)):
        place = draw.randrange(512, len(content) - 8)
        absurd = draw.choice((b"\xff\xff", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80"))
        content[place : place + len(absurd)] = absurd
    path = original.with_name("mutated.xls")
    path.write_bytes(content)
    only_source_errors(path)


@given(text=st.text(max_size=300))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_below_a_header_gives_rows_or_problems(
    text: str, tmp_path: Path, read: Callable[[Path], tuple[list[Declaration], list[RowProblem]]]
) -> None:
    path = tmp_path / "any.csv"
    path.write_text(
        f"Số TK,Mã HQ,Ngày ĐK,Trạng thái\n109999888770,03CC,04/09/2025,T\n{text}", encoding="utf-8", errors="replace"
    )
    try:
        declarations, _ = read(path)
    except SourceError:
        return
    assert declarations[0].number == "109999888770"
