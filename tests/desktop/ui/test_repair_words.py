"""A repaired store is told with how many of how many, and what is left to do."""

import pytest

from hailong.store.repair import Repair, RepairCause
from hailong.ui.repair_words import explain_repair


def test_how_many_of_how_many_are_said():
    told = explain_repair(Repair(cause=RepairCause.DAMAGED, recorded=13, rescued=12, kept_aside="damaged-20261116"))

    assert "12 trong 13 phiếu" in told.means
    assert told.details == "damaged-20261116"


@pytest.mark.parametrize("cause", list(RepairCause))
def test_where_nothing_waited_that_is_said_too(cause):
    assert "Không có phiếu nào" in explain_repair(Repair(cause=cause, recorded=0, rescued=0)).means


def test_lost_enterprises_have_to_be_enrolled_anew():
    told = explain_repair(Repair(cause=RepairCause.MISSING, recorded=2, rescued=2, lost_enterprises=True))

    assert "đăng ký lại" in told.do
