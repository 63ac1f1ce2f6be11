"""Enrolment: one code, more codes, a lost answer, a stranger, another service."""

import json
import threading
from collections.abc import Callable

import pytest
from joserfc import jws
from joserfc.jwk import OKPKey
from keyring.backends.fail import Keyring as NoKeyring

from contract.client_service import Reply, Request, ServiceDouble, ServiceKeys, problem, serving
from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.domain.outbox import FailureKind
from hailong.domain.service import CallFailedError
from hailong.sync.enrolment import Enrol, EnrolmentCancelledError, StillWaitingError
from hailong.sync.schedule import Reason

from .conftest import Workstation


def enrolment_of(request: Request) -> tuple[dict[str, object], dict[str, object]]:
    """The public key and the payload of an enrolment request, its signature checked."""
    token = request.json["enrolment"]
    header = jws.extract_compact(token.encode()).headers()
    opened = jws.deserialize_compact(token, OKPKey.import_key(header["jwk"]), algorithms=["Ed25519"])
    return header["jwk"], json.loads(opened.payload)


def test_one_code_makes_a_device_pins_the_keys_and_keeps_the_enrolment(newcomer: Workstation) -> None:
    enrolment = newcomer.enrol(f" {newcomer.http.url}/ ", [" hla1-df7j "], "Máy khai báo 1")

    assert enrolment == newcomer.store.mirror.enrolment()
    assert (enrolment.service_url, enrolment.service_name) == (newcomer.http.url, "Dịch vụ thử")
    assert (enrolment.device_id, enrolment.enterprises) == ("device-1", (("0199999991", "CÔNG TY TNHH MẪU THỬ"),))
    assert {jwk["kid"] for jwk in enrolment.keys} == {jwk["kid"] for jwk in newcomer.double.keys.jwks}
    assert newcomer.http.paths == ["GET /api/v1/service", "POST /api/v1/devices"]
    payload = enrolment_of(newcomer.http.requests[1])[1]
    assert (payload["code"], payload["device_name"]) == ("HLA1-DF7J", "Máy khai báo 1")


def test_a_second_code_opens_more_enterprises_to_the_same_key(desk: Workstation) -> None:
    desk.double.enterprises.append({"tax_code": "0300000006", "name": "CÔNG TY CỔ PHẦN MẪU"})

    enrolment = desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")

    assert [tax_code for tax_code, _ in enrolment.enterprises] == ["0199999991", "0300000006"]
    key = desk.gateway._credentials.load(desk.http.url, "device-1")
    assert enrolment_of(desk.http.requests[-1])[0] == key.public


def test_what_the_first_code_opened_is_kept_when_the_second_is_refused(newcomer: Workstation) -> None:
    def refuse_second(request: Request) -> Reply:
        if request.path.endswith("devices") and enrolment_of(request)[1]["code"] == "SAI":
            return problem("code-refused", 403)
        return Reply(*_usual(newcomer, request))

    newcomer.double.answer = refuse_second

    with pytest.raises(CallFailedError) as caught:
        newcomer.enrol(newcomer.http.url, ["HLA1-DF7J", "SAI"], "Máy thử")

    assert (caught.value.failure.kind, caught.value.failure.code) == (FailureKind.NEEDS_PERSON, "code_refused")
    assert newcomer.store.mirror.enrolment() is not None


def _usual(desk: Workstation, request: Request) -> tuple[int, object, dict[str, str]]:
    script, desk.double.answer = desk.double.answer, None
    reply = desk.double(request)
    desk.double.answer = script
    return reply.status, reply.body, dict(reply.headers)


def test_a_lost_answer_shows_the_same_key_again(newcomer: Workstation) -> None:
    def lose(request: Request) -> Reply:
        if request.path.endswith("devices"):
            return Reply(201, {"device_id": "device-1", "enterprises": []}, cut_after=3)
        return Reply(*_usual(newcomer, request))

    newcomer.double.answer = lose
    with pytest.raises(CallFailedError):
        newcomer.enrol(newcomer.http.url, ["HLA1-DF7J"], "Máy thử")
    assert newcomer.store.mirror.enrolment() is None
    newcomer.double.answer = None

    newcomer.enrol(newcomer.http.url, ["HLA1-DF7J"], "Máy thử")

    shown = [enrolment_of(request)[0] for request in newcomer.http.requests if request.path.endswith("devices")]
    assert len(shown) == 2
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    "script",
    [
        lambda _: Reply(200, "<html>Đăng nhập</html>", label=""),
        lambda _: Reply(200, {"name": "x", "epoch": "e", "time": "2026-11-16T10:00:00Z", "keys": []}),
        lambda _: Reply(
            200,
            {
                "name": "x", "epoch": "e", "time": "2026-11-16T10:00:00Z",
                "keys": [{**ServiceKeys().jwks[0], "kid": "khác"}, ServiceKeys().jwks[1]],
            },
        ),
    ],
    ids=["stranger", "no keys", "key under another name"],
)  # fmt: skip
def test_nobody_is_trusted_without_the_label_and_proper_keys(
    newcomer: Workstation, script: Callable[[Request], Reply]
) -> None:
    newcomer.double.answer = script

    with pytest.raises(CallFailedError) as caught:
        newcomer.enrol(newcomer.http.url, ["HLA1-DF7J"], "Máy thử")

    assert caught.value.failure.kind is FailureKind.NOBODY_ANSWERED
    assert newcomer.http.paths == ["GET /api/v1/service"]
    assert newcomer.store.mirror.enrolment() is None


def test_an_unsafe_address_and_a_missing_code_are_refused(newcomer: Workstation) -> None:
    with pytest.raises(ValueError, match="https"):
        newcomer.enrol("http://hailong.example", ["HLA1-DF7J"], "Máy thử")
    with pytest.raises(ValueError, match="code"):
        newcomer.enrol(newcomer.http.url, [], "Máy thử")


def test_another_service_is_not_taken_while_sheets_wait_for_the_first(desk: Workstation) -> None:
    desk.send(2)
    other = ServiceDouble(desk.clock.now)
    with serving(other) as http:
        with pytest.raises(StillWaitingError) as caught:
            desk.enrol(http.url, ["HLA1-DF7J"], "Máy thử")
        assert caught.value.count == 2
        enrolment = desk.store.mirror.enrolment()
        assert enrolment is not None
        assert enrolment.service_url == desk.http.url

        desk.run()
        other.epoch = "epoch-other"
        desk.enrol(http.url, ["HLA1-DF7J"], "Máy thử")
        outcome = desk.run(Reason.CLICK)

    assert not outcome.is_new_epoch
    assert outcome.push.delivered == 0
    assert desk.store.mirror.sync_state().epoch == "epoch-other"


def test_one_more_code_follows_the_keys_and_never_replaces_them(desk: Workstation) -> None:
    """Otherwise whoever shows the old keys beside his own would be believed from then on."""
    honest = desk.double.keys
    impostor = ServiceKeys()
    impostor.former = honest.jwks
    desk.double.keys = impostor
    with pytest.raises(CallFailedError) as caught:
        desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    assert caught.value.failure.code == "keys_replaced"
    assert desk.http.paths == ["GET /api/v1/service"]

    desk.double.keys = ServiceKeys()  # nothing waits, and not even an old key is shown
    with pytest.raises(CallFailedError) as caught:
        desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    assert caught.value.failure.code == "keys_replaced"

    desk.double.keys = honest
    honest.rotate()
    enrolment = desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")

    assert enrolment.key_sequence == 1
    assert enrolment.keys[0]["kid"] == honest.signing.thumbprint()

    honest.former = (*honest.former, ServiceKeys().in_use[0])  # shown as if it had been in use once
    assert desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử").keys == enrolment.keys


def test_a_device_whose_enrolment_has_ended_becomes_a_new_one_and_delivers_what_waits(desk: Workstation) -> None:
    ids = desk.send(2)
    old = desk.gateway._credentials.load(desk.http.url, "device-1")

    def revoked(request: Request) -> Reply:
        if request.path.endswith("devices"):
            if enrolment_of(request)[0] == old.public:
                return problem("device-revoked", 403)
            return Reply(201, {"device_id": "device-2", "enterprises": desk.double.enterprises})
        return Reply(*_usual(desk, request))

    desk.double.answer = revoked
    enrolment = desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử")
    outcome = desk.run(Reason.CLICK)

    assert enrolment.device_id == "device-2"
    assert desk.gateway._credentials.load(desk.http.url, "device-2").public != old.public
    assert outcome.push.delivered == 2
    assert [row.value for row in desk.states(ids)] == ["received"] * 2


def test_a_device_that_has_lost_its_key_becomes_a_new_one(desk: Workstation) -> None:
    (path,) = desk.folder.glob("*.key")
    path.unlink()
    gateway = Gateway(Credentials(desk.folder, NoKeyring()), desk.clock, "0.1.0")
    enrol = Enrol(desk.store.mirror, desk.store.outbox, gateway, desk.clock)

    assert enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử").device_id == "device-1"
    assert gateway.sealer(enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử"))


def test_the_same_service_under_another_name_may_be_taken_while_sheets_wait(desk: Workstation) -> None:
    desk.send()
    with serving(desk.double) as moved:
        enrolment = desk.enrol(moved.url, ["HLA1-DF7J"], "Máy thử")
        outcome = desk.run(Reason.CLICK)

    assert enrolment.service_url == moved.url
    assert outcome.push.delivered == 1


def test_who_answers_can_be_looked_at_before_any_code_is_shown(newcomer: Workstation) -> None:
    met = newcomer.enrol.meet(newcomer.http.url + "/")

    assert (met.service_url, met.service_name) == (newcomer.http.url, "Dịch vụ thử")
    assert met.key == newcomer.double.keys.signing.thumbprint()
    assert not met.is_known
    assert newcomer.http.paths == ["GET /api/v1/service"]
    newcomer.enrol(newcomer.http.url, ["HLA1-DF7J"], "Máy thử")
    assert newcomer.enrol.meet(newcomer.http.url).is_known


def test_whoever_shows_another_key_than_the_invitation_names_gets_no_code(newcomer: Workstation) -> None:
    named = ServiceKeys().signing.thumbprint()
    for act in (
        lambda: newcomer.enrol.meet(newcomer.http.url, named),
        lambda: newcomer.enrol(newcomer.http.url, ["HLA1-DF7J"], "Máy thử", key=named),
    ):
        with pytest.raises(CallFailedError) as caught:
            act()
        assert caught.value.failure.code == "other_service"
    assert set(newcomer.http.paths) == {"GET /api/v1/service"}
    assert newcomer.store.mirror.enrolment() is None

    key = newcomer.double.keys.signing.thumbprint()
    assert newcomer.enrol(newcomer.http.url, ["HLA1-DF7J"], "Máy thử", key=key).first_key == key


def test_an_old_invitation_still_holds_after_the_service_has_changed_its_keys(desk: Workstation) -> None:
    first = desk.double.keys.signing.thumbprint()
    desk.double.keys.rotate()

    enrolment = desk.enrol(desk.http.url, ["HLA1-ZZZZ"], "Máy thử", key=first)

    assert enrolment.key == desk.double.keys.signing.thumbprint()
    assert enrolment.first_key == first


def test_each_code_is_announced_before_it_is_used(newcomer: Workstation) -> None:
    told: list[int] = []
    newcomer.enrol(newcomer.http.url, ["HLA1-DF7J", "HLA1-ZZZZ"], "Máy thử", on_progress=told.append)
    assert told == [0, 1]


def test_what_is_broken_off_ends_at_once_and_what_codes_have_opened_is_kept(newcomer: Workstation) -> None:
    is_cancelled, arrived, hold = threading.Event(), threading.Event(), threading.Event()

    def hang_at_second(request: Request) -> Reply:
        if request.path.endswith("devices") and enrolment_of(request)[1]["code"] == "HLA1-ZZZZ":
            arrived.set()
            return Reply(201, {}, hold=hold)
        return Reply(*_usual(newcomer, request))

    def break_off() -> None:
        assert arrived.wait(10)
        is_cancelled.set()
        newcomer.enrol.break_off()

    newcomer.double.answer = hang_at_second
    breaker = threading.Thread(target=break_off)
    breaker.start()
    with pytest.raises(EnrolmentCancelledError):
        newcomer.enrol(newcomer.http.url, ["HLA1-DF7J", "HLA1-ZZZZ"], "Máy thử", is_cancelled=is_cancelled.is_set)
    breaker.join()
    hold.set()

    assert newcomer.store.mirror.enrolment() is not None
    newcomer.http.requests.clear()
    with pytest.raises(EnrolmentCancelledError):
        newcomer.enrol(newcomer.http.url, ["HLA1-ZZZZ"], "Máy thử", is_cancelled=lambda: True)
    assert newcomer.http.paths == []
    newcomer.enrol.break_off()  # nothing is waited for: nothing happens
