import pytest

from hailong.sources.legacy_fonts import is_legacy


@pytest.mark.parametrize(
    "text",
    [
        "C«ng ty TNHH MÉu Thö",
        "c«ng ty cæ phÇn xuÊt nhËp khÈu",
        "®iÖn tö h¶i phßng",
        "Coâng ty TNHH Maãu Thöû",
        "COÂNG TY COÅ PHAÀN XUAÁT NHAÄP KHAÅU",
        "Chi cuïc Haûi quan cöûa khaåu",
    ],
)
def test_text_of_old_fonts_is_told_by_its_letters(text: str) -> None:
    assert is_legacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "CÔNG TY TNHH MẪU THỬ",
        "Công ty Cổ phần Xuất nhập khẩu Ví Dụ",
        "hoà bình, thuỷ sản, quý, khuya, tuần, huệ, loã",
        "MÜLLER & SÖHNE GMBH",
        "SOCIÉTÉ FRANÇAISE «EXEMPLE»",
        "SØREN ÅGÅRD A/S",
        "NIÑO Y PEÑA S.A.",
        "BALTIMERE TIMBER OÜ",
        "VERDELUZ COMÉRCIO DE GRÃOS LTDA",
        "Example® Trading, 50 m²",
        "ACME",
        "",
    ],
)
def test_vietnamese_and_foreign_names_in_unicode_are_left_alone(text: str) -> None:
    assert not is_legacy(text)
