"""New keys for the service: announced by the old ones, which lose their power to sign and keep their power to open."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from joserfc import jws

from central.workstation import API, Workstation, valid_sheet
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.service import keys, rotation
from hailong_central.service.rotation import RotationError, rotate_keys

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path: Path) -> Path:
    """Keys that no other test uses; gives the file."""
    settings.HAILONG_DATA = tmp_path / "own"
    keys.service_keys()
    return tmp_path / "own" / "keys.json"


def rotate(path: Path, **more: Any) -> int:
    return rotate_keys(by=CommandLine(), target=path, **more)


def members(path: Path) -> list[dict[str, str]]:
    return json.loads(path.read_text())["keys"]


def kids(use: str) -> list[str]:
    return [key["kid"] for key in keys.service_keys().public() if key["use"] == use]


def test_new_keys_are_in_use_at_once_and_the_former_ones_stand_behind_them(own_keys: Path) -> None:
    before = kids("sig"), kids("enc")

    assert rotate(own_keys) == 1

    assert (kids("sig")[1:], kids("enc")[1:]) == before
    assert len(set(kids("sig") + kids("enc"))) == 4
    assert stat.S_IMODE(own_keys.stat().st_mode) == 0o600
    assert [path.name for path in own_keys.parent.iterdir() if "keys" in path.name] == ["keys.json"]


def test_former_signing_key_can_never_sign_again_and_the_former_opening_key_still_opens(own_keys: Path) -> None:
    rotate(own_keys)

    assert ["d" in member for member in members(own_keys) if member["use"] == "sig"] == [True, False]
    assert ["d" in member for member in members(own_keys) if member["use"] == "enc"] == [True, True]


def test_each_change_is_announced_by_the_key_that_signed_until_then(own_keys: Path) -> None:
    signers = []
    for _ in range(3):
        signers.append(keys.service_keys().signing[0])
        rotate(own_keys)

    for number, (token, signer) in enumerate(zip(keys.service_keys().rotations, signers, strict=True), start=1):
        opened = jws.deserialize_compact(token, signer, algorithms=["Ed25519"])
        assert opened.headers() == {"alg": "Ed25519", "typ": "hailong-keys+jws", "kid": signer.thumbprint()}
        says = json.loads(opened.payload)
        assert (says["sequence"], [key["use"] for key in says["keys"]]) == (number, ["sig", "enc"])
        assert all(set(key) == {"kty", "crv", "x", "use", "kid"} for key in says["keys"])


def test_change_is_on_record_and_holds_no_key(own_keys: Path) -> None:
    rotate(own_keys)

    (row,) = AuditRecord.objects.filter(action="keys.rotated")
    assert (row.actor, row.target, row.detail["signing"]) == ("command", "keys:1", kids("sig")[0])
    assert not any(member.get("d", "none") in str(row.detail) for member in members(own_keys))


@pytest.mark.usefixtures("catalogue")
def test_workstation_before_and_after_a_change_is_served(own_keys: Path, alice: Workstation) -> None:
    early, late = valid_sheet(), valid_sheet()
    sealed_before = alice.sealed(early)
    first = alice.deliver(valid_sheet())
    old_signer = alice.service_keys("sig")[0]
    rotate(own_keys)

    answer = alice.offer((early["id"], sealed_before)).json()["results"][0]

    assert answer["status"] == 201
    assert alice.read_receipt(answer["receipt"])["sheet_id"] == early["id"]
    assert alice.deliver(late)["status"] == 201
    shown = {key.thumbprint(): key for key in alice.service_keys("sig")}
    assert shown[old_signer.thumbprint()]
    assert jws.deserialize_compact(first["receipt"], old_signer, algorithms=["Ed25519"])
    assert len(alice.client.get(f"{API}/service").json()["rotations"]) == 1


@pytest.mark.usefixtures("catalogue")
def test_retired_key_opens_nothing_more_and_only_former_opening_keys_can_be_retired(
    own_keys: Path, alice: Workstation
) -> None:
    sheet = valid_sheet()
    sealed_before = alice.sealed(sheet)
    (old,) = kids("enc")
    for kid in (old, *kids("sig"), "unknown"):
        with pytest.raises(RotationError):
            rotate(own_keys, retire=(kid,))
    rotate(own_keys)

    assert rotate(own_keys, retire=(old,)) == 1

    assert old not in own_keys.read_text()
    result = alice.offer((sheet["id"], sealed_before)).json()["results"][0]
    assert (result["status"], result["problem"]["errors"][0]["code"]) == (422, "cannot-open")
    assert AuditRecord.objects.filter(action="keys.retired", detail__retired=[old]).count() == 1


@pytest.mark.parametrize("fail", ["write", "replace"])
def test_failed_change_leaves_the_keys_as_they_were_and_nothing_on_record(
    own_keys: Path, monkeypatch: pytest.MonkeyPatch, fail: str
) -> None:
    before = own_keys.read_text()

    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    place: dict[str, tuple[object, str]] = {"write": (os, "fsync"), "replace": (Path, "replace")}
    monkeypatch.setattr(*place[fail], full)
    with pytest.raises(OSError, match="no space"):
        rotate(own_keys)

    assert own_keys.read_text() == before
    assert not AuditRecord.objects.filter(action__startswith="keys.").exists()
    assert [path.name for path in own_keys.parent.iterdir() if "keys" in path.name] == ["keys.json"]


def test_command_changes_the_file_and_says_which_change_it_was(own_keys: Path, capsys) -> None:
    call_command("rotate_keys")
    call_command("rotate_keys")

    assert capsys.readouterr().out == "change 1\nchange 2\n"
    assert len(kids("sig")) == 3


def test_keys_of_the_environment_are_written_where_the_administrator_says(
    settings, own_keys: Path, tmp_path: Path, capsys
) -> None:
    settings.HAILONG_KEYS = own_keys.read_text()
    with pytest.raises(CommandError, match="--to"):
        call_command("rotate_keys")

    call_command("rotate_keys", "--to", str(tmp_path / "next.json"))

    assert keys.parse((tmp_path / "next.json").read_text()).rotations
    assert keys.service_keys().rotations == ()
    assert stat.S_IMODE((tmp_path / "next.json").stat().st_mode) == 0o600


def test_command_names_a_mistake(own_keys: Path) -> None:
    with pytest.raises(CommandError, match="former"):
        call_command("rotate_keys", "--retire", "x")


def _without_private(text: str, use: str) -> str:
    document = json.loads(text)
    document["keys"] = [
        {n: v for n, v in member.items() if n != "d" or member["use"] != use} for member in document["keys"]
    ]
    return json.dumps(document)


@pytest.mark.parametrize("use", ["sig", "enc"])
def test_keys_in_use_must_be_private(settings, use: str) -> None:
    with pytest.raises(keys.KeysError, match="private"):
        keys.parse(_without_private(keys.new_keys(), use))


def test_changes_follow_each_other_without_end(own_keys: Path) -> None:
    text = own_keys.read_text()
    for _ in range(40):
        text = rotation.rotated(text)

    found = keys.parse(text)
    assert (len(found.rotations), len(found.signing), len(found.opening)) == (40, 41, 41)
    assert sum(map(len, found.rotations)) < 40_000
