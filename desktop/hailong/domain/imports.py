"""What is said about bringing in a file of declarations: faults, row problems, counts, the report."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class SourceFault(StrEnum):
    """Why a file, or one row of it, could not be read; the window has words for each."""

    # the whole file
    NOT_FOUND = "not_found"
    NO_PERMISSION = "no_permission"
    TOO_LARGE = "too_large"  # params: size_mb, limit_mb
    EMPTY_FILE = "empty_file"
    WRONG_KIND = "wrong_kind"  # nothing that we know
    DAMAGED = "damaged"  # truncated zip, broken XML
    FORBIDDEN_CONTENT = "forbidden_content"  # entities, external references, zip bombs
    MISSING_COLUMNS = "missing_columns"  # params: columns
    NO_ROWS = "no_rows"
    MIXED_PRINT = "mixed_print"  # number cell, bar code and file name name different declarations
    NO_NUMBER = "no_number"
    STILL_WRITING = "still_writing"
    PROTECTED = "protected"  # a workbook that asks for a password
    MACROS_IGNORED = "macros_ignored"  # a remark on row 0: the macros were not run, the cells were read as data
    # one row
    ROW_NUMBER = "row_number"  # params: value, fault (a NumberFault)
    ROW_DATE = "row_date"  # params: column, value; the row comes in without the day
    ROW_VALUE = "row_value"  # params: column, value; the row comes in without the value
    ROW_TAX_CODE = "row_tax_code"  # params: value; unsure or invalid: the row comes in, the user is warned
    ROW_LEGACY_FONT = "row_legacy_font"  # params: column; text in TCVN3 or VNI encoding was left as it is
    ROW_UNKNOWN_STATUS = "row_unknown_status"  # params: value; kept as unknown, never taken for cleared
    ROW_DRAFT = "row_draft"  # no number yet: left out, counted, not an error
    ROW_TEST = "row_test"  # ISTEST=1: left out, counted, not an error


class SourceError(Exception):
    """A whole file cannot be read; nothing of it comes in."""

    def __init__(self, fault: SourceFault, **params: str) -> None:
        super().__init__(f"{fault.value} {params}")
        self.fault = fault
        self.params = params


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Something about one row. ``is_lost``: the row did not come in although it should have.

    Otherwise it came in with less, or (a draft, a test) there was nothing that should come in.
    """

    row: int  # 1-based, as the user sees it in his program; 0 where a file has no rows
    fault: SourceFault
    params: dict[str, str] = field(default_factory=dict)
    is_lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileImport:
    """One file that is being applied; ``sha256`` and ``reader`` (kind and its version) tell a file that came before."""

    name: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCounts:
    """What applying a file changed. ``seen_before``: the very same file was applied earlier, nothing was read again."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    seen_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of one file: ``fault`` when it could not be read at all, else counts and problems by row."""

    file_name: str
    kind: str
    at: datetime
    counts: ImportCounts = ImportCounts()
    fault: SourceFault | None = None
    params: dict[str, str] = field(default_factory=dict)
    problems: tuple[RowProblem, ...] = ()
    more_problems: int = 0  # beyond the first 1,000 that are kept
    more_lost: int = 0  # of those beyond, how many rows did not come in

    @property
    def lost(self) -> int:
        """How many rows did not come in."""
        return sum(problem.is_lost for problem in self.problems) + self.more_lost
