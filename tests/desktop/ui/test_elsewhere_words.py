"""Who rated elsewhere, and when."""

from datetime import timedelta

import pytest

from dev.sample_store import NOW
from hailong.domain.declaration import Round
from hailong.domain.delivery import ToldSheet
from hailong.ui.elsewhere_words import rated_elsewhere


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"device_name": "KHAI-BAO-2"}, "Đã được đánh giá trên máy KHAI-BAO-2 lúc 15:02 hôm nay."),
        (
            {"device_name": "KHAI-BAO-2", "role": "Kế toán"},
            "Đã được đánh giá trên máy KHAI-BAO-2 (Kế toán) lúc 15:02 hôm nay.",
        ),
        ({"device_name": ""}, "Đã được đánh giá trên một máy khác lúc 15:02 hôm nay."),
        ({"device_name": "MÁY NÀY", "is_yours": True}, "Đã được đánh giá từ chính máy này lúc 15:02 hôm nay."),
        ({"device_name": "{when}"}, "Đã được đánh giá trên máy {when} lúc 15:02 hôm nay."),
    ],
)
def test_who_and_when_are_named(told, text):
    at = NOW - timedelta(hours=2)
    sheet = ToldSheet(tax_code="0199999991", base="10999988877", round=Round.AFTER, version=1, received_at=at, **told)
    assert rated_elsewhere(sheet, NOW) == text
