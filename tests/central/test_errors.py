"""What is answered when no view answers."""

import pytest
from django.test import Client

from central.workstation import API
from hailong_central.api import calls
from hailong_central.service.state import current_epoch

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


@pytest.mark.parametrize(("address", "words"), [("/staff/nothing/", "Không tìm thấy"), ("/nothing", "Không tìm thấy")])
def test_people_get_a_page(client: Client, address: str, words: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_foreign_host_name_gets_no_page_of_ours(client: Client, caplog) -> None:
    assert client.get("/staff/sign-in/", headers={"host": "evil.example"}).status_code == 400
