import os
import sys
from pathlib import Path

import pytest

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.files import checked_size, file_faults, read_chunks, read_head, require_within


def test_the_head_is_the_first_4096_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(5000))
    assert len(read_head(path)) == 4096


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(SourceError) as caught:
        read_head(tmp_path / "pipe.csv")
    assert caught.value.fault is SourceFault.WRONG_KIND


def test_a_file_of_500_mb_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(SourceError) as caught:
        checked_size(path, 100)
    assert (caught.value.fault, caught.value.params) == (SourceFault.TOO_LARGE, {"size_mb": "500", "limit_mb": "100"})


def test_a_size_at_the_limit_is_within(tmp_path: Path) -> None:
    require_within(1024 * 1024, 1)
    with pytest.raises(SourceError):
        require_within(1024 * 1024 + 1, 1)


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (FileNotFoundError(), SourceFault.NOT_FOUND),
        (NotADirectoryError(), SourceFault.NOT_FOUND),
        (PermissionError(13, "Permission denied"), SourceFault.NO_PERMISSION),
        (OSError(5, "Input/output error"), SourceFault.NO_PERMISSION),
    ],
)
def test_what_the_file_system_says_is_said_in_our_words(error: OSError, fault: SourceFault) -> None:
    with pytest.raises(SourceError) as caught, file_faults():
        raise error
    assert caught.value.fault is fault


def test_chunks_make_up_the_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abcdefg")
    assert list(read_chunks(path, 3)) == [b"abc", b"def", b"g"]
