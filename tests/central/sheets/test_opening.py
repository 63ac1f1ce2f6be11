"""From sealed bytes to a sheet: who signed it, for whom, and that nothing of it is ever quoted in an error."""

import json
import uuid
from typing import Any

import pytest
from joserfc.jwk import OKPKey

from central.fixtures import BROKER, enrolled, new_code
from central.workstation import Workstation, seal, sign, valid_sheet
from hailong_central.enterprises.models import Device
from hailong_central.sheets.opening import open_sheet
from hailong_central.sheets.refusals import SheetRefusedError

pytestmark = pytest.mark.usefixtures("catalogue")


def device(workstation: Workstation) -> Device:
    return Device.objects.get(pk=workstation.id)


def refusal(workstation: Workstation, sheet: dict[str, Any], sealed: str) -> list[tuple[str, str]]:
    with pytest.raises(SheetRefusedError) as refused:
        open_sheet(by=device(workstation), id=uuid.UUID(sheet["id"]), sealed=sealed)
    return [(fault.at, fault.code) for fault in refused.value.faults]


def test_sheet_of_the_calling_device_is_opened(alice: Workstation) -> None:
    sheet = valid_sheet()

    opened = open_sheet(by=device(alice), id=uuid.UUID(sheet["id"]), sealed=alice.sealed(sheet))

    assert opened.body.contact.name == "Nguyễn Thị Mẫu"
    assert opened.enterprise.tax_code == "0199999991"
    assert opened.signed_by == device(alice)


def test_sheet_of_a_colleague_of_the_same_enterprise_is_opened(alice: Workstation, bob: Workstation) -> None:
    sheet = valid_sheet()

    opened = open_sheet(by=device(bob), id=uuid.UUID(sheet["id"]), sealed=alice.sealed(sheet))

    assert opened.signed_by == device(alice)


def test_sheet_signed_for_an_enterprise_that_the_signer_does_not_hold_is_refused(
    alice: Workstation, charlie: Workstation
) -> None:
    sheet = valid_sheet()

    assert refusal(alice, sheet, charlie.sealed(sheet)) == [("/enterprise/tax_code", "enterprise-not-held")]


def test_sheet_for_an_enterprise_that_the_caller_does_not_hold_is_refused(
    alice: Workstation, charlie: Workstation
) -> None:
    sheet = valid_sheet()

    assert refusal(charlie, sheet, alice.sealed(sheet)) == [("/enterprise/tax_code", "enterprise-not-held")]


def test_branch_is_another_enterprise(alice: Workstation) -> None:
    sheet = valid_sheet(enterprise={"tax_code": "0199999991001", "name": "Chi nhánh"})
    assert refusal(alice, sheet, alice.sealed(sheet)) == [("/enterprise/tax_code", "enterprise-not-held")]

    assert alice.enrol(new_code(("0199999991001", "Chi nhánh"))).status_code == 201

    assert open_sheet(by=device(alice), id=uuid.UUID(sheet["id"]), sealed=alice.sealed(sheet))


def test_signature_of_another_key_under_my_name_is_refused(alice: Workstation) -> None:
    sheet = valid_sheet()

    assert refusal(alice, sheet, alice.sealed(sheet, key=OKPKey.generate_key("Ed25519"))) == [("", "signature")]


def test_other_id_inside_than_outside_is_refused(alice: Workstation) -> None:
    sheet = valid_sheet()

    assert refusal(alice, valid_sheet(), alice.sealed(sheet)) == [("/id", "id-differs")]


@pytest.mark.parametrize(
    "header",
    [{"typ": "hailong-sheet+jws"}, {"cty": "other"}, {"kid": "unknown"}, {"kid": None}],
    ids=str,
)  # fmt: skip
def test_envelope_of_another_purpose_is_refused(alice: Workstation, header: dict[str, str]) -> None:
    sheet, key = valid_sheet(), alice.service_keys("enc")[0]
    signed = sign(sheet, alice.key, typ="hailong-sheet+jws", kid=alice.id)
    envelope = {"typ": "hailong-sheet+jwe", "cty": "hailong-sheet+jws", "kid": key.thumbprint()} | header
    envelope = {name: value for name, value in envelope.items() if value is not None}
    if "kid" not in envelope:
        envelope["kid"] = ""

    assert refusal(alice, sheet, seal(signed, key, **envelope)) == [("", "cannot-open")]


@pytest.mark.parametrize("typ", ["JWT", "hailong-enrolment+jws", "hailong-receipt+jws"])
def test_signature_of_another_purpose_is_refused(alice: Workstation, typ: str) -> None:
    sheet = valid_sheet()
    signed = sign(sheet, alice.key, typ=typ, kid=alice.id)

    assert refusal(alice, sheet, seal(signed, alice.service_keys("enc")[0])) == [("", "signature")]


def test_signer_that_a_restored_backup_has_lost_is_known_by_its_key_to_itself_alone(
    alice: Workstation, bob: Workstation
) -> None:
    """It was enrolled after the backup was made, and enrolled again with its old key since: under another id."""
    sheet, lost = valid_sheet(), str(uuid.uuid4())
    key = alice.service_keys("enc")[0]
    sealed = seal(sign(sheet, alice.key, typ="hailong-sheet+jws", kid=lost), key)

    assert open_sheet(by=device(alice), id=uuid.UUID(sheet["id"]), sealed=sealed).signed_by == device(alice)
    assert refusal(bob, sheet, sealed) == [("", "signature")]


@pytest.mark.parametrize("kid", ["", "x", "lost"])
def test_signer_without_a_name_is_refused(alice: Workstation, kid: str) -> None:
    sheet = valid_sheet()
    signed = sign(sheet, alice.key, typ="hailong-sheet+jws", kid=kid)

    assert refusal(alice, sheet, seal(signed, alice.service_keys("enc")[0])) == [("", "signature")]


def test_long_sheet_passes_whatever_a_library_thinks_of_its_length(alice: Workstation) -> None:
    officers = [{"kind": "officer", "code": f"03ZZ-{number:04d}", "name": "Mẫu"} for number in range(50)]
    ratings = [
        {"subject": officer, "level": 5, "reasons": [], "comment": "ư" * 4000, "did_not_meet": False}
        for officer in officers
    ]
    sheet = valid_sheet(ratings=ratings)

    assert len(json.dumps(sheet, ensure_ascii=False).encode()) > 400_000
    assert open_sheet(by=device(alice), id=uuid.UUID(sheet["id"]), sealed=alice.sealed(sheet))


def test_nothing_of_a_refused_sheet_stands_in_the_error(alice: Workstation) -> None:
    sheet = valid_sheet(contact={"name": "BÍ MẬT" * 50, "phone": ""})

    with pytest.raises(SheetRefusedError) as refused:
        open_sheet(by=device(alice), id=uuid.UUID(sheet["id"]), sealed=alice.sealed(sheet))

    assert refused.value.__cause__ is None
    assert "MẬT" not in repr(refused.value)


def test_enterprises_of_a_broker_do_not_mix() -> None:
    only_first = enrolled(BROKER[0])
    sheet = valid_sheet(enterprise={"tax_code": BROKER[1][0], "name": BROKER[1][1]})

    assert refusal(only_first, sheet, only_first.sealed(sheet)) == [("/enterprise/tax_code", "enterprise-not-held")]
