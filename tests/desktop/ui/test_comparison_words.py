"""What came of comparing, in words that say who does something about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dev.sample_store import NOW
from dev.screenshot_stage import ONLINE
from hailong.domain.comparing import Comparison
from hailong.ui.comparison_words import comparison_text

AT = NOW - timedelta(hours=2)


def said(**found: object) -> str:
    return comparison_text(Comparison(at=AT, sheets=128, **found), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("found", [None, Comparison(at=AT, sheets=0)])
def test_with_nothing_to_compare_nothing_is_said(found):
    assert comparison_text(found, NOW) == ""


def test_when_both_hold_the_same_it_is_said_in_one_sentence():
    assert said() == "Đã đối chiếu lúc 15:02 hôm nay: hải quan giữ đủ 128 phiếu."


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ({"offered_again": 2}, "không còn giữ 2 phiếu đã nhận từ máy này; máy tự gửi lại."),
        ({"gone": 1}, "1 phiếu do máy khác của doanh nghiệp gửi; hãy mở Hài Lòng trên máy đó"),
        ({"lost_here": 1, "lost_numbers": ("10999988877",)}, "1 phiếu gửi từ máy này mà máy không còn bản lưu"),
        ({"is_unexplained": True}, "Số phiếu hai bên chưa khớp"),
    ],
)
def test_each_difference_is_said_with_the_time(found, text):
    assert said(**found).startswith("Đã đối chiếu lúc 15:02 hôm nay. ")
    assert text in said(**found)


def test_lost_ones_are_named_as_far_as_there_is_room():
    few = said(lost_here=1, lost_numbers=("10999988877",))
    many = said(lost_here=9, lost_numbers=("10999988877", "10999988866"))

    assert "…" not in few
    assert "77" in few
    assert many.count("1099") == 2
    assert "…" in many


def test_english_counts_one_as_one(english):
    assert "lost 1 sheet " in said(offered_again=1)
    assert "lost 2 sheets " in said(offered_again=2)


def test_the_answer_to_why_tells_of_the_last_comparison(stage):
    popover = stage.window.status_line.popover
    stage.window.status_line.button.click()
    assert not popover.compared.isVisible()

    stage.sync(replace(ONLINE, comparison=Comparison(at=AT, sheets=128, offered_again=2)))
    assert popover.compared.text() == said(offered_again=2)
    assert popover.compared.height() >= popover.compared.heightForWidth(popover.compared.width()), "it is cut"

    stage.sync(ONLINE)
    assert popover.compared.isVisible(), "a run without a comparison does not make the last one forgotten"


def test_after_a_restart_the_kept_comparison_is_told(stage):
    stage.client.core.store.told.save_comparison(Comparison(at=AT, sheets=128))

    stage.client.sync.start()
    stage.settle()

    assert stage.client.sync.status.comparison == Comparison(at=AT, sheets=128)
