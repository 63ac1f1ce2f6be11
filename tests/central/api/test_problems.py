"""How a problem is said."""

import json

import pytest
from django.http import HttpRequest

from hailong_central.api.problems import ProblemError, answer, body_of, is_for_clients


def test_problem_has_the_members_of_the_contract() -> None:
    body = body_of("clock", 401, detail="x", oldest_client="1")

    assert body["type"] == "urn:hailong:problem:clock"
    assert (body["title"], body["detail"], body["status"]) == ("Đồng hồ của máy trạm bị lệch", "x", 401)
    assert str(body["time"]).endswith("Z")
    assert body["oldest_client"] == "1"


def test_answer_has_its_own_media_type_and_readable_vietnamese() -> None:
    response = answer(ProblemError(code="too-many", status=429, retry_after=7))

    assert response["Content-Type"] == "application/problem+json"
    assert response["Retry-After"] == "7"
    assert "Quá nhiều yêu cầu" in response.content.decode()
    assert json.loads(response.content)["status"] == 429


def test_every_code_of_the_protocol_can_be_said(contract_codes: set[str]) -> None:
    for code in contract_codes:
        assert body_of(code, 400)["title"]


@pytest.fixture
def contract_codes() -> set[str]:
    from central.workstation import CONTRACT

    lines = (CONTRACT / "protocol.md").read_text("utf-8").splitlines()
    table = lines[lines.index("| problem code | status | means |") + 2 :]
    rows = table[: next(number for number, line in enumerate(table) if not line.startswith("|"))]
    return {row.split("`")[1] for row in rows}


@pytest.mark.parametrize(
    ("path", "wanted"), [("/api/v1/x", True), ("/api/", True), ("/staff/api/", False), ("/", False)]
)
def test_api_answers_in_its_own_words(path: str, wanted: bool) -> None:
    request = HttpRequest()
    request.path = path

    assert is_for_clients(request) is wanted
