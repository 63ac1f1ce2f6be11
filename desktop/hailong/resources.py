"""Finds the files that are shipped beside the code: in an installed package, or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder of all resources."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"


def icon(name: str) -> Path:
    """The SVG of an icon."""
    return root() / "icons" / f"{name}.svg"


def translation(name: str) -> Path:
    """A compiled translation; it may be missing in a checkout where none was compiled yet."""
    return root() / "translations" / f"{name}.qm"
