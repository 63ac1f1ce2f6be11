"""What becomes of sheets that wait when the workstation's enrolment ends, or the service's keys change."""

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from e2e.standing_desk import Desk
from hailong.api.sealing import Verifier
from hailong.demo.service import ServiceProcess
from hailong.domain.sheet import SheetState


@pytest.fixture
def desk(workstation_folder: Path, service: ServiceProcess) -> Iterator[Desk]:
    desk = Desk(workstation_folder, service)
    yield desk
    desk.core.close()


def waiting_hash(desk: Desk, sheet_id: UUID) -> str:
    (waiting,) = [row for row in desk.core.store.outbox.due(desk.core.clock.now(), 10) if row.id == sheet_id]
    return waiting.sha256


def held(service: ServiceProcess, sheet_id: UUID) -> tuple[str, str, str]:
    """Hash of the bytes that the service holds, the device that brought them, the device that signed them."""
    with closing(sqlite3.connect(f"file:{service.database}?mode=ro", uri=True)) as database:
        row = database.execute(
            "SELECT sha256, device_id, signed_by_id FROM sheets_sheet WHERE id = ?", (sheet_id.hex,)
        ).fetchone()
    return row[0], str(UUID(row[1])), str(UUID(row[2]))


def listening() -> set[str]:
    """The sockets of this process on which somebody could call it (Linux tells)."""
    own = {os.readlink(entry) for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink() and entry.exists()}
    rows = [
        line.split()
        for table in ("/proc/self/net/tcp", "/proc/self/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text("ascii").splitlines()[1:]
    ]
    return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own}


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="Linux alone tells what a process listens on")
def test_a_client_that_sends_and_receives_listens_on_nothing(desk: Desk) -> None:
    before = listening()
    with socket.create_server(("127.0.0.1", 0)):
        assert len(listening()) == len(before) + 1, "the look itself would see one"
    desk.send()

    desk.run()

    assert listening() == before


def test_what_a_revoked_device_has_sealed_waits_readably_and_is_delivered_after_a_new_enrolment(desk: Desk) -> None:
    enrolment = desk.core.store.mirror.enrolment()
    assert enrolment is not None
    sheet_id = desk.send()
    frozen = waiting_hash(desk, sheet_id)
    desk.service.command("revoke_device", enrolment.device_id)

    outcome = desk.run()

    assert outcome.failure is not None
    assert outcome.failure.code == "device_revoked"
    sent = desk.sent(sheet_id)
    assert (sent.state, sent.sheet.ratings[0].subject.code) == (SheetState.QUEUED, "03CC")
    later = desk.send()  # the clerk goes on working
    new_device = desk.enrol()
    assert new_device != enrolment.device_id

    assert desk.run().push.delivered == 2

    assert held(desk.service, sheet_id) == (frozen, new_device, enrolment.device_id)
    assert held(desk.service, later)[1:] == (new_device, enrolment.device_id)
    assert desk.sent(sheet_id).state is SheetState.RECEIVED


def test_service_restored_to_before_the_enrolment_gets_everything_again(tmp_path: Path) -> None:
    service = ServiceProcess(tmp_path / "service")
    service.prepare()
    backup = service.database.read_bytes()
    service.start()
    desk = Desk(tmp_path / "desk", service)
    delivered = desk.send()
    assert desk.run().push.delivered == 1
    waiting = desk.send()
    service.stop()
    for path in service.database.parent.glob("central.sqlite3*"):
        path.unlink()
    service.database.write_bytes(backup)
    service.command("new_epoch")
    service.start()

    outcome = desk.run()

    assert outcome.failure is not None
    assert outcome.failure.code == "unauthorised"
    device = desk.enrol()
    assert desk.run().push.delivered == 2
    assert {held(service, sheet_id)[1:] for sheet_id in (delivered, waiting)} == {(device, device)}
    assert {desk.sent(sheet_id).state for sheet_id in (delivered, waiting)} == {SheetState.RECEIVED}
    desk.core.close()
    service.stop()


def test_keys_of_the_service_change_twice_and_nothing_is_lost_or_doubted(desk: Desk) -> None:
    first = desk.send()
    desk.run()
    second = desk.send()  # sealed to the key that is about to go
    desk.service.command("rotate_keys")
    desk.service.command("rotate_keys")

    outcome = desk.run()

    assert (outcome.failure, outcome.has_new_keys, outcome.push.delivered) == (None, True, 1)
    third = desk.send()
    assert desk.run().push.delivered == 1
    enrolment = desk.core.store.mirror.enrolment()
    assert enrolment is not None
    assert enrolment.key_sequence == 2
    verifier = Verifier(enrolment.keys)
    for sheet_id in (first, second, third):
        receipt = desk.sent(sheet_id).receipt
        assert receipt is not None
        sha256 = held(desk.service, sheet_id)[0]
        assert verifier.verify_receipt(receipt.token, sheet_id, sha256) == receipt
