"""The data folder belongs to one user and one process."""

import os
import stat

import pytest

from hailong.store.data_folder import DataFolder, make_private
from hailong.store.interfaces import StoreError, StoreFault


def test_a_second_one_is_refused_until_the_first_is_released(tmp_path):
    first = DataFolder(tmp_path / "data")
    with pytest.raises(StoreError) as caught:
        DataFolder(tmp_path / "data")
    first.release()
    first.release()
    DataFolder(tmp_path / "data").release()

    assert caught.value.fault is StoreFault.LOCKED


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_folder_and_file_are_for_this_user_alone(tmp_path):
    (tmp_path / "data").mkdir(mode=0o755)
    DataFolder(tmp_path / "data").release()
    (tmp_path / "a").write_text("x")
    (tmp_path / "a").chmod(0o644)
    make_private(tmp_path / "a")
    make_private(tmp_path / "b")

    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "b")] == [0o600] * 2
    assert (tmp_path / "a").read_text() == "x"
