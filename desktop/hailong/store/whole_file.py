"""Small files that are there whole or not at all, for this user alone from their first byte on."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Replace the file by one that holds ``text``; durable when it returns. May raise OSError."""
    half = path.with_suffix(".new")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """A new name is durable only when its folder is; Windows has no such call and needs none. May raise OSError."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
