"""Leaving one enterprise or the whole service: nothing that waits is lost, and no key stays that nothing needs."""

import pytest

from contract.client_service import ServiceDouble, ServiceKeys, serving
from hailong.api.credentials import KeyMissingError
from hailong.domain.service import CallFailedError, FailureCode
from hailong.domain.sheet import SheetState
from hailong.sync.enrolment import StillWaitingError
from hailong.sync.leaving import Leave
from hailong.sync.schedule import Reason
from hailong.sync.sending import NotEnrolledError

from .conftest import Workstation

SECOND = ("0300000006", "CÔNG TY CỔ PHẦN MẪU")


@pytest.fixture
def leave(desk: Workstation) -> Leave:
    return Leave(desk.store.mirror, desk.store.outbox, desk.gateway)


def with_two(desk: Workstation) -> Workstation:
    """The desk, enrolled for a second enterprise."""
    desk.double.enterprises.append({"tax_code": SECOND[0], "name": SECOND[1]})
    desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    return desk


def has_key(desk: Workstation) -> bool:
    try:
        desk.gateway._credentials.load(desk.http.url, "device-1")
    except KeyMissingError:
        return False
    return True


def test_leaving_one_enterprise_keeps_the_other_and_still_delivers_what_was_sent(
    desk: Workstation, leave: Leave
) -> None:
    (sheet_id,) = with_two(desk).send()

    left_over = leave("0199999991")

    assert left_over == desk.store.mirror.enrolment()
    assert left_over is not None
    assert left_over.enterprises == (SECOND,)
    with pytest.raises(NotEnrolledError):
        desk.send()
    assert desk.run(Reason.CLICK).push.delivered == 1
    assert desk.states([sheet_id]) == [SheetState.RECEIVED]
    assert has_key(desk)


def test_what_was_left_stays_left_when_a_code_opens_something_else(desk: Workstation, leave: Leave) -> None:
    with_two(desk)
    leave("0199999991")
    desk.double.enterprises.append({"tax_code": "0199999984", "name": "CÔNG TY BA"})

    enrolment = desk.enrol(desk.http.url, ["HLA1-YYYY"], "Máy thử")

    assert [tax_code for tax_code, _ in enrolment.enterprises] == [SECOND[0], "0199999984"]


@pytest.mark.parametrize("wanted", [(), ("0199999991",)], ids=["a code for nothing else", "it is wanted"])
def test_what_was_left_comes_back_with_a_code_of_its_own(
    desk: Workstation, leave: Leave, wanted: tuple[str, ...]
) -> None:
    with_two(desk)
    leave("0199999991")
    if wanted:
        desk.double.enterprises.append({"tax_code": "0199999984", "name": "CÔNG TY BA"})

    enrolment = desk.enrol(desk.http.url, ["HLA1-YYYY"], "Máy thử", wanted=wanted)

    assert "0199999991" in [tax_code for tax_code, _ in enrolment.enterprises]
    assert enrolment.left == ()


@pytest.mark.parametrize("tax_code", ["", "0199999991"], ids=["everything", "the last enterprise"])
def test_leaving_the_service_keeps_what_waits_and_the_next_enrolment_delivers_it(
    desk: Workstation, leave: Leave, tax_code: str
) -> None:
    ids = desk.send(2)

    assert leave(tax_code) is None

    assert desk.store.mirror.enrolment() is None
    outcome = desk.run(Reason.CLICK)
    assert outcome.failure is not None
    assert outcome.failure.code == FailureCode.NOT_ENROLLED
    assert desk.states(ids) == [SheetState.QUEUED] * 2
    assert desk.sent(ids[0]).sheet.ratings, "it stays readable"
    assert has_key(desk), "a service that has forgotten the device takes its sheets by the key alone"

    assert desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử").device_id == "device-1"
    assert desk.run(Reason.CLICK).push.delivered == 2
    assert desk.states(ids) == [SheetState.RECEIVED] * 2


def test_the_key_goes_at_once_when_nothing_waits_and_else_as_soon_as_nothing_does(
    desk: Workstation, leave: Leave
) -> None:
    (sheet_id,) = desk.send()
    leave()
    leave.tidy()
    assert has_key(desk)

    desk.store.sheets.withdraw(sheet_id)
    leave.tidy()
    assert not has_key(desk)

    desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    assert has_key(desk)
    leave()
    assert not has_key(desk)


def test_tidying_never_takes_the_key_of_an_enrolment_that_stands(desk: Workstation, leave: Leave) -> None:
    leave.tidy()
    assert has_key(desk)


def test_leaving_without_an_enrolment_does_nothing(newcomer: Workstation) -> None:
    assert Leave(newcomer.store.mirror, newcomer.store.outbox, newcomer.gateway)() is None


def test_another_service_is_not_taken_while_sheets_wait_for_the_one_that_was_left(
    desk: Workstation, leave: Leave
) -> None:
    (sheet_id,) = desk.send()
    leave()
    with serving(ServiceDouble(desk.clock.now)) as other:
        with pytest.raises(StillWaitingError):
            desk.enrol(other.url, ["HLA1-DF7J"], "Máy thử")
        desk.store.sheets.withdraw(sheet_id)
        assert desk.enrol(other.url, ["HLA1-DF7J"], "Máy thử").service_url == other.url


def test_leaving_is_the_way_back_to_a_service_that_has_lost_its_keys_but_not_while_sheets_wait(
    desk: Workstation, leave: Leave
) -> None:
    (sheet_id,) = desk.send()
    leave()
    desk.double.keys = ServiceKeys()
    with pytest.raises(CallFailedError) as caught:
        desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    assert caught.value.failure.code == "keys_replaced"

    desk.store.sheets.withdraw(sheet_id)
    assert desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử").key == desk.double.keys.signing.thumbprint()


def test_a_service_that_was_restored_meanwhile_gets_again_what_it_had_received(desk: Workstation, leave: Leave) -> None:
    ids = desk.send(1)
    desk.run(Reason.CLICK)
    leave()
    desk.double.epoch = "epoch-2"

    desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    outcome = desk.run(Reason.CLICK)

    assert outcome.is_new_epoch
    assert desk.states(ids) == [SheetState.RECEIVED]


def test_no_code_is_no_way_back(desk: Workstation, leave: Leave) -> None:
    leave()
    with pytest.raises(ValueError, match="code"):
        desk.enrol(desk.http.url, [], "Máy thử")
