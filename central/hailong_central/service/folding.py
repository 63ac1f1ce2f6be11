"""Vietnamese text as it is searched: without tone and vowel marks, đ as d, lower case."""

import unicodedata
from typing import Final

_D_STROKE: Final = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d"})


def fold(text: str) -> str:
    """``text`` folded; the same folding is used for what is kept and for what is asked."""
    plain = unicodedata.normalize("NFD", text.translate(_D_STROKE))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())
