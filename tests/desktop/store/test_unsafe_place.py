"""A data folder on a share or in a synchronised folder is refused before anything is made in it."""

import pytest

from hailong.store.interfaces import StoreError, StoreFault
from hailong.store.sqlite import open_store
from hailong.store.unsafe_place import refuse_unsafe


@pytest.fixture
def mounts(tmp_path):
    """Writes a table of mounts as Linux shows it, and names it."""

    def write(*lines):
        path = tmp_path / "mountinfo"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def fault_of(folder, **where):
    try:
        refuse_unsafe(folder, **{"environment": {}, **where})
    except StoreError as error:
        return error.fault
    return None


ROOT = "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw"


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone"])
def test_a_mounted_share_is_refused(tmp_path, mounts, kind):
    table = mounts(ROOT, f"40 22 0:52 / {tmp_path} rw,relatime shared:1 master:2 - {kind} server:/data rw")
    assert fault_of(tmp_path / "data", mounts=table) is StoreFault.ON_A_SHARE
    assert fault_of(tmp_path.parent, mounts=table) is None


def test_a_local_disk_below_a_share_is_not(tmp_path, mounts):
    table = mounts(
        ROOT,
        f"40 22 0:52 / {tmp_path} rw - nfs4 server:/data rw",
        f"41 40 8:1 / {tmp_path}/local rw - ext4 /dev/sda rw",
    )
    assert fault_of(tmp_path / "local" / "data", mounts=table) is None
    assert fault_of(tmp_path / "other", mounts=table) is StoreFault.ON_A_SHARE


def test_a_mount_point_with_a_blank_is_read(tmp_path, mounts):
    table = mounts(ROOT, f"40 22 0:52 / {tmp_path}/ổ\\040chung rw - cifs //server/share rw")
    assert fault_of(tmp_path / "ổ chung" / "data", mounts=table) is StoreFault.ON_A_SHARE


def test_a_link_is_followed_to_where_the_data_would_lie(tmp_path, mounts):
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    table = mounts(ROOT, f"40 22 0:52 / {tmp_path}/share rw - nfs server:/x rw")
    assert fault_of(tmp_path / "link" / "data", mounts=table) is StoreFault.ON_A_SHARE


@pytest.mark.parametrize("content", ["", "garbage", "1 2 3 - nfs", "22 1 254:0 / / rw"])
def test_a_table_that_makes_no_sense_refuses_nothing(tmp_path, mounts, content):
    assert fault_of(tmp_path, mounts=mounts(content)) is None


def test_where_there_is_no_table_nothing_is_refused(tmp_path):
    assert fault_of(tmp_path, mounts=tmp_path / "nowhere") is None


@pytest.mark.parametrize("path", [r"\\server\chung\hailong", "//server/chung/hailong", r"\\?\UNC\server\chung\hailong"])
def test_a_path_of_another_windows_machine_is_refused(path):
    assert fault_of(path) is StoreFault.ON_A_SHARE


@pytest.mark.parametrize("path", [r"C:\Du lieu\hailong", r"\\?\C:\Du lieu\hailong", r"\\.\C:\hailong"])
def test_a_path_of_this_windows_machine_is_not(path):
    assert fault_of(path) is None


@pytest.mark.parametrize(
    "mark", [".dropbox", ".owncloudsync.log", ".nextcloudsync.log", ".sync_0a1b2c3d.db", ".stfolder"]
)
def test_a_folder_with_the_marks_of_a_synchronising_program_is_refused(tmp_path, mark):
    (tmp_path / mark).touch()
    assert fault_of(tmp_path / "deep" / "data") is StoreFault.SYNCHRONISED


def test_dropboxs_own_folder_in_a_home_is_no_mark(tmp_path):
    (tmp_path / ".dropbox").mkdir()
    assert fault_of(tmp_path / "data") is None


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial"])
def test_onedrives_folder_is_refused_and_what_lies_beside_it_is_not(tmp_path, name):
    cloud = tmp_path / "OneDrive - Công ty"
    cloud.mkdir()
    environment = {name: str(cloud)}
    assert fault_of(cloud / "hailong", environment=environment) is StoreFault.SYNCHRONISED
    assert fault_of(tmp_path / "hailong", environment=environment) is None


def test_an_unsafe_folder_stays_as_it_was(tmp_path, clock):
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path / "data", clock)
    assert refused.value.fault is StoreFault.SYNCHRONISED
    assert not (tmp_path / "data").exists()
