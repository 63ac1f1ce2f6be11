"""Files that are carried on a stick: written whole or not at all, read with a limit."""

import os
from pathlib import Path

from hailong.domain.parcel import LARGEST, ParcelError, ParcelFault
from hailong.store.faults import folder_errors


def write_file(path: Path, text: str) -> None:
    """On the medium when it returns: it may be pulled out at once. Raises StoreError."""
    half = path.with_name(f"{path.name}.new")
    with folder_errors():
        try:
            with half.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)


def read_file(path: Path) -> str:
    """The text of a file. Raises StoreError; ParcelError where it can be none of ours."""
    with folder_errors():
        if path.stat().st_size > LARGEST:
            raise ParcelError(ParcelFault.NOT_OURS)
        try:
            return path.read_text("utf-8")
        except UnicodeDecodeError:
            raise ParcelError(ParcelFault.NOT_OURS) from None
