"""Invitations: a link or a letter is read whole, several codes are gathered, and hostile texts are refused."""

import json
from pathlib import Path

import pytest

from hailong.domain.invitation import (
    LONGEST_TEXT,
    InvitationError,
    InvitationFault,
    read_codes,
    read_invitation,
    read_tax_codes,
)

CONTRACT = json.loads((Path(__file__).resolve().parents[3] / "contract" / "invitation.json").read_text("utf-8"))
KEY = CONTRACT["invitations"][0]["key"]
LINK = CONTRACT["invitations"][0]["link"]
LETTER = f"""Kính gửi Quý doanh nghiệp,

Mã đăng ký (dùng một lần): HL4K-9Q2M-0000-ABCD-EFGH
Dán cả thư này vào Hài Lòng, hoặc liên kết sau:
<{LINK}>.
Trang của Cục: https://www.customs.example/tin?so=1
"""


def fault_of(text: str) -> InvitationFault:
    with pytest.raises(InvitationError) as caught:
        read_invitation(text)
    return caught.value.fault


@pytest.mark.parametrize("case", CONTRACT["invitations"], ids=lambda case: case["service"])
def test_a_link_of_the_contract_is_read_whole(case: dict[str, object]) -> None:
    read = read_invitation(str(case["link"]))
    assert [read.service_url, list(read.codes), list(read.tax_codes), read.key] == [
        case["service"], case["codes"], case["tax"], case["key"],
    ]  # fmt: skip


@pytest.mark.parametrize(("link", "fault"), CONTRACT["refused"].items())
def test_a_hostile_or_spoilt_link_is_refused(link: str, fault: str) -> None:
    assert fault_of(link) == fault


@pytest.mark.parametrize(("tax_code", "is_taken"), CONTRACT["tax_codes"].items())
def test_a_link_for_a_tax_code_that_cannot_be_right_is_refused(tax_code: str, is_taken: bool) -> None:
    link = LINK.replace("0199999991", tax_code)
    if is_taken:
        assert read_invitation(link).tax_codes == (tax_code,)
    else:
        assert fault_of(link) is InvitationFault.TAX_CODE


@pytest.mark.parametrize("text", [LETTER, f"  {LINK}\n", LINK.replace("hailong:", "HAILONG://"), f"({LINK})."])
def test_the_link_is_found_in_a_letter_and_in_what_a_sentence_puts_around_it(text: str) -> None:
    assert read_invitation(text) == read_invitation(LINK)


def test_several_letters_for_one_service_give_all_their_codes_once() -> None:
    second = "hailong:enrol?service=https://hailong.example&code=HL7T-1111-2222-3333-4444&tax=0199999984"
    read = read_invitation(f"{LETTER}\n{second}\n{LINK}")
    assert read.codes == ("HL4K-9Q2M-0000-ABCD-EFGH", "HL7T-1111-2222-3333-4444")
    assert (read.tax_codes, read.key) == (("0199999991", "0199999984"), KEY)


def test_letters_of_two_services_are_not_mixed() -> None:
    assert fault_of(f"{LINK} {LINK.replace('hailong.example', 'other.example')}") is InvitationFault.SEVERAL
    assert fault_of(f"{LINK} {LINK.replace(KEY, KEY[::-1])}") is InvitationFault.SEVERAL


def test_a_good_link_beside_a_spoilt_one_is_not_taken() -> None:
    assert fault_of(f"{LINK} hailong:enrol?service=http://evil.example&code=A1") is InvitationFault.ADDRESS


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Mã: hl4k-9q2m-0000-abcd-efgh, địa chỉ https://hailong.example/.", "https://hailong.example"),
        ("Mã: HL4K-9Q2M-0000-ABCD-EFGH", ""),
        ("HL4K-9Q2M-0000-ABCD-EFGH https://hailong.example hay https://other.example", ""),
        ("HL4K-9Q2M-0000-ABCD-EFGH http://hailong.example", ""),
        ("HL4K-9Q2M-0000-ABCD-EFGH https://hailong.example và https://other.example?x=1", ""),
    ],
)
def test_a_letter_without_a_link_gives_its_codes_and_an_address_only_where_it_is_plain(
    words: str, address: str
) -> None:
    read = read_invitation(words)
    assert (read.codes, read.service_url) == (("HL4K-9Q2M-0000-ABCD-EFGH",), address)


@pytest.mark.parametrize("text", ["", "Xin chào", "https://hailong.example", "HL4K-9Q2M", "xHL4K-9Q2M-0000-ABCD-EFGHx"])
def test_a_text_without_an_invitation_is_none(text: str) -> None:
    assert fault_of(text) is InvitationFault.NONE


def test_too_much_is_refused_at_once() -> None:
    assert fault_of(LINK + " " * LONGEST_TEXT) is InvitationFault.TOO_LONG
    many = "&".join(f"code=A{number}" for number in range(60))
    assert fault_of(f"hailong:enrol?service=https://hailong.example&{many}") is InvitationFault.TOO_LONG
    assert fault_of("hailong:enrol?" + "&".join(["code=A"] * 300)) is InvitationFault.BROKEN


def test_what_a_later_version_adds_does_not_disturb() -> None:
    assert read_invitation(f"{LINK}&moi=1") == read_invitation(LINK)


def test_fields_take_several_codes_and_tax_codes_as_people_write_them() -> None:
    assert read_codes(" hl4k-1, HL4K-2\nhl4k-1 ") == ("HL4K-1", "HL4K-2")
    assert read_tax_codes("0199999991 - 001, 0199999984") == ("0199999991001", "0199999984")
    with pytest.raises(InvitationError):
        read_codes("<b>")
    with pytest.raises(InvitationError):
        read_tax_codes("123")
