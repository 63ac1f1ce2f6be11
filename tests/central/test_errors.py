"""What is answered when no view answers."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver

from central.test_permissions import routes
from central.workstation import API
from hailong_central.api import calls
from hailong_central.service.log import LineFormatter
from hailong_central.service.state import current_epoch
from markers import COMMENT

pytestmark = pytest.mark.django_db


def test_fault_of_ours_is_labelled_and_says_nothing_but_a_mark(monkeypatch, caplog) -> None:
    def fail() -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(calls, "service_keys", fail)

    answer = Client(raise_request_exception=False).get(f"{API}/service")

    assert (answer.status_code, answer["Hailong-Epoch"]) == (500, current_epoch())
    assert answer.json()["type"] == "urn:hailong:problem:internal"
    assert answer.json()["detail"] in caplog.text
    assert b"secret" not in answer.content


def test_page_of_a_fault_says_nothing_but_a_mark(monkeypatch, caplog) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("django.contrib.auth.views.LoginView.get_context_data", fail)

    answer = Client(raise_request_exception=False).get("/staff/sign-in/")

    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in answer.content.decode()
    assert b"secret" not in answer.content


def test_foreign_host_name_is_refused_with_the_label(client: Client, caplog) -> None:
    answer = client.get(f"{API}/service", headers={"host": "evil.example"})

    assert (answer.status_code, answer.json()["type"]) == (400, "urn:hailong:problem:malformed")
    assert answer["Hailong-Epoch"]


SECRET = f"SELECT * FROM sheets_rating /srv/central/keys.json {COMMENT}"


def break_down(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware behind all others: whatever is asked, something unexpected happens."""

    def broken(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/static/"):
            raise ZeroDivisionError(SECRET)
        return get_response(request)

    return broken


@pytest.mark.parametrize("address", sorted(set(routes(get_resolver()))))
def test_fault_at_any_address_says_nothing_but_a_mark_and_leaves_the_service_alive(
    settings, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = list(settings.MIDDLEWARE)
    settings.MIDDLEWARE = [*before, f"{__name__}.break_down"]
    caplog.handler.setFormatter(LineFormatter())

    answer = Client(raise_request_exception=False).get(address)

    assert (answer.status_code, answer["Hailong-Epoch"], answer["Cache-Control"]) == (500, current_epoch(), "no-store")
    said = answer.content.decode()
    assert not any(word in said for word in ("SELECT", "keys.json", "ZeroDivisionError", "Traceback", COMMENT))
    log = "\n".join(caplog.handler.format(record) for record in caplog.records)
    mark = re.search(r"fault ([0-9a-f]{12}) answered", log)
    assert mark is not None
    assert mark[1] in said
    assert "ZeroDivisionError" in log
    assert SECRET not in log
    settings.MIDDLEWARE = before
    assert Client().get(f"{API}/service").status_code == 200


@pytest.mark.parametrize(("address", "words"), [("/staff/nothing/", "Không tìm thấy"), ("/nothing", "Không tìm thấy")])
def test_people_get_a_page(client: Client, address: str, words: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_foreign_host_name_gets_no_page_of_ours(client: Client, caplog) -> None:
    assert client.get("/staff/sign-in/", headers={"host": "evil.example"}).status_code == 400
