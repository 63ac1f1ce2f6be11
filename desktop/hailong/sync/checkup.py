"""The connection doctor's look at the enrolment: whether the service still knows this workstation."""

import contextlib
from datetime import timedelta

from hailong.domain.doctor import CheckId, Finding, fault, fine, unknown
from hailong.domain.enrolment import Enrolment
from hailong.domain.outbox import FailureKind
from hailong.domain.service import CallFailedError
from hailong.sync.interfaces import SpeakingGateway


def check_enrolment(
    enrolment: Enrolment | None, gateway: SpeakingGateway, clock_offset_seconds: float = 0.0, etag: str = ""
) -> Finding:
    """Asks for the catalogue as this workstation, which changes nothing on either side."""
    if enrolment is None:
        return fault(CheckId.ENROLMENT, "not_enrolled")
    count = len(enrolment.enterprises)
    try:
        client = gateway.client(enrolment, timedelta(seconds=clock_offset_seconds))
        with contextlib.closing(client):
            client.catalogue(etag)
    except CallFailedError as error:
        if error.failure.kind is FailureKind.NEEDS_PERSON:
            return fault(CheckId.ENROLMENT, error.failure.code, count=count)
        return unknown(CheckId.ENROLMENT, "not_reached", count=count)
    return fine(CheckId.ENROLMENT, "enrolled", count=count)
