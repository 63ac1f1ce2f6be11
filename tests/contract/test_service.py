"""The contract's cases against the service: real requests through the whole of Django."""

import hashlib
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from joserfc.jwk import OKPKey

from central.fixtures import BROKER, enrolled
from central.workstation import API, Workstation, seal, sign
from contract.case_files import load_cases, make_sheets
from contract.openapi import check_answer
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import revoke_device
from hailong_central.service.keys import keys_text
from hailong_central.service.rotation import rotated
from hailong_central.sheets.actions import remove_sheet
from hailong_central.sheets.models import Sheet

CASES = load_cases()
pytestmark = pytest.mark.usefixtures("catalogue")


@dataclass
class Play:
    """One case being played: its workstation, its frozen bytes, the receipts given so far."""

    workstation: Workstation
    case: dict[str, Any]
    settings: Any
    receipts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stranger = OKPKey.generate_key("Ed25519")
        self.sheets = make_sheets(self.case)
        self.sealed = {letter: self._freeze(letter, recipe) for letter, recipe in self.case["sheets"].items()}

    def _freeze(self, letter: str, recipe: dict[str, Any]) -> str:
        text = json.dumps(self.sheets[letter], ensure_ascii=False)
        by = recipe.get("sign", "device")
        author = _revoked_colleague() if by == "revoked" else self.workstation
        signer = {"stranger": self.stranger, "none": None}.get(by, author.key)
        signed = sign(text, signer, typ="hailong-sheet+jws", kid=author.id) if signer else text
        key = self.workstation.service_keys("enc")[0]
        match recipe.get("seal", "service"):
            case "service":
                return seal(signed, key)
            case "other_key":
                return seal(signed, OKPKey.generate_key("X25519"))
            case "garbage":
                return "garbage"
        raise AssertionError(recipe)

    def _authorisation(self, kind: str) -> dict[str, str]:
        tokens = {
            "valid": self.workstation.token,
            "expired": lambda: self.workstation.token(at=time.time() - 3600),
            "stranger": lambda: self.workstation.token(key=self.stranger),
        }
        return {} if kind == "missing" else {"Authorization": f"Bearer {tokens[kind]()}"}

    def step(self, step: dict[str, Any]) -> None:
        for letter in step.get("before", {}).get("removed", []):
            assert remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(self.sheets[letter]["id"]), reason="Thử gỡ bỏ")
        if step.get("before", {}).get("rotated"):
            self.settings.HAILONG_KEYS = rotated(keys_text())
        if step.get("before", {}).get("revoked"):
            assert revoke_device(by=CommandLine(), device_id=uuid.UUID(self.workstation.id))
        offered = step["offer"] * step.get("repeat", 1)
        items = [{"id": self.sheets[letter]["id"], "sealed": self.sealed[letter]} for letter in offered]
        answer = self.workstation.client.post(
            f"{API}/sheets", step.get("body") or json.dumps({"sheets": items}), "application/json",
            headers=self._authorisation(step.get("authorisation", "valid")),
        )  # fmt: skip
        check_answer("POST", f"{API}/sheets", answer)
        self._compare(step["answer"], answer.status_code, answer.json(), offered)

    def _compare(self, wanted: dict[str, Any], status: int, got: dict[str, Any], offered: list[str]) -> None:
        assert status == wanted["status"], got
        if "problem" in wanted:
            assert got["type"] == f"urn:hailong:problem:{wanted['problem']}"
            return
        assert [result["id"] for result in got["results"]] == [self.sheets[letter]["id"] for letter in offered]
        for letter, want, result in zip(offered, wanted["results"], got["results"], strict=True):
            assert result["status"] == want["status"], result
            assert ("receipt" in result) is ("receipt" in want)
            if "receipt" in want:
                self._check_receipt(letter, want["receipt"], result["receipt"])
            if "problem" in want:
                assert result["problem"]["type"] == f"urn:hailong:problem:{want['problem']}"
                assert result["problem"]["status"] == want["status"]

    def _check_receipt(self, letter: str, wanted: object, token: str) -> None:
        says = self.workstation.read_receipt(token)
        assert says["sheet_id"] == self.sheets[letter]["id"]
        assert says["sha256"] == hashlib.sha256(self.sealed[letter].encode()).hexdigest()
        if wanted == "same":
            assert token == self.receipts[letter]
        self.receipts[letter] = token


def _revoked_colleague() -> Workstation:
    colleague = enrolled(*BROKER)
    assert revoke_device(by=CommandLine(), device_id=uuid.UUID(colleague.id))
    return colleague


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_service_answers_as_the_case_says(case: dict[str, Any], alice: Workstation, settings) -> None:
    steps = [step for step in case["steps"] if step.get("only") != "client"]
    play = Play(alice, case, settings)

    for step in steps:
        play.step(step)

    received = {play.sheets[letter]["id"] for letter in play.receipts}
    assert set(map(str, Sheet.objects.values_list("id", flat=True))) == received


def test_case_files_are_named_after_their_cases() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) > 25
    assert all(case["about"] and case["steps"] for case in CASES)
