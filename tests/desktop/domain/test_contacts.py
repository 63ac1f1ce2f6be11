"""Which contacts a field offers, and which of them fit what is typed."""

import pytest

from hailong.domain.contacts import OFFERED, matching, offered
from hailong.domain.sheet import Contact

MAU = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
THU = Contact(name="Đặng Văn Thử", phone="0911111111")
PHONE_ALONE = Contact(phone="0922222222")


def test_each_is_offered_once_in_the_order_given_and_nobody_is_left_out():
    assert offered([THU, MAU, Contact(), THU, PHONE_ALONE]) == (THU, MAU, PHONE_ALONE)


def test_no_more_than_five_are_offered():
    many = [Contact(name=f"Người {n}") for n in range(9)]
    assert offered(many) == tuple(many[:OFFERED])


@pytest.mark.parametrize(
    ("text", "found"),
    [("", [MAU, THU, PHONE_ALONE]), ("dang thu", [THU]), ("MẪU", [MAU]), ("0922", [PHONE_ALONE]), ("xyz", [])],
)
def test_any_part_of_name_or_phone_finds(text, found):
    assert matching([MAU, THU, PHONE_ALONE], text) == found
