"""The label on every answer of ours, and bodies that are too large."""

import json

import pytest
from django.db import OperationalError
from django.test import Client

from central.workstation import API, Workstation
from hailong_central.api import calls, middleware
from hailong_central.service.state import current_epoch

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/service", 200), ("GET", "/api/v1/nothing", 404), ("GET", "/api/v1/", 404),
        ("GET", "/api/", 404),
        ("DELETE", "/api/v1/service", 405), ("GET", "/api/v1/updates", 401), ("GET", "/nothing", 404),
        ("GET", "/staff/sign-in/", 200), ("GET", "/staff/sheets/", 302),
    ],
)  # fmt: skip
def test_every_answer_bears_the_epoch(client: Client, method: str, path: str, status: int) -> None:
    answer = client.generic(method, path)

    assert (answer.status_code, answer["Hailong-Epoch"]) == (status, current_epoch())
    assert answer["Cache-Control"] == "no-store"


def test_body_that_is_too_large_is_refused_unread_with_the_label(alice: Workstation) -> None:
    body = json.dumps({"sheets": [{"id": "x", "sealed": "y" * (1 << 20)}]})

    answer = alice.client.post(f"{API}/sheets", body, "application/json", headers=alice.headers())

    assert (answer.status_code, answer.json()["type"]) == (413, "urn:hailong:problem:malformed")
    assert answer["Hailong-Epoch"]
    assert answer["Cache-Control"] == "no-store"


def test_only_files_that_are_the_same_for_everybody_may_be_kept(client: Client) -> None:
    answer = client.get("/static/staff/console.css")

    answer.close()
    assert answer.status_code == 200
    assert "no-store" not in answer.headers.get("Cache-Control", "")
    assert client.get("/static/nothing.css")["Cache-Control"] == "no-store"


def test_service_without_its_database_is_nobody(client: Client, monkeypatch, caplog) -> None:
    """It cannot know its epoch, so its answer must not be taken for one of ours."""

    def fail() -> str:
        raise OperationalError("gone")

    monkeypatch.setattr(middleware, "current_epoch", fail)
    monkeypatch.setattr(calls, "current_epoch", fail)

    answer = client.get(f"{API}/service")

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert "Hailong-Epoch" not in answer


def test_call_that_the_database_does_not_serve_is_answered_unavailable(alice: Workstation, monkeypatch, caplog) -> None:
    def fail() -> str:
        raise OperationalError("locked")

    monkeypatch.setattr(calls, "current_epoch", fail)

    answer = alice.get("/updates")

    assert (answer.status_code, answer.json()["type"]) == (503, "urn:hailong:problem:unavailable")
    assert answer["Retry-After"] == "30"
    assert answer["Hailong-Epoch"]
