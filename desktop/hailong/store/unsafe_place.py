"""Places where a database is not safe: a share of the network, and a folder that a program copies to a cloud.

On a share no lock can be trusted and a write that was promised may not be there; a program that synchronises copies the
database while it is written, and brings old copies back over new ones. Both have cost others their data, so such a
data folder is refused, with words, before anything is made in it. Best effort: what cannot be found out is let pass.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from typing import Final

from hailong.store.interfaces import StoreError, StoreFault

_NETWORK_TYPES: Final = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs", "fuse.davfs2",
        "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.google-drive-ocamlfuse",
        "fuse.onedriver", "fuse.smbnetfs",
    }
)  # fmt: skip
_CLOUD_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DROPBOX_FILE: Final = ".dropbox"  # a folder of that name is Dropbox' own, in the home of its user
_CLOUD_MARKS: Final = (
    ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log", ".stfolder", ".tmp.drivedownload",
    ".tmp.driveupload", "._.onedrive",
)  # fmt: skip
_CLOUD_MARK_PATTERNS: Final = (".sync_*.db", "._sync_*.db")  # Nextcloud and ownCloud: one for each folder they keep
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW
_MOUNTS: Final = Path("/proc/self/mountinfo")


def refuse_unsafe(folder: Path, *, mounts: Path = _MOUNTS, environment: Mapping[str, str] = os.environ) -> None:
    """StoreError (ON_A_SHARE, SYNCHRONISED) where ``folder``, there or not yet, lies in such a place."""
    real = Path(os.path.realpath(folder))
    if _is_unc(str(folder)) or _is_unc(str(real)) or _is_remote_drive(real) or _type_of(real, mounts) in _NETWORK_TYPES:
        raise StoreError(StoreFault.ON_A_SHARE, str(folder))
    if (root := _cloud_root(real, environment)) is not None:
        raise StoreError(StoreFault.SYNCHRONISED, str(root))


def _is_unc(path: str) -> bool:
    r"""Whether Windows would ask another machine for it: ``\\server\share``, but no device (``\\?\C:``)."""
    drive = PureWindowsPath(path).drive.upper()
    is_device = drive.startswith(("\\\\?\\", "\\\\.\\")) and not drive.startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\") and not is_device


if sys.platform == "win32":

    def _is_remote_drive(real: Path) -> bool:
        import ctypes  # noqa: PLC0415

        return ctypes.windll.kernel32.GetDriveTypeW(f"{real.drive}\\") == _DRIVE_REMOTE

else:

    def _is_remote_drive(_real: Path) -> bool:
        return False


def _type_of(real: Path, mounts: Path) -> str:
    """The type of the file system that ``real`` lies on, as Linux lists it; empty where nobody tells.

    A line of mountinfo: id, parent, device, root, mount point, options, any number of tags, ``-``, type, ...
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    found, longest = "", -1
    for line in lines:
        words, _, rest = line.partition(" - ")
        parts = words.split(" ")
        if len(parts) < 5 or not rest:
            continue
        point = _unescaped(parts[4])
        if len(point) >= longest and real.is_relative_to(point):  # of two at one place the later lies above
            found, longest = rest.split(" ", 1)[0], len(point)
    return found


def _unescaped(point: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, sign)
    return point


def _cloud_root(real: Path, environment: Mapping[str, str]) -> Path | None:
    """The folder that is synchronised, and ``real`` in it."""
    above = (real, *real.parents)
    for name in _CLOUD_VARIABLES:
        if (said := environment.get(name)) and (root := Path(os.path.realpath(said))) in above:
            return root
    return next((folder for folder in above if _is_marked(folder)), None)


def _is_marked(folder: Path) -> bool:
    """Whether a synchronising program has left its marks in ``folder``; never raises."""
    if (folder / _DROPBOX_FILE).is_file() or any(os.path.lexists(folder / mark) for mark in _CLOUD_MARKS):
        return True
    return any(True for pattern in _CLOUD_MARK_PATTERNS for _ in folder.glob(pattern))
