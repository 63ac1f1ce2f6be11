"""Accepting and removing: one transaction, decided by the unique index, the same receipt for ever."""

import hashlib
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connections

from central.fixtures import BROKER, enrolled
from central.plain_editor import PlainEditor
from central.workstation import Workstation, valid_sheet
from hailong_central.audit import guard, record
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.models import Device
from hailong_central.service.models import ServiceState
from hailong_central.service.state import renew_epoch
from hailong_central.sheets import actions
from hailong_central.sheets.models import Rating, Receipt, Sheet, Update

TABLES = (Sheet, Rating, Receipt, Update)


@pytest.fixture
def sheet() -> dict[str, Any]:
    return valid_sheet()


@pytest.mark.usefixtures("catalogue")
class TestAccepting:
    def test_everything_that_was_said_is_kept(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        sealed = alice.sealed(sheet)

        result = alice.offer((sheet["id"], sealed)).json()["results"][0]

        kept = Sheet.objects.get()
        assert str(kept.id) == sheet["id"]
        assert kept.sha256 == hashlib.sha256(sealed.encode()).hexdigest()
        assert kept.declaration_base == sheet["declaration"]["number"][:11]
        assert (kept.enterprise.tax_code, kept.office_code, kept.team_code) == ("0199999991", "03CC", "00")
        assert (kept.round, kept.version, kept.lowest_level) == ("after", 1, 4)
        assert (kept.contact_name, kept.contact_phone) == ("Nguyễn Thị Mẫu", "0900000000")
        first, second = kept.ratings.all()
        assert (first.kind, first.code, first.level, first.reasons) == ("office", "03CC", 4, ["P_DUNG_HAN"])
        assert (second.kind, second.level, second.did_not_meet) == ("officer", None, True)
        assert kept.receipt.token == result["receipt"]
        assert (kept.bulk_id, kept.bulk_size) == (None, None)
        assert not kept.is_time_unsure

    def test_a_sheet_whose_time_may_be_wrong_is_kept_with_the_mark(self, alice: Workstation) -> None:
        alice.offer(*alice.frozen([valid_sheet(clock="unsure"), valid_sheet(clock="sure"), valid_sheet()]))

        assert sorted(Sheet.objects.values_list("is_time_unsure", flat=True)) == [False, False, True]

    def test_sheets_that_were_given_in_bulk_are_kept_with_the_mark(self, alice: Workstation) -> None:
        bulk = {"id": "01939a6e-0000-7000-8000-00000000b001", "size": 2}

        alice.offer(*alice.frozen([valid_sheet(bulk=bulk), valid_sheet(bulk=bulk), valid_sheet()]))

        marks = [(str(kept.bulk_id), kept.bulk_size) for kept in Sheet.objects.exclude(bulk_id=None)]
        assert marks == [(bulk["id"], 2)] * 2
        assert Sheet.objects.count() == 3

    def test_receipt_says_what_is_held(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        says = alice.read_receipt(alice.deliver(sheet)["receipt"])

        kept = Receipt.objects.select_related("sheet").get()
        assert says["sheet_id"] == sheet["id"]
        assert says["sha256"] == kept.sheet.sha256
        assert says["number"] == kept.number == f"HL-{kept.sheet.received_at.year}-{kept.sequence:06d}"
        assert says["epoch"] == ServiceState.objects.get().epoch

    def test_acceptance_is_on_record_without_anything_confidential(
        self, alice: Workstation, sheet: dict[str, Any]
    ) -> None:
        alice.deliver(sheet)

        line = AuditRecord.objects.get(action="sheet.accepted")
        assert line.actor == f"device:{alice.id}"
        assert line.target == f"sheet:{sheet['id']}"
        assert set(line.detail) == {"receipt"}

    def test_same_bytes_get_the_same_receipt_in_a_later_epoch_too(
        self, alice: Workstation, sheet: dict[str, Any]
    ) -> None:
        item = (sheet["id"], alice.sealed(sheet))
        first = alice.offer(item).json()["results"][0]
        renew_epoch()

        again = alice.offer(item).json()["results"][0]

        assert (first["status"], again["status"]) == (201, 200)
        assert again["receipt"] == first["receipt"]
        assert Sheet.objects.count() == Update.objects.count() == 1

    def test_held_sheet_stays_held_when_a_rule_has_become_stricter(
        self, alice: Workstation, sheet: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        item = (sheet["id"], alice.sealed(sheet))
        alice.offer(item)
        monkeypatch.setattr(actions, "open_sheet", _refuse)

        assert alice.offer(item).json()["results"][0]["status"] == 200

    def test_amended_declaration_is_the_same_declaration(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        amended = valid_sheet()
        amended["declaration"]["number"] = sheet["declaration"]["number"][:11] + "1"
        alice.deliver(sheet)

        result = alice.deliver(amended)

        assert (result["status"], result["problem"]["type"]) == (409, "urn:hailong:problem:version-taken")

    def test_same_declaration_of_another_enterprise_is_another(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        other = valid_sheet(enterprise={"tax_code": BROKER[1][0], "name": BROKER[1][1]})
        other["declaration"]["number"] = sheet["declaration"]["number"]
        alice.deliver(sheet)

        assert alice.deliver(other)["status"] == 201

    def test_stranger_who_guesses_an_id_learns_nothing(
        self, alice: Workstation, charlie: Workstation, sheet: dict[str, Any]
    ) -> None:
        alice.deliver(sheet)
        mine = valid_sheet(id=sheet["id"], enterprise={"tax_code": "0199999977", "name": "CÔNG TY TNHH NGƯỜI LẠ"})

        result = charlie.deliver(mine)
        replayed = charlie.offer((sheet["id"], "x")).json()["results"][0]

        assert (result["status"], "receipt" in result) == (409, False)
        assert replayed["status"] == 422

    def test_stranger_does_not_learn_why_a_sheet_was_removed(
        self, alice: Workstation, charlie: Workstation, sheet: dict[str, Any]
    ) -> None:
        alice.deliver(sheet)
        actions.remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(sheet["id"]), reason="Kín")
        mine = valid_sheet(id=sheet["id"], enterprise={"tax_code": "0199999977", "name": "CÔNG TY TNHH NGƯỜI LẠ"})

        result = charlie.deliver(mine)

        assert (result["status"], result["problem"]["detail"]) == (409, "")

    @pytest.mark.parametrize("broken", ["record", "receipt", "update"])
    def test_failed_part_rolls_the_whole_back(
        self, alice: Workstation, sheet: dict[str, Any], broken: str, monkeypatch: pytest.MonkeyPatch, caplog
    ) -> None:
        before = AuditRecord.objects.count()
        target, name = {
            "record": (record, "write"), "receipt": (Receipt, "save"), "update": (actions, "_tell"),
        }[broken]  # fmt: skip
        item = (sheet["id"], alice.sealed(sheet))
        with monkeypatch.context() as patch:
            patch.setattr(target, name, _fail)
            result = alice.offer(item).json()["results"][0]

        assert (result["status"], result["problem"]["type"]) == (503, "urn:hailong:problem:unavailable")
        assert [table.objects.count() for table in TABLES] == [0, 0, 0, 0]
        assert AuditRecord.objects.count() == before
        assert alice.offer(item).json()["results"][0]["status"] == 201
        assert Receipt.objects.get().sequence == 1

    def test_broken_index_of_ours_is_not_taken_for_a_duplicate(
        self, alice: Workstation, sheet: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sealed = alice.sealed(sheet)
        device = Device.objects.get(pk=alice.id)

        def fail(*_: object, **__: object) -> None:
            raise IntegrityError("some other constraint")

        monkeypatch.setattr(record, "write", fail)
        with pytest.raises(IntegrityError):
            actions.accept_sheet(by=device, id=uuid.UUID(sheet["id"]), sealed=sealed)

    def test_reason_that_was_ticked_twice_is_kept_once(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        sheet["ratings"][0]["reasons"] = ["P_DUNG_HAN", "P_DUNG_HAN"]
        alice.deliver(sheet)

        assert Rating.objects.filter(position=0).get().reasons == ["P_DUNG_HAN"]


@pytest.mark.usefixtures("catalogue")
class TestRemoving:
    def remove(self, sheet: dict[str, Any], reason: str = "Doanh nghiệp đề nghị") -> bool:
        return actions.remove_sheet(by=CommandLine(), sheet_id=uuid.UUID(sheet["id"]), reason=reason)

    def test_content_goes_and_the_trace_stays(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        alice.deliver(sheet)

        assert self.remove(sheet)

        kept = Sheet.objects.get()
        assert (kept.state, kept.contact_name, kept.contact_phone) == ("removed", "", "")
        assert (kept.lowest_level, kept.ratings.count()) == (None, 0)
        assert kept.receipt.number
        assert AuditRecord.objects.filter(action="sheet.removed", target=f"sheet:{kept.id}").count() == 1

    def test_sheet_is_removed_once(self, alice: Workstation, sheet: dict[str, Any]) -> None:
        alice.deliver(sheet)

        assert [self.remove(sheet), self.remove(sheet), self.remove(valid_sheet())] == [True, False, False]

    def test_removed_sheet_is_told_with_its_reason_and_not_taken_again(
        self, alice: Workstation, sheet: dict[str, Any]
    ) -> None:
        item = (sheet["id"], alice.sealed(sheet))
        alice.offer(item)
        self.remove(sheet)

        told = alice.get("/updates").json()["updates"]
        again = alice.offer(item).json()["results"][0]

        assert [(update["state"], update["text"]) for update in told] == [
            ("received", ""), ("removed", "Doanh nghiệp đề nghị"),
        ]  # fmt: skip
        assert (again["status"], again["problem"]["detail"]) == (410, "Doanh nghiệp đề nghị")

    def test_failed_record_rolls_the_removal_back(
        self, alice: Workstation, sheet: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        alice.deliver(sheet)
        monkeypatch.setattr(record, "write", _fail)

        with pytest.raises(DatabaseError):
            self.remove(sheet)

        assert Sheet.objects.get().state == "received"
        assert Rating.objects.count() == 2


@pytest.fixture
def committing(transactional_db):
    """Real commits; the guard of the record steps aside when the tables are emptied afterwards."""
    yield
    guard.remove(PlainEditor())


@pytest.mark.usefixtures("committing")
def test_same_sheet_from_many_threads_is_held_once_with_one_receipt() -> None:
    """Five at once for each of fifty sheets: the index decides, everybody gets the same answer."""
    alice = enrolled(*BROKER)
    sheets = [valid_sheet() for _ in range(50)]
    for each in sheets:
        each["ratings"][0]["reasons"] = []
    items = alice.frozen(sheets)
    device = Device.objects.get(pk=alice.id)
    together = threading.Barrier(5)

    def offer_all(_: int) -> list[tuple[str, bool]]:
        together.wait()
        try:
            answers = [actions.accept_sheet(by=device, id=uuid.UUID(id_), sealed=sealed) for id_, sealed in items]
            return [(answer.receipt, answer.is_new) for answer in answers]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(offer_all, range(5)))

    assert Sheet.objects.count() == Receipt.objects.count() == Update.objects.count() == 50
    for of_one_sheet in zip(*answers, strict=True):
        assert len({receipt for receipt, _ in of_one_sheet}) == 1
        assert sum(is_new for _, is_new in of_one_sheet) == 1
    assert sorted(Receipt.objects.values_list("sequence", flat=True)) == list(range(1, 51))


def _fail(*_: object, **__: object) -> None:
    raise OperationalError("the disk is full")


def _refuse(**_: object) -> None:
    raise actions.SheetRefusedError(actions.Refusal.REFUSED)
