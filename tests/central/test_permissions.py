"""Every address of the service, and what each kind of caller gets. An address that is missing here fails."""

import re
import uuid
from collections.abc import Iterator

import pytest
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
CALLERS = ("anonymous", "staff", "reader", "keeper", "device", "revoked")
# (method, address) -> status for each of CALLERS
TABLE = {
    ("GET", f"{API}/service"): (200, 200, 200, 200, 200, 200),
    ("POST", f"{API}/devices"): (422, 422, 422, 422, 422, 422),
    ("GET", f"{API}/catalogue"): (401, 401, 401, 401, 200, 403),
    ("POST", f"{API}/sheets"): (401, 401, 401, 401, 422, 403),
    ("POST", f"{API}/carried-sheets"): (422, 422, 422, 422, 422, 422),
    ("GET", f"{API}/updates"): (401, 401, 401, 401, 200, 403),
    ("GET", f"{API}/digest"): (401, 401, 401, 401, 200, 403),
    ("GET", f"{API}/legal-documents"): (401, 401, 401, 401, 200, 403),
    ("GET", f"{API}/"): (404, 404, 404, 404, 404, 404),
    ("GET", "/"): (302, 302, 302, 302, 302, 302),
    ("GET", "/staff/"): (302, 302, 302, 302, 302, 302),
    ("GET", "/staff/sign-in/"): (200, 302, 302, 302, 200, 200),
    ("POST", "/staff/sign-in/"): (200, 302, 302, 302, 200, 200),
    ("POST", "/staff/sign-out/"): (302, 302, 302, 302, 302, 302),
    ("POST", "/staff/language/"): (302, 302, 302, 302, 302, 302),
    ("GET", "/staff/sheets/"): (302, 403, 200, 403, 302, 302),
    ("POST", "/staff/sheets/look-up/"): (302, 403, 302, 403, 302, 302),
    ("GET", f"/staff/sheets/{SHEET}/"): (302, 403, 200, 403, 302, 302),
    ("GET", f"/staff/sheets/{NOBODY}/"): (302, 403, 404, 403, 302, 302),
    ("GET", "/staff/devices/"): (302, 403, 403, 200, 302, 302),
    ("POST", "/staff/devices/look-up/"): (302, 403, 403, 302, 302, 302),
    ("GET", f"/staff/devices/{DEVICE}/"): (302, 403, 403, 200, 302, 302),
    ("GET", f"/staff/devices/{NOBODY}/"): (302, 403, 403, 404, 302, 302),
    ("POST", f"/staff/devices/{DEVICE}/rename/"): (302, 403, 403, 422, 302, 302),
    ("POST", f"/staff/devices/{NOBODY}/rename/"): (302, 403, 403, 404, 302, 302),
    ("POST", f"/staff/devices/{DEVICE}/revoke/"): (302, 403, 403, 302, 302, 302),
    ("POST", f"/staff/devices/{NOBODY}/revoke/"): (302, 403, 403, 404, 302, 302),
    ("GET", "/staff/codes/"): (302, 403, 403, 200, 302, 302),
    ("POST", "/staff/codes/look-up/"): (302, 403, 403, 302, 302, 302),
    ("GET", "/staff/codes/new/"): (302, 403, 403, 200, 302, 302),
    ("POST", "/staff/codes/new/fill/"): (302, 403, 403, 302, 302, 302),
    ("POST", "/staff/codes/issue/"): (302, 403, 403, 422, 302, 302),
    ("POST", f"/staff/codes/{CODE}/withdraw/"): (302, 403, 403, 302, 302, 302),
    ("POST", f"/staff/codes/{NOBODY}/withdraw/"): (302, 403, 403, 404, 302, 302),
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
    assert alice.deliver(valid_sheet(id=SHEET))["status"] == 201
    now = timezone.now()
    Device.objects.create(id=DEVICE, public_key={}, thumbprint="x", enrolled_at=now)
    EnrolmentCode.objects.create(reference=CODE, code_hash="x", issued_at=now, issued_by="command", expires_at=now)


@pytest.fixture(params=CALLERS)
def caller(request, alice: Workstation, bob: Workstation) -> tuple[str, Client, dict[str, str]]:
    client = Client()
    kind = request.param
    headers: dict[str, str] = {}
    if kind in ("staff", "reader", "keeper"):
        create_staff(
            by=CommandLine(), username=kind, password="ba con mèo xanh", reads_sheets=kind == "reader",
            manages_devices=kind == "keeper",
        )  # fmt: skip
        client.force_login(StaffUser.objects.get(username=kind))
    elif kind == "device":
        headers = alice.headers()
    elif kind == "revoked":
        revoke_device(by=CommandLine(), device_id=uuid.UUID(bob.id))
        headers = bob.headers()
    return kind, client, headers


@pytest.mark.usefixtures("sheet")
def test_each_caller_gets_what_the_table_says(caller: tuple[str, Client, dict[str, str]], caplog) -> None:
    kind, client, headers = caller
    column = CALLERS.index(kind)
    got = {}
    for method, address in TABLE:
        if address.endswith("/sign-out/"):
            continue
        body = "{}" if address.startswith(API) else ""
        media = "application/json" if body else "application/x-www-form-urlencoded"
        answer = client.generic(method, address, body, media, headers=headers)
        assert answer["Cache-Control"] == "no-store", address
        got[method, address] = answer.status_code
    got["POST", "/staff/sign-out/"] = client.post("/staff/sign-out/", headers=headers).status_code

    assert got == {entry: statuses[column] for entry, statuses in TABLE.items()}


def test_every_address_is_in_the_table() -> None:
    assert set(routes(get_resolver())) == {address for _, address in TABLE if NOBODY not in address}


def test_no_address_can_hold_anything_but_a_random_id() -> None:
    """What is looked for is posted; a tax code or a name in an address would end in histories, logs and proxies."""
    held = {part for route in routes(get_resolver(), filled=False) for part in re.findall(r"<[^>]*>|[?*^(]", route)}

    assert held == set(IDS)


def test_refused_right_is_on_record_and_an_open_door_is_not(caller: tuple[str, Client, dict[str, str]], caplog) -> None:
    kind, client, headers = caller

    for address in ("/staff/sheets/", "/staff/devices/", f"/staff/devices/{NOBODY}/", "/staff/codes/new/"):
        client.get(address, headers=headers)

    wanted = {"staff": 4, "reader": 3, "keeper": 1}.get(kind, 0)
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
