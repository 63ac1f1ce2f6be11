"""Small files are replaced whole, for this user alone."""

import os
import stat

import pytest

from hailong.store.whole_file import write_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    (tmp_path / "a.new").write_text("half of an earlier try")
    for text in ("first", "second"):
        write_whole(tmp_path / "a.txt", text)

    assert (tmp_path / "a.txt").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_is_readable_by_its_user_alone(tmp_path):
    write_whole(tmp_path / "a.txt", "x")

    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600
