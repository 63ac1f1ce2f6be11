"""What our service says, over real HTTP: every labelled answer, tokens and clocks, every call."""

from datetime import timedelta
from uuid import uuid4

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from contract.client_service import HttpService, Reply, Request, ServiceDouble, problem
from hailong.api.client import MAX_BODY, ServiceClient
from hailong.api.transport import Transport
from hailong.domain.outbox import FailureKind
from hailong.domain.sheet import SheetState

from .conftest import KEY, NOW, Connect, StandingClock, failing

# --- labelled answers


LABELLED = {
    "unauthorised": (problem("unauthorised", 401), "needs_person", "unauthorised"),
    "revoked": (problem("device-revoked", 403), "needs_person", "device_revoked"),
    "too old": (problem("client-too-old", 426), "needs_person", "client_too_old"),
    "code refused": (problem("code-refused", 403), "needs_person", "code_refused"),
    "401 without a problem": (Reply(401, b""), "needs_person", "unauthorised"),
    "malformed": (problem("malformed", 400), "refused", "malformed"),
    "too large": (Reply(413, "<html>"), "refused", "malformed"),
    "unprocessable": (problem("malformed", 422), "refused", "malformed"),
    "server error": (Reply(500, "Traceback"), "nobody_answered", "server_error"),
    "unavailable": (problem("unavailable", 503), "nobody_answered", "server_error"),
    "not found": (problem("malformed", 404), "nobody_answered", "garbled"),
    "teapot": (Reply(418, b""), "nobody_answered", "garbled"),
    "garbage": (Reply(207, "{'not json'"), "nobody_answered", "garbled"),
    "deep": (Reply(207, "[" * 200_000), "nobody_answered", "garbled"),
    "list": (Reply(207, []), "nobody_answered", "garbled"),
    "wrong success": (Reply(200, {"results": []}), "nobody_answered", "garbled"),
}


@pytest.mark.parametrize(("reply", "kind", "code"), LABELLED.values(), ids=LABELLED.keys())
def test_a_labelled_answer_is_sorted_into_one_of_three_kinds(
    reply: Reply, kind: str, code: str, double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: reply

    error = failing(lambda: client.post_sheets([(uuid4(), b"x")]))

    assert (error.failure.kind.value, error.failure.code) == (kind, code)
    assert error.is_ours
    assert error.is_breakdown == (reply.status == 500)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("30", timedelta(seconds=30)),
        ("0", timedelta(0)),
        ("99999999999", timedelta(hours=12)),
        ("Mon, 16 Nov 2026 10:03:11 GMT", timedelta(minutes=1)),
        ("Mon, 16 Nov 2020 10:03:11 GMT", timedelta(0)),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_understood_in_both_forms(
    header: str, wait: timedelta | None, status: int, double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(status, b"", {"Retry-After": header})

    error = failing(client.get_service)

    assert error.failure.retry_after == wait
    assert error.failure.code == ("throttled" if status == 429 else "server_error")


@pytest.mark.parametrize("wrong_by", [timedelta(days=3650), timedelta(hours=-9)])
def test_a_date_to_come_back_at_is_one_of_the_services_clock(
    wrong_by: timedelta, clock: StandingClock, double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(200, {**double.service(), "time": NOW.isoformat()})
    clock.moment += wrong_by
    client.get_service()
    double.answer = lambda _: Reply(503, b"", {"Retry-After": "Mon, 16 Nov 2026 10:03:11 GMT"})

    assert failing(client.get_service).failure.retry_after == timedelta(minutes=1)


def test_the_detail_of_a_problem_names_what_is_wrong_where(double: ServiceDouble, client: ServiceClient) -> None:
    wrong = [{"at": "/sheets", "code": "too_many"}]
    double.answer = lambda _: problem("malformed", 422, detail="Không đọc được yêu cầu", errors=wrong)

    assert failing(client.get_service).failure.detail == "malformed: Không đọc được yêu cầu: /sheets too_many"


# --- tokens and clocks


def _claims(request: Request) -> dict[str, int]:
    token = request.headers["Authorization"].removeprefix("Bearer ")
    return dict(jwt.decode(token, OKPKey.import_key(KEY.public), algorithms=["Ed25519"]).claims)


def test_a_clock_error_is_corrected_and_the_call_tried_again_at_once(
    double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    true_time = NOW + timedelta(days=3650)

    def strict(request: Request) -> Reply:
        if abs(_claims(request)["iat"] - true_time.timestamp()) > 60:
            return problem("clock", 401, time=true_time.isoformat())
        return Reply(200, {"updates": [], "next": "", "more": False})

    double.answer = strict

    client.updates("")
    client.updates("")

    assert client.clock_offset == timedelta(days=3650)
    assert len(http.requests) == 3
    assert all(_claims(request)["exp"] - _claims(request)["iat"] == 300 for request in http.requests)


def test_a_clock_that_cannot_be_corrected_is_tried_twice_and_then_told(
    double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    double.answer = lambda _: problem("clock", 401)

    error = failing(lambda: client.updates(""))

    assert (error.failure.kind, error.failure.code) == (FailureKind.NEEDS_PERSON, "clock")
    assert len(http.requests) == 2


def test_a_stranger_cannot_turn_the_clock(double: ServiceDouble, http: HttpService, client: ServiceClient) -> None:
    reply = problem("clock", 401, time="2036-01-01T00:00:00Z")
    double.answer = lambda _: Reply(401, reply.body, label="")

    assert failing(lambda: client.updates("")).failure.code == "stranger"
    assert client.clock_offset == timedelta(0)
    assert len(http.requests) == 1


def test_the_service_s_own_time_measures_the_clock(
    double: ServiceDouble, clock: StandingClock, client: ServiceClient
) -> None:
    double.now = lambda: clock.moment - timedelta(hours=7)

    client.get_service()

    assert client.clock_offset == -timedelta(hours=7)


def test_a_netrc_file_does_not_replace_the_token(
    double: ServiceDouble, http: HttpService, clock: StandingClock, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login ai password do\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    client = ServiceClient(
        http.url, clock, client_version="0.1.0", device_id="d", key=KEY, transport=Transport(is_loopback=False)
    )

    client.updates("")
    client.get_service()
    client.close()

    assert http.requests[0].headers["Authorization"].startswith("Bearer ")
    assert "Authorization" not in http.requests[1].headers


def test_loopback_never_goes_through_a_proxy(
    http: HttpService, monkeypatch: pytest.MonkeyPatch, connect: Connect
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")

    assert connect(http.url).get_service().epoch == "epoch-1"


def test_without_a_key_nothing_that_needs_one_is_asked(http: HttpService, clock: StandingClock) -> None:
    client = ServiceClient(http.url, clock, client_version="0.1.0")

    assert failing(lambda: client.updates("")).failure.code == "not_enrolled"
    assert http.requests == []


# --- calls


def test_every_call_names_the_client_and_keeps_no_cookie(
    double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(200, double.service(), {"Set-Cookie": "portal=1"})
    client.get_service()
    client.get_service()

    assert all(request.headers["Hailong-Client"] == "0.1.0" for request in http.requests)
    assert not any("Cookie" in request.headers for request in http.requests)


def test_the_service_introduces_itself(double: ServiceDouble, client: ServiceClient) -> None:
    info = client.get_service()

    assert (info.name, info.epoch, info.time, info.oldest_client) == ("Dịch vụ thử", "epoch-1", NOW, "0.1.0")
    assert info.keys == tuple(
        {name: jwk[name] for name in ("kty", "crv", "x", "use", "kid")} for jwk in double.keys.jwks
    )
    assert client.epoch == "epoch-1"


def test_enrolling_shows_the_public_key_alone(http: HttpService, client: ServiceClient) -> None:
    enrolled = client.enrol("HLA1-DF7J", "Máy khai báo 1", KEY)

    assert (enrolled.device_id, enrolled.enterprises) == ("device-1", (("0199999991", "CÔNG TY TNHH MẪU THỬ"),))
    assert "Authorization" not in http.requests[0].headers
    assert list(http.requests[0].json) == ["enrolment"]


def test_the_catalogue_comes_once_and_then_only_when_it_changed(double: ServiceDouble, client: ServiceClient) -> None:
    double.catalogue = {
        "version": "c7",
        "offices": [{"code": "03CC", "name_vi": "Hải quan cảng", "valid_from": "2025-03-01", "valid_to": None}],
        "teams": [{"code": "03CC-00", "office_code": "03CC", "name_vi": "Đội thủ tục"}],
        "stages": [{"code": "DK", "name_vi": "Đăng ký", "order": 1}],
        "officers": [{"code": "20ZZ-0001", "name_vi": "Trần Văn Mẫu", "office_code": "03CC", "position": "Công chức"}],
        "reasons": [{"level": 4, "code": "P_DUNG_HAN", "vi": "Đúng hạn", "en": "On time"}],
    }

    answer = client.catalogue("")

    assert answer is not None
    catalogue = answer.catalogue
    assert (catalogue.version, answer.etag) == ("c7", '"c1"')
    assert catalogue.offices[0].valid_from is not None
    assert (catalogue.teams[0].office_code, catalogue.stages[0].order) == ("03CC", 1)
    assert (catalogue.officers[0].position, catalogue.reasons[0].vi) == ("Công chức", "Đúng hạn")
    assert client.catalogue(answer.etag) is None


def test_updates_of_unknown_states_are_passed_over(double: ServiceDouble, client: ServiceClient) -> None:
    known, later = uuid4(), uuid4()
    at = "2026-11-16T10:00:00Z"
    double.updates = [
        {"sequence": 1, "sheet_id": str(known), "state": "answered", "at": at, "text": "Cảm ơn quý doanh nghiệp"},
        {"sequence": 2, "sheet_id": str(later), "state": "framed", "at": at},
        {"sequence": 3, "sheet_id": str(later), "state": "draft", "at": at},
    ]
    double.page = 3

    page = client.updates("")

    assert [(update.sheet_id, update.state, update.text) for update in page.updates] == [
        (known, SheetState.ANSWERED, "Cảm ơn quý doanh nghiệp")
    ]
    assert (page.cursor, page.has_more) == ("3", False)


def test_a_cursor_is_quoted(http: HttpService, client: ServiceClient) -> None:
    failing(lambda: client.updates("a&b=c/ d"))

    assert http.paths == ["GET /api/v1/updates?after=a%26b%3Dc%2F%20d"]


def test_one_result_each_comes_back_in_the_order_of_the_offer(double: ServiceDouble, client: ServiceClient) -> None:
    good, bad, gone, later, silent, twice, odd = (uuid4() for _ in range(7))
    refusal = problem("sheet-refused", 422, errors=[{"at": "/ratings/0/level", "code": "range"}]).body
    double.answer = lambda _: Reply(
        207,
        {
            "epoch": "epoch-1",
            "results": [
                {"id": str(twice), "status": 201, "receipt": "r"},
                {"id": str(later), "status": 503, "problem": problem("unavailable", 503).body},
                {"id": str(gone), "status": 410, "problem": problem("removed", 410, detail="trùng").body},
                {"id": str(bad), "status": 422, "problem": refusal},
                {"id": str(good), "status": 201, "receipt": "r"},
                {"id": str(twice), "status": 422, "problem": refusal},
                {"id": str(uuid4()), "status": 422, "problem": refusal},
                {"id": str(odd), "status": 422, "problem": {"type": "about:blank"}},
            ],
        },
    )

    offered = [good, bad, gone, later, silent, twice, odd]
    results = client.post_sheets([(each, b"x") for each in offered]).results

    assert [result.sheet_id for result in results] == offered
    assert results[0].receipt == "r"
    told = [(result.failure.kind.value, result.failure.code) for result in results[1:] if result.failure]
    assert told == [
        ("refused", "sheet-refused"),
        ("refused", "removed"),
        ("nobody_answered", "server_error"),
        ("nobody_answered", "garbled"),
        ("nobody_answered", "garbled"),
        ("nobody_answered", "garbled"),
    ]
    assert results[1].failure is not None
    assert "/ratings/0/level" in results[1].failure.detail
    assert [result.is_removed for result in results] == [False, False, True, False, False, False, False]


def test_a_request_never_grows_beyond_what_the_service_takes() -> None:
    assert ServiceClient.fits([3000] * 250) == 100
    assert ServiceClient.fits([3000] * 7) == 7
    assert ServiceClient.fits([MAX_BODY * 2]) == 1
    count = ServiceClient.fits([50_000] * 100)
    assert 15 < count < 21
