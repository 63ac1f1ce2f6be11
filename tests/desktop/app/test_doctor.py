"""The doctor's steps as they are put together, and the promise that a report holds no content (R39)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from contract.client_service import ServiceDouble, problem, serving
from desktop.sync.conftest import MovingClock, Workstation
from hailong.app import doctor
from hailong.app.core import Core
from hailong.domain.doctor import CheckId, Verdict, examine
from hailong.domain.sheet import Contact
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.schedule import Reason
from hailong.ui.doctor.doctor_report import report_text
from markers import COMMENT, found_in


def at_once(_seconds, act):
    return act()


@pytest.fixture
def desk(tmp_path):
    """A workstation with content in every place: a sent sheet, a waiting one, a refused one, its enterprise."""
    clock = MovingClock()
    double = ServiceDouble(clock.now)
    core = Core(tmp_path / "data", clock, keys_in_files=True)
    with serving(double) as http:
        desk = Workstation(clock, double, http, tmp_path / "data", core.store)
        desk.core = core
        yield desk.enrolled()
        desk.engine.close()
        core.close()


def send(desk):
    key = desk.declare()
    sheet = desk.write(key)
    ratings = tuple(replace(rating, comment=COMMENT) for rating in sheet.ratings)
    contact = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
    desk.send_sheet(key, replace(sheet, ratings=ratings, contact=contact))


def report_of(core):
    findings = list(examine(doctor.steps_of(core), at_once))
    assert [finding.check for finding in findings] == list(CheckId)
    return findings, report_text(findings, "0.1.0", datetime(2026, 11, 16, tzinfo=UTC))


@pytest.mark.parametrize("code", ["sheet-refused", "unavailable", "device-revoked"])
def test_a_report_of_a_desk_full_of_content_holds_none_of_it(code, desk):
    status = {"sheet-refused": 422, "unavailable": 503, "device-revoked": 403}[code]
    send(desk)
    desk.run(Reason.CLICK)
    detail = f"{COMMENT} 109999888770 0199999991 CÔNG TY TNHH MẪU THỬ"
    desk.double.sheets = lambda _: problem(code, status, detail=detail, title=detail)
    send(desk)
    desk.run(Reason.CLICK)
    desk.double.answer = lambda _: problem(code, status, detail=detail, title=detail)

    findings, text = report_of(desk.core)

    assert any(finding.verdict is Verdict.FAULT for finding in findings)
    assert found_in(text) == []
    assert found_in(text + detail) != []  # the scan itself can see


def test_where_all_is_well_all_steps_are_fine(desk):
    findings, _ = report_of(desk.core)

    assert {finding.verdict for finding in findings} == {Verdict.FINE}


def test_without_the_store_the_service_is_known_from_the_copy_of_the_enrolment(desk):
    steps = doctor.steps_without_store(desk.core.folder, StoreError(StoreFault.LOCKED), desk.clock)

    found = {finding.check: finding.code for finding in examine(steps, at_once)}

    assert found[CheckId.SERVICE] == "answers"
    assert (found[CheckId.QUEUE], found[CheckId.DATABASE], found[CheckId.KEYRING]) == ("store", "in_use", "in_file")
