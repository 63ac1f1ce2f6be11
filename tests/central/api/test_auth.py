"""Who calls: only a device with a token that it signed itself, just now, for this service."""

import time
import uuid

import pytest
from joserfc.jwk import OKPKey

from central.workstation import API, Workstation
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device


def ask(workstation: Workstation, token: str | None, **headers: str) -> tuple[int, str]:
    """Status and problem code of a call with this token."""
    sent = headers | ({"Authorization": f"Bearer {token}"} if token is not None else {})
    answer = workstation.client.get(f"{API}/updates", headers=sent)
    return answer.status_code, answer.json().get("type", "").removeprefix("urn:hailong:problem:")


def test_valid_token_is_let_in(alice: Workstation) -> None:
    assert ask(alice, alice.token()) == (200, "")


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"}, {"aud": ["hailong"]}, {"iss": "00000000-0000-0000-0000-000000000000"}, {"iss": None},
        {"jti": ""}, {"jti": 7}, {"exp": "soon"}, {"iat": True}, {"iat": 1.5}, {"exp": 0}, {"exp": 2**70},
    ],
    ids=str,
)  # fmt: skip
def test_token_with_other_claims_is_refused(alice: Workstation, claims: dict[str, object]) -> None:
    assert ask(alice, alice.token(**claims)) == (401, "unauthorised")


def test_token_that_lasts_longer_than_five_minutes_is_refused(alice: Workstation) -> None:
    now = int(time.time())

    assert ask(alice, alice.token(iat=now, exp=now + 300)) == (200, "")
    assert ask(alice, alice.token(iat=now, exp=now + 301)) == (401, "unauthorised")


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [
        (-350, (200, "")),
        (-365, (401, "clock")),
        (50, (200, "")),
        (70, (401, "clock")),
        (10 * 365 * 86400, (401, "clock")),
    ],
)
def test_clock_may_be_wrong_by_a_minute(alice: Workstation, seconds: int, wanted: tuple[int, str]) -> None:
    assert ask(alice, alice.token(at=time.time() + seconds)) == wanted


def test_clock_is_told_only_to_who_is_right_in_everything_else(alice: Workstation) -> None:
    stranger = OKPKey.generate_key("Ed25519")

    assert ask(alice, alice.token(at=time.time() - 9999, key=stranger)) == (401, "unauthorised")
    assert ask(alice, alice.token(at=time.time() - 9999, aud="x")) == (401, "unauthorised")


def test_clock_problem_tells_the_time_of_the_service(alice: Workstation) -> None:
    headers = {"Authorization": f"Bearer {alice.token(at=time.time() - 9999)}"}

    assert alice.client.get(f"{API}/updates", headers=headers).json()["time"].endswith("Z")


@pytest.mark.parametrize("token", [None, "", "x", "a.b.c", "a b"])
def test_anything_else_is_refused(alice: Workstation, token: str | None) -> None:
    assert ask(alice, token) == (401, "unauthorised")


@pytest.mark.parametrize(
    "header", [{"typ": "hailong-sheet+jws"}, {"kid": str(uuid.uuid4())}, {"kid": 7}, {"kid": None}]
)
def test_token_of_another_purpose_or_device_is_refused(alice: Workstation, header: dict[str, object]) -> None:
    header = {name: value for name, value in header.items() if isinstance(value, str)} or {"kid": ""}

    assert ask(alice, alice.token(header=header)) == (401, "unauthorised")


def test_token_of_a_colleague_does_not_pass_for_mine(alice: Workstation, bob: Workstation) -> None:
    assert ask(alice, bob.token(header={"kid": alice.id})) == (401, "unauthorised")
    assert ask(alice, bob.token(iss=alice.id)) == (401, "unauthorised")


def test_revoked_device_is_told_so_only_with_its_own_key(alice: Workstation) -> None:
    revoke_device(by=CommandLine(), device_id=uuid.UUID(alice.id))

    assert ask(alice, alice.token()) == (403, "device-revoked")
    assert ask(alice, alice.token(key=OKPKey.generate_key("Ed25519"))) == (401, "unauthorised")


@pytest.mark.parametrize(
    ("version", "status"), [("0.0.9", 426), ("0.1.0", 200), ("0.1.0rc1", 200), ("1.0", 200), ("dev", 200), ("", 200)]
)
def test_client_that_is_too_old_is_told_what_to_update_to(alice: Workstation, version: str, status: int) -> None:
    answer = alice.get("/updates", **{"Hailong-Client": version})

    assert answer.status_code == status
    if status == 426:
        assert answer.json()["oldest_client"] == "0.1.0"
        assert answer.json()["type"] == "urn:hailong:problem:client-too-old"
