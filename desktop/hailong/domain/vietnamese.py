"""Vietnamese text: one form for storing, one folding for searching, one key for ordering."""

import unicodedata

_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})  # converted text holds these for Đ
_D_STROKES = str.maketrans(dict.fromkeys("đðɖ", "d") | dict.fromkeys("ĐÐƉ", "D"))  # U+0111 has no decomposition
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng


def _plain_letters() -> dict[int, str]:
    """Every precomposed letter of the Latin blocks with the letter that it is without its marks."""
    composed = (chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    decomposed = ((letter, unicodedata.normalize("NFD", letter)) for letter in composed)
    return {ord(letter): parts[0] for letter, parts in decomposed if len(parts) > 1 and parts[0].isascii()}


_PLAIN = _plain_letters() | _D_STROKES  # a look-up for each letter: decomposing took four times as long


def clean(text: str) -> str:
    """``text`` as it is stored: no NULs or other control characters, NFC, trimmed, inner blanks kept single."""
    kept = "".join(c for c in text if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join(unicodedata.normalize("NFC", kept.translate(_LOOKALIKES)).split())


def fold(text: str) -> str:
    """``text`` as it is searched: without tone and vowel marks, đ as d, lower case."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_PLAIN)
    if not plain.isascii():  # marks that stand alone, or letters of other languages
        decomposed = unicodedata.normalize("NFD", plain.translate(_D_STROKES))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.lower()


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
