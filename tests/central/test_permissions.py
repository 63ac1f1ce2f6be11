"""Every address of the service, and what each kind of caller gets. An address that is missing here fails."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from central.fixtures import STRANGER
from central.workstation import API, Workstation, valid_sheet
from hailong_central.accounts.actions import create_staff
from hailong_central.accounts.models import StaffUser
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device
from hailong_central.enterprises.models import Device, EnrolmentCode
from hailong_central.sheets.actions import remove_sheet

SHEET = "01939a6e-0000-7000-8000-0000000000aa"
DEVICE = "01939a6e-0000-7000-8000-0000000000dd"
CODE = "01939a6e-0000-7000-8000-0000000000cc"
NOBODY = "00000000-0000-0000-0000-000000000001"
OFFICER = "20ZZ-0001"
SIGN_OUT = "/staff/sign-out/"
VIEW = re.compile(r"view=[\w-]{8}")
Caller = tuple[str, Client, Callable[[], dict[str, str]]]
SIGNED_IN = ("staff", "reader", "keeper", "both", "rated")
DEVICES = ("device", "stranger", "revoked")
CALLERS = ("anonymous", "closed", *SIGNED_IN, *DEVICES)
READERS, KEEPERS = ("reader", "both", "rated"), ("keeper", "both")
Statuses = dict[str, int]


def every(status: int, **others: int) -> Statuses:
    """What each of CALLERS gets: all the same but those that are named."""
    return dict.fromkeys(CALLERS, status) | others


def to_devices(status: int) -> Statuses:
    return every(401, device=status, stranger=status, revoked=403)


def to_staff(holders: tuple[str, ...], status: int, **others: int) -> Statuses:
    """Whoever has not signed in, or no longer counts as signed in, is sent to do so."""
    return every(302) | dict.fromkeys(SIGNED_IN, 403) | dict.fromkeys(holders, status) | others


def to_strangers_of_the_console(status: int) -> Statuses:
    return every(status) | dict.fromkeys(SIGNED_IN, 302)


# (method, address) -> status for each of CALLERS
TABLE = {
    ("GET", f"{API}/service"): every(200),
    ("POST", f"{API}/devices"): every(422),
    ("GET", f"{API}/catalogue"): to_devices(200),
    ("POST", f"{API}/sheets"): to_devices(422),
    ("POST", f"{API}/carried-sheets"): every(422),
    ("GET", f"{API}/updates"): to_devices(200),
    ("GET", f"{API}/digest"): to_devices(200),
    ("GET", f"{API}/legal-documents"): to_devices(200),
    ("GET", f"{API}/"): every(404),
    ("GET", "/"): every(302),
    ("GET", "/staff/"): every(302),
    ("GET", "/staff/sign-in/"): to_strangers_of_the_console(200),
    ("POST", "/staff/sign-in/"): to_strangers_of_the_console(200),
    ("POST", "/staff/sign-out/"): every(302),
    ("POST", "/staff/language/"): every(302),
    ("GET", "/staff/sheets/"): to_staff(READERS, 200),
    ("POST", "/staff/sheets/look-up/"): to_staff(READERS, 302),
    ("GET", f"/staff/sheets/{SHEET}/"): to_staff(READERS, 200, rated=404),
    ("GET", f"/staff/sheets/{NOBODY}/"): to_staff(READERS, 404),
    ("GET", "/staff/devices/"): to_staff(KEEPERS, 200),
    ("POST", "/staff/devices/look-up/"): to_staff(KEEPERS, 302),
    ("GET", f"/staff/devices/{DEVICE}/"): to_staff(KEEPERS, 200),
    ("GET", f"/staff/devices/{NOBODY}/"): to_staff(KEEPERS, 404),
    ("POST", f"/staff/devices/{DEVICE}/rename/"): to_staff(KEEPERS, 422),
    ("POST", f"/staff/devices/{NOBODY}/rename/"): to_staff(KEEPERS, 404),
    ("POST", f"/staff/devices/{DEVICE}/revoke/"): to_staff(KEEPERS, 302),
    ("POST", f"/staff/devices/{NOBODY}/revoke/"): to_staff(KEEPERS, 404),
    ("GET", "/staff/codes/"): to_staff(KEEPERS, 200),
    ("POST", "/staff/codes/look-up/"): to_staff(KEEPERS, 302),
    ("GET", "/staff/codes/new/"): to_staff(KEEPERS, 200),
    ("POST", "/staff/codes/new/fill/"): to_staff(KEEPERS, 302),
    ("POST", "/staff/codes/issue/"): to_staff(KEEPERS, 422),
    ("POST", f"/staff/codes/{CODE}/withdraw/"): to_staff(KEEPERS, 302),
    ("POST", f"/staff/codes/{NOBODY}/withdraw/"): to_staff(KEEPERS, 404),
}
IDS = {"<uuid:sheet_id>": SHEET, "<uuid:device_id>": DEVICE, "<uuid:code_id>": CODE}
OTHER_METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def routes(resolver: URLResolver, before: str = "/", *, filled: bool = True) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route, filled=filled)
        elif isinstance(entry, URLPattern):
            named = route
            for part, held in IDS.items():
                named = named.replace(part, held)
            yield named if filled else route


@pytest.fixture
def sheet(alice: Workstation, catalogue) -> None:
    assert alice.deliver(rating_the_official(id=SHEET))["status"] == 201
    now = timezone.now()
    Device.objects.create(id=DEVICE, public_key={}, thumbprint="x", enrolled_at=now)
    EnrolmentCode.objects.create(reference=CODE, code_hash="x", issued_at=now, issued_by="command", expires_at=now)


def rating_the_official(**changes: object) -> dict[str, Any]:
    """A sheet that rates the member of staff who is called ``rated`` here."""
    sheet = valid_sheet(**changes)
    sheet["ratings"][1]["subject"] = {"kind": "officer", "code": OFFICER, "name": "Hồ Đức Minh Họa"}
    return sheet


def signed_in(kind: str) -> Client:
    client = Client()
    user = create_staff(
        by=CommandLine(), username=kind, password="ba con mèo xanh", reads_sheets=kind in (*READERS, "closed"),
        manages_devices=kind in (*KEEPERS, "closed"), officer_code=OFFICER if kind == "rated" else "",
    )  # fmt: skip
    client.force_login(user)
    if kind == "closed":
        StaffUser.objects.filter(pk=user.pk).update(is_active=False)
    return client


@pytest.fixture(params=CALLERS)
def caller(request, alice: Workstation, bob: Workstation, charlie: Workstation) -> Caller:
    """Who calls, with what cookies, and what makes his headers: a token serves one call after the other."""
    kind = request.param
    client = signed_in(kind) if kind in (*SIGNED_IN, "closed") else Client()
    if kind == "revoked":
        revoke_device(by=CommandLine(), device_id=uuid.UUID(bob.id))
    makers = {"device": alice.headers, "stranger": charlie.headers, "revoked": bob.headers}
    return kind, client, makers.get(kind, dict)


def ask(client: Client, method: str, address: str, headers: dict[str, str]) -> HttpResponse:
    body = "{}" if address.startswith(API) else ""
    media = "application/json" if body else "application/x-www-form-urlencoded"
    return client.generic(method, address, body, media, headers=headers)


@pytest.mark.usefixtures("sheet")
def test_each_caller_gets_what_the_table_says(caller: Caller, caplog) -> None:
    kind, client, headers = caller
    got = {}
    for method, address in [*(one for one in TABLE if one[1] != SIGN_OUT), ("POST", SIGN_OUT)]:
        answer = ask(client, method, address, headers())
        assert answer["Cache-Control"] == "no-store", address
        got[method, address] = answer.status_code

    assert got == {entry: statuses[kind] for entry, statuses in TABLE.items()}


@pytest.mark.usefixtures("sheet")
def test_who_may_not_see_a_thing_cannot_tell_whether_there_is_one(caller: Caller, caplog) -> None:
    """The whole answer, to the letter, is that for an id that nobody has given to anything."""
    kind, client, headers = caller
    held = [(method, address) for method, address in TABLE if any(one in address for one in IDS.values())]
    assert len(held) == len([address for _, address in TABLE if NOBODY in address]) == 5
    for method, address in held:
        unknown = re.sub("|".join(IDS.values()), NOBODY, address)
        is_let_in = kind in (READERS if "/sheets/" in address else KEEPERS) and not (
            kind == "rated" and "/sheets/" in address
        )
        answers = [told(ask(client, method, one, headers())) for one in (address, unknown)]

        assert (answers[0] == answers[1]) is not is_let_in, address


def told(answer: HttpResponse) -> tuple[int, dict[str, str], str]:
    """Everything that an answer says, without what is new in each: the form's token, and the id that was asked for."""
    ids = "|".join((*IDS.values(), NOBODY))
    shown = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", answer.content.decode())
    said = {name: re.sub(ids, "ID", value) for name, value in answer.headers.items()}
    return answer.status_code, said, re.sub(ids, "ID", shown)


@pytest.mark.usefixtures("catalogue")
def test_rated_official_is_told_the_same_before_and_after_a_sheet_about_him(alice: Workstation, caplog) -> None:
    """Not a row, a count or a hit: the answers to everything that he may ask are the same to the letter."""
    rated, other = signed_in("rated"), signed_in("reader")
    assert alice.deliver(valid_sheet())["status"] == 201

    def everything(reader: Client) -> list[tuple[int, dict[str, str], str]]:
        asked = [{}, {"officer": OFFICER}, {"officer": "minh hoa"}, {"enterprise": "0199999991"}, {"level": "5"}]
        found = []
        for values in asked:
            reader.post("/staff/sheets/look-up/", values)
            ((name, _),) = list(reader.session["sheet_filters"].items())[-1:]
            found.append(told(reader.get(f"/staff/sheets/?view={name}")))
        pages = [told(reader.get(address)) for address in ("/staff/", "/staff/sheets/", f"/staff/sheets/{SHEET}/")]
        return [*((status, said, VIEW.sub("view=", page)) for status, said, page in found), *pages]

    before = everything(rated), everything(other)
    sheet = rating_the_official(id=SHEET)
    sheet["ratings"][1] |= {"level": 5, "did_not_meet": False}
    assert alice.deliver(sheet)["status"] == 201
    after = everything(rated), everything(other)

    assert after[0] == before[0]
    assert [one == two for one, two in zip(before[1], after[1], strict=True)] == [False] * 5 + [True, False, False]


def test_every_address_is_in_the_table() -> None:
    assert set(routes(get_resolver())) == {address for _, address in TABLE if NOBODY not in address}


def test_no_address_can_hold_anything_but_a_random_id() -> None:
    """What is looked for is posted; a tax code or a name in an address would end in histories, logs and proxies."""
    held = {part for route in routes(get_resolver(), filled=False) for part in re.findall(r"<[^>]*>|[?*^(]", route)}

    assert held == set(IDS)


def test_refused_right_is_on_record_and_an_open_door_is_not(caller: Caller, caplog) -> None:
    kind, client, headers = caller

    for address in ("/staff/sheets/", "/staff/devices/", f"/staff/devices/{NOBODY}/", "/staff/codes/new/"):
        client.get(address, headers=headers())

    wanted = {"staff": 4, "reader": 3, "rated": 3, "keeper": 1}.get(kind, 0)
    assert AuditRecord.objects.filter(action="staff.refused", actor=f"staff:{kind}").count() == wanted


@pytest.mark.usefixtures("catalogue")
def test_device_of_another_enterprise_learns_nothing_and_changes_nothing(
    alice: Workstation, charlie: Workstation
) -> None:
    """Whatever it offers under an id that is held for others: one answer, removed or not, same bytes or others."""
    kept, gone = valid_sheet(), valid_sheet()
    sealed = {sheet["id"]: alice.sealed(sheet) for sheet in (kept, gone)}
    assert {result["status"] for result in alice.offer(*sealed.items()).json()["results"]} == {201}
    remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(gone["id"]), reason="Bí mật")

    answers = [charlie.offer((sheet["id"], sealed[sheet["id"]])).json()["results"][0] for sheet in (kept, gone)]
    own = [
        charlie.deliver(valid_sheet(id=sheet["id"], enterprise={"tax_code": STRANGER[0][0], "name": "x"}))
        for sheet in (kept, gone)
    ]

    assert {answer["problem"]["errors"][0]["code"] for answer in answers} == {"enterprise-not-held"}
    assert {(answer["status"], answer["problem"]["type"], answer["problem"]["detail"]) for answer in own} == {
        (409, "urn:hailong:problem:conflict", "")
    }
    assert charlie.get("/updates").json()["updates"] == []
    assert [update["state"] for update in alice.get("/updates").json()["updates"]] == [
        "received",
        "received",
        "removed",
    ]


@pytest.mark.django_db
def test_other_methods_are_refused_everywhere(caplog) -> None:
    reader = Client()
    create_staff(by=CommandLine(), username="reader", password="ba con mèo xanh")
    reader.force_login(StaffUser.objects.get(username="reader"))
    allowed: dict[str, set[str]] = {}
    for method, address in TABLE:
        allowed.setdefault(address, set()).add(method)
    for address, methods in allowed.items():
        for method in OTHER_METHODS - methods:
            answer = reader.generic(method, address)
            assert answer.status_code in (302, 404, 405), f"{method} {address}: {answer.status_code}"
            if address.startswith(API):
                assert answer.json()["type"] == "urn:hailong:problem:not-found"


@pytest.mark.django_db
def test_forms_of_strangers_are_refused() -> None:
    """Without the token of our own page no form does anything."""
    client = Client(enforce_csrf_checks=True)

    for address in (
        "/staff/sign-in/",
        "/staff/sign-out/",
        "/staff/language/",
        "/staff/sheets/look-up/",
        "/staff/devices/look-up/",
        f"/staff/devices/{DEVICE}/rename/",
        f"/staff/devices/{DEVICE}/revoke/",
        "/staff/codes/look-up/",
        "/staff/codes/new/fill/",
        "/staff/codes/issue/",
        f"/staff/codes/{CODE}/withdraw/",
    ):
        assert client.post(address).status_code == 403
