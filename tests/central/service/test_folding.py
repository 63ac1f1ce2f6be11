"""Folding of Vietnamese text."""

import pytest

from hailong_central.service.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CÔNG TY TNHH MẪU THỬ", "cong ty tnhh mau thu"),
        ("Đặng  Thị\nƯớc", "dang thi uoc"),
        ("Ðông Á", "dong a"),
        ("", ""),
    ],
)
def test_folded_text_has_no_marks(text: str, folded: str) -> None:
    assert fold(text) == folded
