"""Why the service does not take a sheet."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError


class Refusal(StrEnum):
    """The problem codes of one item."""

    REFUSED = "sheet-refused"
    CONFLICT = "conflict"
    VERSION_TAKEN = "version-taken"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: where (a JSON pointer into the sheet) and which."""

    at: str
    code: str


class SheetRefusedError(Exception):
    """The service refuses this one sheet."""

    def __init__(self, refusal: Refusal, *faults: Fault, detail: str = "") -> None:
        super().__init__(f"{refusal.value} {', '.join(f'{fault.at} {fault.code}' for fault in faults)}")
        self.refusal = refusal
        self.faults = faults
        self.detail = detail


_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "control_character": "control-character",
    "json_invalid": "not-json",
    "string_too_long": "too-long",
    "too_long": "too-long",
    "too_short": "too-short",
}
_RANGES = ("greater_than", "less_than", "literal_error", "out_of_range")


def faults_of(error: ValidationError) -> tuple[Fault, ...]:
    """The faults that the strict schema found; at most 20, and never the values themselves."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return tuple(Fault(_pointer(fault["loc"]), _code(fault["type"])) for fault in found[:20])


def _code(kind: str) -> str:
    return _CODES.get(kind) or ("out-of-range" if kind.startswith(_RANGES) else "malformed")


def _pointer(location: tuple[int | str, ...]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1")[:64] for part in location)
