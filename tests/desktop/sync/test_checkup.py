"""Whether the service still knows this workstation."""

from contract.client_service import Reply, problem
from hailong.domain.doctor import Verdict
from hailong.sync.checkup import check_enrolment

from .conftest import Workstation


def test_a_workstation_without_enrolment_is_told_so(newcomer: Workstation) -> None:
    assert check_enrolment(None, newcomer.gateway).code == "not_enrolled"


def test_an_enrolment_that_counts_is_fine_and_nothing_is_changed(desk: Workstation) -> None:
    finding = check_enrolment(desk.store.mirror.enrolment(), desk.gateway)

    assert (finding.verdict, finding.facts) == (Verdict.FINE, {"count": 1})
    assert desk.http.paths == ["GET /api/v1/catalogue"]


def test_an_enrolment_that_has_ended_says_so(desk: Workstation) -> None:
    desk.double.answer = lambda _: problem("device-revoked", 403)

    finding = check_enrolment(desk.store.mirror.enrolment(), desk.gateway)

    assert (finding.verdict, finding.code) == (Verdict.FAULT, "device_revoked")


def test_where_nobody_answers_nothing_is_known(desk: Workstation) -> None:
    desk.double.answer = lambda _: Reply(502, "", label="")

    finding = check_enrolment(desk.store.mirror.enrolment(), desk.gateway)

    assert (finding.verdict, finding.code) == (Verdict.UNKNOWN, "not_reached")
