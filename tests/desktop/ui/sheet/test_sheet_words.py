"""What the sheet says about each fault, obstacle and failure."""

import pytest

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Status
from hailong.domain.sheet import Rating, SheetFault, Subject, SubjectKind
from hailong.qtbridge.sheet_opening import Obstacle
from hailong.store.interfaces import StaleStateError, StoreError, StoreFault
from hailong.sync.sending import NotEnrolledError
from hailong.ui.sheet.sheet_words import SheetWords
from rating_desk import catalogue, declaration

OFFICE = Subject(kind=SubjectKind.OFFICE, code="03CC", name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1")


@pytest.mark.parametrize("fault", SheetFault)
def test_every_fault_has_words_and_only_gentle_ones_may_be_left_open(fault):
    said = SheetWords().finding(fault)

    assert said
    assert ("Có thể để trống" in said) is not fault.is_blocking


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_says_why_and_what_to_do(obstacle):
    why, remedy = SheetWords().obstacle(obstacle, declaration(status=Status.UNKNOWN))

    assert why
    assert remedy


def test_a_tax_code_of_a_branch_is_written_with_its_dash():
    why, _ = SheetWords().obstacle(Obstacle.ENTERPRISE_NOT_ENROLLED, declaration(tax_code="0199999991001"))

    assert "0199999991-001" in why


@pytest.mark.parametrize("error", [StoreError(StoreFault.DISK_FULL), StaleStateError(), NotEnrolledError("0199999991")])
def test_every_known_failure_has_words(error):
    assert SheetWords().failure(error, None)


def test_a_summary_names_reasons_and_quotes_own_words():
    rating = Rating(subject=OFFICE, level=Level.DISSATISFIED, reasons=("N_SAI_SOT", "UNKNOWN"), comment="hai lần")

    assert SheetWords().summary(rating, catalogue()) == "Sai sót nghiệp vụ · UNKNOWN\n“hai lần”"
    assert SheetWords().summary(Rating(subject=OFFICE), catalogue()) == ""
