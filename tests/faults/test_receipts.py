"""P25: a receipt of which anything was changed is worth nothing, without asking anybody."""

import base64
import json
import random
from collections.abc import Callable
from uuid import UUID

from contract.client_service import ServiceKeys, sha256
from faults.conftest import Outcome
from hailong.api.errors import ForgedError
from hailong.api.sealing import Verifier

SHEET_ID = UUID("01939a6e-0000-7000-8000-000000000001")
HASH = sha256("bytes")


def altered(token: str, chance: random.Random) -> str:
    """One to four characters changed, anywhere."""
    letters = list(token)
    while "".join(letters) == token:
        for _ in range(chance.randint(1, 4)):
            letters[chance.randrange(len(letters))] = chr(chance.randrange(33, 127))
    return "".join(letters)


def believed(verify: Callable[[str], object], tokens: list[str]) -> int:
    """How many are taken for receipts."""
    count = 0
    for token in tokens:
        try:
            verify(token)
        except (ForgedError, ValueError):
            continue
        count += 1
    return count


def read_without_verifying(token: str) -> object:
    """The planted fault."""
    return json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))


def test_no_altered_receipt_is_believed(often, ledger):
    keys, chance = ServiceKeys(), random.Random(25)
    token, verifier = keys.receipt(SHEET_ID, HASH), Verifier(keys.jwks)
    forged = [altered(token, chance) for _ in range(often("P25 receipts"))]

    taken = believed(lambda one: verifier.verify_receipt(one, SHEET_ID, HASH), forged)
    careless = believed(read_without_verifying, forged)

    assert believed(lambda one: verifier.verify_receipt(one, SHEET_ID, HASH), [token]) == 1
    assert taken == 0
    assert careless > 0
    other = f"{taken} altered receipts believed; without verifying {careless}"
    ledger(Outcome(id="P25", tried=len(forged), lost=0, other=other, planted_fault_caught=careless > 0))
