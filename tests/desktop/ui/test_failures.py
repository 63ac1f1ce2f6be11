"""Every failure says what happened and, where that helps, what it means and what to do."""

import pytest

from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import CallFailedError, FailureCode
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.enrolment import StillWaitingError
from hailong.sync.sending import NotEnrolledError
from hailong.ui.failures import explain, explain_failure, explain_store

GENERAL = {
    kind: explain_failure(Failure(kind=kind, code="never-heard-of")).what
    for kind in (FailureKind.NOBODY_ANSWERED, FailureKind.NEEDS_PERSON, FailureKind.REFUSED)
}
PERSONAL = {
    FailureCode.NOT_ENROLLED,
    FailureCode.KEY_MISSING,
    FailureCode.UNAUTHORISED,
    FailureCode.CLOCK,
    FailureCode.DEVICE_REVOKED,
    FailureCode.CLIENT_TOO_OLD,
    FailureCode.CODE_REFUSED,
}


@pytest.mark.parametrize("code", FailureCode)
def test_every_known_code_has_words_of_its_own(code):
    kind = FailureKind.NEEDS_PERSON if code in PERSONAL else FailureKind.NOBODY_ANSWERED
    explanation = explain_failure(Failure(kind=kind, code=code, detail="raw"))

    assert explanation.what not in GENERAL.values()
    assert "giữ trên máy này" in explanation.means
    assert explanation.do or kind is FailureKind.NOBODY_ANSWERED
    assert explanation.details == "raw"


@pytest.mark.parametrize("code", ["conflict", "version-taken", "sheet-refused", "removed"])
def test_every_refusal_of_the_contract_has_words_of_its_own(code):
    assert explain_failure(Failure(kind=FailureKind.REFUSED, code=code)).what != GENERAL[FailureKind.REFUSED]


@pytest.mark.parametrize("kind", FailureKind)
def test_an_unknown_code_is_still_explained(kind):
    assert explain_failure(Failure(kind=kind, code="tomorrow")).what == GENERAL[kind]


@pytest.mark.parametrize("fault", StoreFault)
def test_every_fault_of_the_store_says_what_to_do(fault):
    explanation = explain_store(StoreError(fault, "detail"))

    assert explanation.what
    assert explanation.do
    assert "detail" in explanation.details


def test_errors_of_the_world_are_told_from_bugs():
    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code=FailureCode.DNS)

    assert explain(StoreError(StoreFault.LOCKED)) is not None
    assert explain(CallFailedError(failure)) == explain_failure(failure)
    assert explain(NotEnrolledError("0199999991")) is not None
    assert "3 phiếu" in explain(StillWaitingError(3)).what
    assert explain(KeyError("a bug")) is None
