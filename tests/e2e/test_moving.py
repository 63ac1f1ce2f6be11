"""Moving to another workstation with the real service: what waits goes from the new one, and is held once."""

from contextlib import closing
from pathlib import Path

import pytest

from e2e.standing_desk import ENTERPRISE, Desk
from hailong.app.core import Core
from hailong.demo.service import ServiceProcess
from hailong.domain.moving import Moved, MoveError, MoveFault
from hailong.domain.sheet import SheetState
from hailong.store.interfaces import SentQuery
from hailong.sync.schedule import Reason

WORDS = "con mèo trèo cây cau"


def states(core: Core) -> set[SheetState]:
    return {row.state for row in core.store.sheets.sent_rows(core.store.sheets.sent(SentQuery()))}


def test_what_waits_goes_from_the_new_workstation_and_from_the_old_one_it_is_held_already(
    workstation_folder: Path, service: ServiceProcess, tmp_path: Path, qapp: object
) -> None:
    old = Desk(workstation_folder, service)
    file = tmp_path / "chuyen-may.hailong"
    with closing(old.core):
        ids = [old.send() for _ in range(2)]
        assert old.core.mover.pack(file, WORDS, "máy cũ") == Moved(sheets=2, waiting=2)
        sealed = file.read_bytes()
        assert ENTERPRISE[0].encode() not in sealed
        assert str(ids[0]).encode() not in sealed

        with closing(Core(tmp_path / "new", keys_in_files=True)) as new:
            with pytest.raises(MoveError) as caught:
                new.mover.take(file, WORDS + "x")
            assert caught.value.fault is MoveFault.WRONG_WORDS
            assert new.mover.take(file, WORDS) == Moved(sheets=2, waiting=2)
            outcome = new.network.engine.run_once(new.clock.now(), Reason.CLICK)
            assert outcome.push.delivered == 0, "the identity did not move"

            new.network.enrol(service.url, [service.issue_code(ENTERPRISE)], "Máy mới")
            outcome = new.network.engine.run_once(new.clock.now(), Reason.CLICK)

            assert outcome.push.delivered == 2
            assert states(new) == {SheetState.RECEIVED}
            assert new.mover.take(file, WORDS) == Moved(known=2)

        assert old.run().push.delivered == 2
        assert [old.sent(sheet_id).state for sheet_id in ids] == [SheetState.RECEIVED] * 2
        digest = [old.sent(sheet_id).receipt for sheet_id in ids]
        assert len({receipt.number for receipt in digest if receipt}) == 2


def test_whatever_is_no_moving_file_is_named(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "x.hailong").write_bytes(b"\xff\xd8")
    (tmp_path / "y.hailong").write_text('{"kind":"hailong-parcel"}', "utf-8")
    with closing(Core(tmp_path / "data", keys_in_files=True)) as core:
        for name in ("x.hailong", "y.hailong"):
            with pytest.raises(MoveError) as caught:
                core.mover.take(tmp_path / name, WORDS)
            assert caught.value.fault is MoveFault.NOT_OURS
