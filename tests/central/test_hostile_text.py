"""Whatever a business writes stays text: on every page of the console, in what it is told back, and in the log."""

import html
import json
import logging
import re
import uuid
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from central.workstation import Workstation, valid_sheet
from hailong_central.accounts.actions import create_staff
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import issue_code
from hailong_central.enterprises.models import Device
from hailong_central.service.log import LineFormatter
from hailong_central.sheets.actions import remove_sheet

pytestmark = pytest.mark.usefixtures("catalogue")
EVENT = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+Z [A-Z]+ [a-z_.]+: [^\n]*")
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "single quotes": "' onfocus='alert(1)",
    "image": "<img src=x onerror=alert(1)>",
    "closing": "</dd></dl></section></main></body></html>",
    "comment": "<!-- -->]]>",
    "entity": "&lt;b&gt; &#x3c;i&#x3e; &amp;",
    "style": "<style>*{display:none}</style><link rel=stylesheet href=//evil.example>",
    "template": "{{ 7|add:7 }}{% now 'Y' %}{# x #}${7*7}#{7*7}",
    "percent": "%(at)s %s %n %%",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "plus formula": "+cmd|' /C calc'!A0",
    "at formula": "@SUM(1+1)",
    "turned round": "\u202egnort\u202c \u2066x",
    "turned and never back": "\u202e\u202d\u2067abc",
    "zero width": "a\u200bb\ufeffc\u00add",
    "stacked marks": "a" + "\u0301" * 60,
    "forged line": "x\n2026-11-16T00:00:00.000Z INFO hailong_central: forged",
    "SQL": "'; DROP TABLE sheets_sheet; --",
    "path": "../../../../etc/passwd",
    "address": "javascript:alert(1)//",
}


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes: what text can never change."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def skeleton(content: str) -> Skeleton:
    found = Skeleton()
    found.feed(content)
    found.close()
    return found


def written(text: str) -> dict[str, Any]:
    """A sheet that says ``text`` wherever a person or his program may write."""
    sheet = valid_sheet()
    one_line = text.replace("\n", " ")
    sheet["enterprise"]["name"] = one_line
    sheet["contact"] = {"name": one_line, "phone": one_line[:30]}
    sheet["client"] = {"version": one_line[:50], "catalogue_version": one_line[:100]}
    sheet["ratings"] = [
        {"subject": {"kind": kind, "code": one_line[:32] if kind == "team" else "", "name": one_line}, "level": 2,
         "reasons": [one_line[:64]], "comment": text, "did_not_meet": False}
        for kind in ("office", "team", "stage", "officer")
    ]  # fmt: skip
    return sheet


@pytest.fixture
def reader(db) -> Client:
    client = Client()
    client.force_login(
        create_staff(by=CommandLine(), username="reader", password="ba con mèo xanh", manages_devices=True)
    )
    return client


def pages(reader: Client, alice: Workstation, text: str) -> dict[str, str]:
    """Every page that shows something of a sheet which says ``text`` everywhere, before and after its removal."""
    sheet = written(text)
    answer = alice.deliver(sheet)
    assert answer["status"] == 201, answer
    Device.objects.filter(pk=alice.id).update(name=text[:200])
    filled = {"enterprise": text[:200], "officer": text[:200]}
    addresses = {
        "list": "/staff/sheets/", "sheet": f"/staff/sheets/{sheet['id']}/", "devices": "/staff/devices/",
        "device": f"/staff/devices/{alice.id}/", "found": reader.post("/staff/sheets/look-up/", filled)["Location"],
    }  # fmt: skip
    shown = {name: reader.get(address) for name, address in addresses.items()}
    remove_sheet(by=CommandLine(), sheet_id=UUID(sheet["id"]), reason=text)
    shown["removed"] = reader.get(addresses["sheet"])
    assert {page.status_code for page in shown.values()} == {200}
    return {name: page.content.decode() for name, page in shown.items()}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_text_changes_no_page_but_its_words(
    reader: Client, alice: Workstation, bob: Workstation, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    harmless = pages(reader, bob, "Lời\nbình" if "\n" in text else "Lời")
    caplog.handler.setFormatter(LineFormatter())
    with caplog.at_level(logging.DEBUG):
        hostile = pages(reader, alice, text)

    for name in ("sheet", "removed", "device"):
        assert skeleton(hostile[name]).tags == skeleton(harmless[name]).tags, name
    for name in ("list", "devices", "found"):  # they hold one row more
        assert set(skeleton(hostile[name]).tags) <= set(skeleton(harmless[name]).tags), name
    words = "".join(skeleton(hostile["sheet"]).text)
    assert html.unescape(text).splitlines()[0][:20] in html.unescape(words)
    assert all(EVENT.fullmatch(caplog.handler.format(record)) for record in caplog.records)
    assert not any(text.splitlines()[0] in record.getMessage() for record in caplog.records)


def code_pages(reader: Client, tax_code: str, text: str) -> dict[str, str]:
    """Every page about codes, with ``text`` as the name of an enterprise, on file and typed, and as what is looked for.

    A name that no line can hold is refused, and stands in the form again.
    """
    name = text.replace("\n", " ")[:200]
    issue_code(by=CommandLine(), enterprises=[(tax_code, name)], expires_in=timedelta(days=1))
    typed = {"reference": uuid.uuid4(), "days": 1, "search": name, "tax_code": [tax_code], "name": [name]}
    shown = {
        "codes": reader.get("/staff/codes/"),
        "new": reader.get(reader.post("/staff/codes/new/fill/", typed)["Location"]),
        "differs": reader.post("/staff/codes/issue/", typed | {"name": [f"{name} x"]}),
        "issued": reader.post("/staff/codes/issue/", typed),
        "again": reader.post("/staff/codes/issue/", typed),
    }
    assert {page.status_code for page in shown.values()} <= {200, 409, 422}
    return {key: page.content.decode() for key, page in shown.items()}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_name_of_an_enterprise_changes_no_page_about_its_code(
    reader: Client, settings: Any, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HAILONG_ADDRESS = "https://hailong.example"
    usual, odd = code_pages(reader, "0199999991", "Lời"), code_pages(reader, "0199999991", "a\x01b")
    caplog.clear()
    hostile = code_pages(reader, "0199999991", text)

    for name, page in hostile.items():
        tags = set(skeleton(page).tags)
        assert tags <= set(skeleton(usual[name]).tags) | set(skeleton(odd[name]).tags), name
        assert "script" not in {tag for tag, _ in tags}
    one_line = " ".join(text.split())[:200]
    assert (html.escape(one_line) in hostile["issued"]) or not one_line.isprintable()
    assert not any(text.splitlines()[0] in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("name", ["turned round", "turned and never back"])
def test_text_that_turns_round_ends_where_its_own_box_ends(reader: Client, alice: Workstation, name: str) -> None:
    """Unclosed marks of direction would turn the receipt's number or the stars beside them."""
    text = HOSTILE[name]
    boxes = "bdi|blockquote|li|p"

    for page in pages(reader, alice, text).values():
        body = re.sub(r"<(option|input|textarea|title)\b.*?>", "", page)
        for found in re.finditer(re.escape(text), body):
            opened = re.findall(r"<(/?)(\w+)[^<>]*>", body[: found.start()])[-1]
            assert opened[0] == "" or opened[1] == "br", page[found.start() - 200 : found.end()]
            assert re.fullmatch(boxes + "|br|code|dd", opened[1]), opened


def test_answer_of_the_service_quotes_nothing_that_was_refused(alice: Workstation) -> None:
    sheet = written("<script>BÍ-MẬT</script>")
    sheet["ratings"][0]["level"] = "<script>BÍ-MẬT</script>"
    sheet["<script>BÍ-MẬT</script>"] = 1

    answer = alice.offer((sheet["id"], alice.sealed(sheet)))

    assert answer.json()["results"][0]["status"] == 422
    said = json.loads(answer.content)["results"][0]["problem"]
    assert "MẬT" not in str({**said, "errors": [error["code"] for error in said["errors"]]})
