import pytest

from hailong.domain.declaration import Declaration, Kind
from hailong.sources.ecus_fields import INSTRUCTIONS, SECTIONS, DeclarationFields, plain_name


@pytest.mark.parametrize("tag", ["_DToKhaiMDID", "_DTOKHAIMDID", "DTokhaiMDID"])
def test_all_spellings_of_the_key_are_one_name(tag: str) -> None:
    assert plain_name(tag) == "DTOKHAIMDID"


def test_all_ten_instructions_are_kept_and_no_message_is() -> None:
    assert len(INSTRUCTIONS) == 20
    assert {"CHI_THI_HQ_TEN", "CHI_THI_HQ_ND", "CHI_THI_HQ_TEN10", "CHI_THI_HQ_ND10"} <= SECTIONS["DTOKHAIMD_VNACCS2"]
    assert not any("MSG" in section for section in SECTIONS)


def test_a_header_alone_is_a_declaration_of_which_little_is_known() -> None:
    (found,) = DeclarationFields(0, {"SOTK": "309999888770"}, {}, {}).items()
    assert found == Declaration(number="309999888770", kind=Kind.EXPORT)
