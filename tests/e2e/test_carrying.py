"""A workstation without a network: its sheets go by file through another one, and the service's receipts come back."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from e2e.standing_desk import ENTERPRISE, Desk
from hailong.__main__ import main
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.invitation import Invitation
from hailong.domain.parcel import parcel_text, read_parcel
from hailong.domain.sheet import SheetState
from hailong.sync.carrying import Taken
from hailong.sync.enrolment import NeedsComparingError


@pytest.fixture
def desk(workstation_folder: Path, service: ServiceProcess) -> Iterator[Desk]:
    made = Desk(workstation_folder, service)
    with closing(made.core):
        yield made


def test_sheets_go_by_a_stick_and_their_receipts_come_back(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    ids = [desk.send() for _ in range(3)]
    stick = tmp_path / "stick"
    stick.mkdir()
    assert desk.core.network.carrier.pack(stick / "phieu.hailong") == 3

    elsewhere = tmp_path / "elsewhere"  # another machine, which is enrolled with nobody
    shutil.copytree(stick, elsewhere / "usb")
    code = main(["--data", str(elsewhere / "data"), "carry", str(elsewhere / "usb" / "phieu.hailong")])

    said = capsys.readouterr().out
    assert code == 0, said
    answers = elsewhere / "usb" / "phieu-bien-nhan.hailong"
    assert str(answers) in said
    taken = desk.core.network.carrier.take(answers)
    assert taken == Taken(received=3)
    assert [desk.sent(sheet_id).state for sheet_id in ids] == [SheetState.RECEIVED] * 3


def test_a_parcel_that_was_changed_on_its_way_stores_nothing(desk: Desk, tmp_path: Path, qapp: object) -> None:
    (first, second) = (desk.send() for _ in range(2))
    path = tmp_path / "phieu.hailong"
    carrier = desk.core.network.carrier
    carrier.pack(path)
    text = path.read_text("utf-8")
    sealed = {str(sheet_id): data.decode() for sheet_id, data in read_parcel(text).batches[0].sheets}
    swapped = text.replace(sealed[str(first)], "@").replace(sealed[str(second)], sealed[str(first)])
    path.write_text(swapped.replace("@", sealed[str(second)]), "utf-8")

    brought, answers = carrier.bring(path)

    assert brought.answers.received == 0
    assert {sheet.code for sheet in brought.answers.sheets} == {"malformed"}
    assert carrier.take(answers) == Taken(refused=2, waiting=2)
    path.write_text(text, "utf-8")
    assert carrier.bring(path)[0].answers.received == 2
    assert parcel_text(read_parcel(text)) == text


def test_a_revoked_packer_is_refused_and_its_sheets_go_after_a_new_enrolment(
    desk: Desk, service: ServiceProcess, tmp_path: Path, qapp: object
) -> None:
    desk.send()
    carrier = desk.core.network.carrier
    carrier.pack(tmp_path / "phieu.hailong")
    enrolment = desk.core.store.mirror.enrolment()
    assert enrolment is not None
    service.command("revoke_device", enrolment.device_id)
    brought, _ = carrier.bring(tmp_path / "phieu.hailong")
    assert {sheet.code for sheet in brought.answers.sheets} == {"device_revoked"}

    desk.enrol()
    carrier.pack(tmp_path / "phieu.hailong")

    assert carrier.bring(tmp_path / "phieu.hailong")[0].answers.received == 1


def test_a_workstation_that_never_had_a_network_is_enrolled_and_delivers_by_a_stick_alone(
    workstation_folder: Path, service: ServiceProcess, tmp_path: Path, qapp: object
) -> None:
    elsewhere = Core(tmp_path / "elsewhere", keys_in_files=True)
    desk = Desk(workstation_folder, service, is_enrolled=False)
    with closing(elsewhere), closing(desk.core):
        (code,) = (service.issue_code(ENTERPRISE),)
        carrier, path = desk.core.network.carrier, tmp_path / "dang-ky.hailong"
        invited = Invitation(service_url=service.url, codes=(code,))
        carrier.ask(path, invited, "Máy không mạng")
        brought, answers = elsewhere.network.carrier.bring(path)
        assert [bool(one.signed) for one in brought.answers.enrolments] == [True]
        with pytest.raises(NeedsComparingError) as caught:
            carrier.take(answers)
        assert caught.value.met.key == service.command("show_keys").split()[2]
        assert carrier.take(answers, caught.value.met.key).opened == (ENTERPRISE,)

        ids = [desk.send() for _ in range(2)]
        carrier.pack(tmp_path / "phieu.hailong")
        _, receipts = elsewhere.network.carrier.bring(tmp_path / "phieu.hailong")
        assert carrier.take(receipts) == Taken(received=2)
        assert [desk.sent(sheet_id).state for sheet_id in ids] == [SheetState.RECEIVED] * 2
