"""The bill of materials: what this environment consists of and what needs what, as scanners of known holes read it."""

from typing import Final

from dev.console import ROOT, must_run
from dev.environment import PYTHON, tool

BOM: Final = ROOT / "build" / "bom.json"


def make() -> int:
    """Write build/bom.json in CycloneDX's form. The graph tells what the client alone needs from what tests it."""
    BOM.parent.mkdir(exist_ok=True)
    must_run(
        [
            tool("cyclonedx-py"), "environment", PYTHON, "--pyproject", ROOT / "pyproject.toml",
            "--output-reproducible", "-o", BOM,
        ],
        "Making the bill of materials",
    )  # fmt: skip
    return 0
