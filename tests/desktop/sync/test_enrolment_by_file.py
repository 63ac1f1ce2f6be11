"""Enrolment by the hands of others: nothing that they could have made up or changed is believed."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from joserfc import jws

from contract.client_service import ServiceDouble, ServiceKeys, problem, serving
from hailong.api.credentials import KeyMissingError
from hailong.domain.parcel import Answers, BroughtEnrolment
from hailong.domain.service import CallFailedError
from hailong.sync.carrying import Bring
from hailong.sync.enrolment import NeedsComparingError, StillWaitingError
from hailong.sync.schedule import Reason

from .conftest import Workstation

CODE = "HLA1-DF7J"


def brought(desk: Workstation, *codes: str) -> Answers:
    parcel = desk.enrol.request(desk.http.url, codes or (CODE,), "Máy không mạng")
    return Bring(desk.gateway.courier)(parcel).answers


def key_of(desk: Workstation) -> str:
    return str(desk.double.keys.signing.thumbprint())


def test_a_request_is_brought_and_its_answer_taken_in_with_the_key_of_the_invitation(newcomer: Workstation) -> None:
    answers = brought(newcomer)
    newcomer.http.requests.clear()

    enrolment = newcomer.enrol.accept(answers, key_of(newcomer))

    assert enrolment == newcomer.store.mirror.enrolment()
    assert (enrolment.device_id, enrolment.enterprises) == ("device-1", (("0199999991", "CÔNG TY TNHH MẪU THỬ"),))
    assert enrolment.first_key == enrolment.key == key_of(newcomer)
    assert newcomer.http.paths == [], "nothing was asked of a network"
    newcomer.send()
    assert newcomer.run(Reason.CLICK).push.delivered == 1


def test_nobody_is_believed_before_a_key_was_named_or_compared(newcomer: Workstation) -> None:
    answers = brought(newcomer)
    with pytest.raises(NeedsComparingError) as caught:
        newcomer.enrol.accept(answers)
    assert caught.value.met.key == key_of(newcomer)
    assert newcomer.store.mirror.enrolment() is None


def test_it_may_be_brought_and_taken_in_again(newcomer: Workstation) -> None:
    parcel = newcomer.enrol.request(newcomer.http.url, [CODE], "Máy không mạng")
    bring = Bring(newcomer.gateway.courier)
    first, second = bring(parcel).answers, bring(parcel).answers
    assert newcomer.enrol.accept(first, key_of(newcomer)) == newcomer.enrol.accept(second, key_of(newcomer))


def _says(token: str) -> dict[str, object]:
    return dict(json.loads(jws.extract_compact(token.encode()).payload))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda desk, token: token[:-4] + "AAAA",
        lambda desk, token: ServiceKeys().sign("hailong-enrolled+jws", _says(token)),
        lambda desk, token: desk.double.keys.sign("hailong-receipt+jws", _says(token)),
        lambda desk, token: desk.double.keys.sign("hailong-enrolled+jws", _says(token) | {"thumbprint": "x" * 43}),
        lambda desk, token: desk.double.keys.sign("hailong-enrolled+jws", _says(token) | {"key_sequence": 3}),
        lambda desk, token: desk.double.keys.sign("hailong-enrolled+jws", _says(token) | {"keys": []}),
        lambda desk, token: desk.double.keys.sign("hailong-enrolled+jws", {"device_id": "d"}),
        lambda desk, token: "x",
    ],
    ids=[
        "changed",
        "of a stranger",
        "another purpose",
        "for another device",
        "other count",
        "other keys",
        "half",
        "none",
    ],
)
def test_an_answer_that_proves_nothing_enrols_nothing(
    newcomer: Workstation, spoil: Callable[[Workstation, str], str]
) -> None:
    answers = brought(newcomer)
    spoilt = spoil(newcomer, answers.enrolments[0].signed)
    with pytest.raises(CallFailedError):
        newcomer.enrol.accept(replace(answers, enrolments=(BroughtEnrolment(signed=spoilt),)), key_of(newcomer))
    assert newcomer.store.mirror.enrolment() is None


def test_a_carrier_who_puts_a_key_of_his_own_to_seal_to_is_found_out(newcomer: Workstation) -> None:
    """The fingerprint that people compare is of the signing key alone: the other one has to be signed by it."""
    answers = brought(newcomer)
    (signing, _sealing), mine = answers.info.keys, ServiceKeys().in_use[1]
    keys = (signing, {name: str(mine[name]) for name in ("kty", "crv", "x", "use", "kid")})
    with pytest.raises(CallFailedError):
        newcomer.enrol.accept(replace(answers, info=replace(answers.info, keys=keys)), key_of(newcomer))
    assert newcomer.store.mirror.enrolment() is None


def test_another_key_than_the_one_that_was_named_is_refused(newcomer: Workstation) -> None:
    with pytest.raises(CallFailedError) as caught:
        newcomer.enrol.accept(brought(newcomer), ServiceKeys().signing.thumbprint())
    assert caught.value.failure.code == "other_service"


def test_a_refused_code_comes_back_as_such(newcomer: Workstation) -> None:
    calm = ServiceDouble(newcomer.clock.now)
    calm.keys = newcomer.double.keys
    newcomer.double.answer = lambda request: (
        problem("code-refused", 403) if request.path.endswith("devices") else calm(request)
    )
    answers = brought(newcomer)
    assert answers.enrolments == (BroughtEnrolment(code="code_refused"),)
    with pytest.raises(CallFailedError) as caught:
        newcomer.enrol.accept(answers, key_of(newcomer))
    assert caught.value.failure.code == "code_refused"


def test_one_more_enterprise_is_opened_to_the_same_key_without_comparing_again(desk: Workstation) -> None:
    desk.double.enterprises.append({"tax_code": "0300000006", "name": "CÔNG TY CỔ PHẦN MẪU"})
    before = desk.gateway._credentials.load(desk.http.url, "device-1")

    enrolment = desk.enrol.accept(brought(desk))

    assert [tax_code for tax_code, _ in enrolment.enterprises] == ["0199999991", "0300000006"]
    assert desk.gateway._credentials.load(desk.http.url, "device-1") is before


def test_keys_that_were_changed_meanwhile_are_followed(desk: Workstation) -> None:
    desk.double.keys.rotate()
    assert desk.enrol.accept(brought(desk)).key == key_of(desk)


def test_another_service_is_not_taken_in_while_sheets_wait(desk: Workstation) -> None:
    desk.send()
    with serving(ServiceDouble(desk.clock.now)) as other:
        parcel = desk.enrol.request(other.url, [CODE], "Máy thử")
        answers = Bring(desk.gateway.courier)(parcel).answers
    with pytest.raises(StillWaitingError):
        desk.enrol.accept(answers, "x")


def test_without_an_address_or_a_code_nothing_is_asked(newcomer: Workstation) -> None:
    with pytest.raises(ValueError, match="https"):
        newcomer.enrol.request("http://hailong.example", [CODE], "Máy thử")
    with pytest.raises(ValueError, match="code"):
        newcomer.enrol.request(newcomer.http.url, [], "Máy thử")


def test_the_key_that_asks_is_kept_before_the_request_is_written(newcomer: Workstation) -> None:
    newcomer.enrol.request(newcomer.http.url, [CODE], "Máy thử")
    kept = newcomer.gateway._credentials.pending(newcomer.http.url)
    answers = brought(newcomer)
    newcomer.enrol.accept(answers, key_of(newcomer))
    assert newcomer.gateway._credentials.load(newcomer.http.url, "device-1").thumbprint == kept.thumbprint
    with pytest.raises(KeyMissingError):
        newcomer.gateway._credentials.load(newcomer.http.url, "device-2")
