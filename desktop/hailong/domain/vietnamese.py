"""Vietnamese text: one form for storing, one folding for searching, one key for ordering."""

import unicodedata

_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})  # converted text holds these for Đ
_D_STROKE = str.maketrans({"đ": "d", "Đ": "D"})  # U+0111 has no decomposition
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng


def clean(text: str) -> str:
    """``text`` as it is stored: no NULs or other control characters, NFC, trimmed, inner blanks kept single."""
    kept = "".join(c for c in text if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join(unicodedata.normalize("NFC", kept.translate(_LOOKALIKES)).split())


def fold(text: str) -> str:
    """``text`` as it is searched: without tone and vowel marks, đ as d, lower case."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.translate(_LOOKALIKES).translate(_D_STROKE))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def sort_key(text: str) -> tuple[str, str]:
    """A key for the Vietnamese alphabetical order: letters first (a ă â ... ư v), tones break ties."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.translate(_LOOKALIKES)).lower():
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in decomposed if mark in _TONES), "")
        base = unicodedata.normalize("NFC", decomposed.replace(tone, "")) if tone else char
        letters.append(_RANK.get(base, base))
        tones.append(str(_TONES.get(tone, 0)))
    return "".join(letters), "".join(tones)
