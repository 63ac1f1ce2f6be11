"""The scanner finds what it is there to find, however it is written, and nothing else."""

import base64
import json
import zlib
from pathlib import Path

import pytest

from markers import COMMENT, MARKERS, found_below, found_in


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize(
    "write",
    [
        str.encode, lambda text: json.dumps({"x": text}), repr, lambda text: repr(text.encode()), ascii,
        lambda text: text.encode("utf-16"), lambda text: text.encode("utf-16-be"), lambda text: text.encode().hex(),
        lambda text: base64.b64encode(text.encode()), lambda text: base64.b64encode(b"x" + text.encode() + b"y"),
        lambda text: base64.urlsafe_b64encode(b"xy" + text.encode() + b"yz"),
        lambda text: f"Failing row contains (1, {text}, null).",
    ],
)  # fmt: skip
def test_marker_is_found_however_it_is_written(marker: str, write) -> None:
    assert marker in found_in(write(marker))


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-11-25T21:13:56.300Z INFO hailong_central: device 470b2e29-f38a-496f-9e7e-93efacc4362e enrolled",
        "delivered {201: 100}", "0123456789", "sheet:01939a6e-0000-7000-8000-109999888771", "receipt HL-2026-000123",
    ],
)  # fmt: skip
def test_ordinary_lines_are_left_in_peace(text: str) -> None:
    assert found_in(text) == []


def test_any_declaration_number_is_one() -> None:
    assert found_in("tờ khai 101234567890 và 301234567890.") == ["101234567890", "301234567890"]


def test_files_are_named_that_hold_one(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "crash.dmp").write_bytes(b"\0\1" + COMMENT.encode() + b"\xff")
    (tmp_path / "sealed").write_bytes(zlib.compress(COMMENT.encode() * 3))
    (tmp_path / "own.db").write_bytes(COMMENT.encode())

    assert found_below(tmp_path, besides=("own.db",)) == {str(Path("deep") / "crash.dmp"): [COMMENT]}
