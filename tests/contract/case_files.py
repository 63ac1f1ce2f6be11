"""The contract's case files, and how a case's sheets are made from sheet.json."""

import copy
import json
import uuid
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "contract" / "cases"


def load_cases() -> list[dict[str, Any]]:
    """Every case, in the order of its name."""
    paths = sorted(path for path in FOLDER.glob("*.json") if path.stem != "sheet")
    return [json.loads(path.read_text("utf-8")) for path in paths]


def make_sheets(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The sheets of a case by their letters."""
    made: dict[str, dict[str, Any]] = {}
    for letter, recipe in case["sheets"].items():
        sheet = json.loads((FOLDER / "sheet.json").read_text("utf-8"))
        fresh = uuid.uuid4()
        sheet["id"] = made[recipe["id_of"]]["id"] if "id_of" in recipe else str(fresh)
        source = recipe.get("declaration_of")
        sheet["declaration"]["number"] = (
            made[source]["declaration"]["number"] if source else f"10{fresh.int % 10**9:09d}0"
        )
        for pointer, value in recipe.get("change", {}).items():
            holder, key = _holder(sheet, pointer)
            holder[key] = copy.deepcopy(value)
        for pointer in recipe.get("remove", []):
            holder, key = _holder(sheet, pointer)
            del holder[key]
        made[letter] = sheet
    return made


def _holder(sheet: Any, pointer: str) -> tuple[Any, Any]:
    *path, last = pointer.strip("/").split("/")
    for part in path:
        sheet = sheet[int(part) if isinstance(sheet, list) else part]
    return sheet, int(last) if isinstance(sheet, list) else last
