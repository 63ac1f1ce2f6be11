"""Guessing passwords takes longer after every failure."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hailong_central.accounts.actions import create_staff
from hailong_central.accounts.slowdown import wait_minutes
from hailong_central.audit.record import CommandLine

pytestmark = pytest.mark.django_db
PASSWORD = "ba con mèo xanh"
URL = "/staff/sign-in/"


@pytest.fixture(autouse=True)
def account() -> None:
    create_staff(by=CommandLine(), username="doc", password=PASSWORD)


def sign_in(client: Client, password: str, username: str = "doc") -> int:
    return client.post(URL, {"username": username, "password": password}).status_code


def test_after_five_failures_even_the_right_password_waits(client: Client) -> None:
    for _ in range(5):
        sign_in(client, "wrong")

    assert wait_minutes("doc") == 1
    answer = client.post(URL, {"username": "doc", "password": PASSWORD})

    assert answer.status_code == 200
    assert "Hãy thử lại sau 1 phút" in answer.content.decode()


def test_wait_grows_has_an_end_and_passes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        sign_in(client, "wrong")
    later = timezone.now() + timedelta(minutes=2)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert wait_minutes("doc") == 0
    sign_in(client, "wrong")
    assert wait_minutes("doc") == 2
    assert wait_minutes("another") == 0


def test_success_ends_the_count(client: Client) -> None:
    for _ in range(4):
        sign_in(client, "wrong")
    assert sign_in(client, PASSWORD) == 302
    client.post("/staff/sign-out/")

    for _ in range(4):
        sign_in(client, "wrong")

    assert wait_minutes("doc") == 0
