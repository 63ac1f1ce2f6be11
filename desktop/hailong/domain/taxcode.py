"""Tax codes of Vietnamese enterprises (mã số thuế): their forms and their check digit."""

import re
from enum import StrEnum

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SHAPE = re.compile(r"[0-9]{10}([0-9]{3})?|[0-9]{12}")


class TaxCodeVerdict(StrEnum):
    """What can be said of a tax code without asking anybody."""

    VALID = "valid"
    UNSURE = "unsure"  # personal numbers, households, and the one case in which checkers disagree: warn, never block
    INVALID = "invalid"


def normalise(text: str) -> str:
    """Digits alone: ``0199999991 - 001`` and ``0199999991-001`` become ``0199999991001``."""
    return re.sub(r"[\s\-\u2010-\u2015.]", "", text)


def display(tax_code: str) -> str:
    """With the dash before a branch: ``0199999991-001``."""
    is_branch = len(tax_code) == 13 and not tax_code.startswith("8")
    return f"{tax_code[:10]}-{tax_code[10:]}" if is_branch else tax_code


def judge(tax_code: str) -> TaxCodeVerdict:
    """Check form and check digit of a normalised tax code.

    ``N10 = 10 - (31 N1 + 29 N2 + 23 N3 + 19 N4 + 17 N5 + 13 N6 + 7 N7 + 5 N8 + 3 N9) mod 11``; a result of 10 equals
    no digit and is refused by some checkers and read as 0 by others, so it is unsure here.
    """
    if not _SHAPE.fullmatch(tax_code):
        return TaxCodeVerdict.INVALID
    if len(tax_code) == 12 or (len(tax_code) == 13 and tax_code.startswith("8")):
        return TaxCodeVerdict.UNSURE
    if tax_code[10:] == "000":
        return TaxCodeVerdict.INVALID
    weighted = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, tax_code, strict=False))
    check = 10 - weighted % 11
    if check == 10:
        return TaxCodeVerdict.UNSURE if tax_code[9] == "0" else TaxCodeVerdict.INVALID
    return TaxCodeVerdict.VALID if int(tax_code[9]) == check else TaxCodeVerdict.INVALID
