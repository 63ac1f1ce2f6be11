"""Nothing that a business wrote, and nothing that staff type, ever stands in an address (R22)."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

import hailong_central
from central.workstation import Workstation, valid_sheet
from hailong_central.accounts.actions import create_staff
from hailong_central.api.calls import api
from hailong_central.audit.record import CommandLine
from markers import MARKERS, found_in

TEMPLATES = sorted(Path(hailong_central.__file__).parent.rglob("templates/**/*.html"))
ADDRESS = re.compile(r'(?:href|src|action|formaction|name="next" value|content)="([^"]*)"')
QUERY = {"view": r"[\w-]{8}", "page": r"\d+", "next": r"/staff/[\w/?=&-]*"}
SEARCHES = {
    "/staff/sheets/look-up/": ("enterprise", "officer"),
    "/staff/devices/look-up/": ("enterprise",),
    "/staff/codes/look-up/": ("enterprise",),
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_form_is_posted(template: Path) -> None:
    """One that is fetched puts all its fields into the address."""
    forms = re.findall(r"<form\b[^>]*>", template.read_text("utf-8"))
    buttons = re.findall(r"formmethod\s*=", template.read_text("utf-8"))

    assert [form for form in forms if 'method="post"' not in form] == []
    assert buttons == []


def test_there_are_forms_to_look_at() -> None:
    assert len(TEMPLATES) > 10
    assert sum(path.read_text("utf-8").count("<form") for path in TEMPLATES) > 8


def test_call_of_the_api_can_hold_nothing_in_its_address_but_a_cursor_of_figures() -> None:
    described = api.get_openapi_schema()
    held = {
        (path, one["name"], one["in"], one["schema"].get("pattern"))
        for path, calls in described["paths"].items()
        for call in calls.values()
        for one in call.get("parameters", [])
        if one["in"] in ("query", "path")
    }

    assert held
    assert {one for one in held if one[2:] != ("query", "^[0-9]{0,18}$")} == set()
    assert {path for path in described["paths"] if "{" in path} == set()


@pytest.fixture
def console(alice: Workstation, catalogue) -> Client:
    for _ in range(30):  # more than one page of the list
        assert alice.deliver(valid_sheet())["status"] == 201
    client = Client()
    client.force_login(
        create_staff(by=CommandLine(), username="both", password="ba con mèo xanh", manages_devices=True)
    )
    return client


def answers(console: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Every page that the console leads to, after everything was looked for that it can look for."""
    waiting = ["/staff/", "/staff/codes/new/"]
    for address, names in SEARCHES.items():
        for name in names:
            for marker in MARKERS:
                answer = console.post(address, {name: marker})
                yield address, answer
                waiting.append(answer["Location"])
    fill = {"tax_code": ["0199999991"], "name": ["CÔNG TY TNHH MẪU THỬ"], "act": "add"}
    waiting.append(console.post("/staff/codes/new/fill/", fill)["Location"])
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = console.get(address)
        yield address, answer
        for found in addresses_in(answer):
            if found.startswith("/staff/") and not found.endswith(("/sign-out/", "/language/")) and found not in seen:
                seen.add(found)
                waiting.append(found)


def addresses_in(answer: HttpResponse) -> list[str]:
    base = answer.request["PATH_INFO"]  # type: ignore[attr-defined]  # the test client's
    found = [*ADDRESS.findall(answer.content.decode()), answer.headers.get("Location", "")]
    return [f"{base}{one}" if one.startswith("?") else one for one in map(unescape, found) if one]


def test_no_address_that_the_console_gives_holds_any_content(console: Client) -> None:
    walked = list(answers(console))

    addresses = [(page, one) for page, answer in walked for one in [page, *addresses_in(answer)]]
    kinds = {re.sub(r"[0-9a-f-]{36}", "ID", urlsplit(page).path) for page, _ in walked}
    assert {"/staff/sheets/ID/", "/staff/devices/ID/", "/staff/codes/new/"} <= kinds
    assert any("page=2" in one for _, one in addresses)
    assert [(page, one) for page, one in addresses if found_in(one) or found_in(unquoted(one))] == []
    queries = {query for _, one in addresses for query in parse_qsl(urlsplit(one).query, keep_blank_values=True)}
    assert {name for name, _ in queries} <= set(QUERY)
    assert [(name, value) for name, value in queries if value and not re.fullmatch(QUERY[name], value)] == []


def unquoted(address: str) -> str:
    return " ".join(value for pair in parse_qsl(urlsplit(address).query) for value in pair)
