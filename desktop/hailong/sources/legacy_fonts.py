"""Tells text in the encodings of old fonts (TCVN3, VNI) by its letters; it is flagged and never converted by guess."""

import re
from typing import Final

# Signs that TCVN3 puts where a letter with a mark stands, inside a word: "C«ng ty", "h¶i quan".
_TCVN3_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[¨©ª«¬\xad®µ¶·¸¹»¼½¾](?=[^\W\d_]|[¨©ª«¬\xad®µ¶·¸¹»¼½¾])")
_TCVN3_ENDING: Final = re.compile(r"(?<=[a-z])[µ¶¸](?=\W|$)|(?:^|(?<=\s))®(?=[^\W\d_]|[©ªµ¶¸])")
# Pairs that VNI writes for one marked letter and that no Vietnamese syllable has: "Coâng ty", "Haûi quan".
_VNI: Final = re.compile(
    r"[aA][ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]|[eE][ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ]|[oO][ùøûõïâåäÙØÛÕÏÂÅÄ]"
    r"|[uU][ùøûõïÙØÛÕÏ]|[öÖ][ùøûõïôÙØÛÕÏÔ]|(?<=[tThHsSnNmMlLbBcCdDkKgGvVxX])[öÖ](?=ô|û|ù|ø|õ|ï)"
)
_VIETNAMESE: Final = re.compile("[\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_VNI_MINIMUM: Final = 2  # one such pair is an accident or a foreign name


def is_legacy(text: str) -> bool:
    """Whether ``text`` looks like TCVN3 or VNI rather than Unicode."""
    if text.isascii():
        return False
    tcvn3 = len(_TCVN3_INSIDE.findall(text)) + len(_TCVN3_ENDING.findall(text))
    vni = len(_VNI.findall(text))
    strange = tcvn3 + (vni if vni >= _VNI_MINIMUM else 0)
    return strange > 0 and strange * 3 >= len(_VIETNAMESE.findall(text))
