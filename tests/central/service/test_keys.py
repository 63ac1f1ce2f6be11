"""The service's keys: made once, kept private, rotated without losing what is under way."""

import json
import stat
from pathlib import Path

import pytest

from central.workstation import Workstation, valid_sheet
from hailong_central.service import keys


def test_keys_are_made_at_the_first_start_for_this_user_alone_and_kept(settings, tmp_path: Path) -> None:
    settings.HAILONG_DATA = tmp_path / "new"

    first = keys.service_keys().public()

    assert keys.service_keys().public() == first
    assert [(key["use"], key["crv"]) for key in first] == [("sig", "Ed25519"), ("enc", "X25519")]
    assert stat.S_IMODE((tmp_path / "new" / "keys.json").stat().st_mode) == 0o600


def test_public_keys_hold_nothing_private() -> None:
    assert all(set(key) == {"kty", "crv", "x", "use", "kid"} for key in keys.service_keys().public())


@pytest.mark.parametrize("text", ["", "{}", '{"keys": []}', '{"keys": [{"use": "sig"}]}', "[]", '{"keys": [7]}'])
def test_unusable_keys_are_refused_without_being_quoted(settings, text: str) -> None:
    settings.HAILONG_KEYS = text or " "

    with pytest.raises(keys.KeysError) as refused:
        keys.service_keys()

    assert '"d"' not in str(refused.value)


@pytest.mark.usefixtures("catalogue")
def test_what_was_sealed_to_a_former_key_is_still_opened(settings, alice: Workstation) -> None:
    sheet = valid_sheet()
    sealed_before = alice.sealed(sheet)
    old, new = json.loads(_stored(settings)), json.loads(keys.new_keys())
    receipt_key = alice.service_keys("sig")[0].thumbprint()

    settings.HAILONG_KEYS = json.dumps({"keys": new["keys"] + old["keys"]})
    result = alice.offer((sheet["id"], sealed_before)).json()["results"][0]

    assert result["status"] == 201
    assert alice.service_keys("sig")[0].thumbprint() != receipt_key
    assert alice.read_receipt(result["receipt"])["sheet_id"] == sheet["id"]


def _stored(settings) -> str:
    return (settings.HAILONG_DATA / "keys.json").read_text()
