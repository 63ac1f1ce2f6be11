"""What the tests of the api layer share."""

import json
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[3] / "contract" / "cases"


@pytest.fixture
def contract_sheet() -> dict[str, Any]:
    """The valid sheet that the contract's cases start from."""
    document: dict[str, Any] = json.loads((CASES / "sheet.json").read_text(encoding="utf-8"))
    return document
