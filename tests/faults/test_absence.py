"""P9: half a year without the service, and then everything is old at once; what waits is delivered all the same."""

from datetime import timedelta

import pytest
import requests

from faults.conftest import Outcome
from faults.real_service import ShiftedClock, bring_in, received, run, send
from hailong.api.credentials import Credentials
from hailong.api.sealing import bearer_token
from hailong.app import network
from hailong.app.core import Core
from hailong.sync.schedule import Reason

pytestmark = pytest.mark.slow
DAYS = 180


@pytest.fixture
def old_core(core: Core) -> Core:
    """Enrolled half a year ago, as its own clock tells it: the service's time was then that of the workstation."""
    assert isinstance(core.clock, ShiftedClock)
    run(core)
    core.clock.shift = -timedelta(days=DAYS)
    return core


def be_away(core: Core, each_day: int, sheets: int) -> int:
    """Half a year: so many runs a day, a sheet now and then; how many runs there were."""
    keys = bring_in(core, sheets)
    assert isinstance(core.clock, ShiftedClock)
    for number in range(DAYS * each_day):
        if number % max(1, DAYS * each_day // sheets) == 0 and keys:
            send(core, [keys.pop()])
        outcome = run(core, Reason.TIMER if number % 3 else Reason.WAKE)
        assert outcome.is_online is not True
        core.clock.shift += timedelta(days=1) / each_day
    core.clock.shift = timedelta(0)
    return DAYS * each_day


def test_half_a_year_away_and_everything_is_old_at_once(old_core, service, tmp_path, often, ledger, monkeypatch):
    core, sheets = old_core, often("P9 sheets")
    token = token_of(core)
    service.stop()
    runs = be_away(core, often("P9 runs a day"), sheets)
    waiting = core.store.outbox.summary().waiting
    monkeypatch.setenv("HAILONG_CENTRAL_OLDEST_CLIENT", "9.0.0")
    service.command("rotate_keys")
    service.command("rotate_keys")
    service.start()

    refused = run(core, Reason.NETWORK)
    kept = core.store.outbox.summary().waiting
    core.close()
    monkeypatch.setattr(network, "__version__", "9.0.0")  # the user has installed the update
    updated = Core(core.folder, ShiftedClock(), keys_in_files=True)
    outcome = run(updated, Reason.START)
    left = updated.store.outbox.summary().waiting
    enrolment = updated.store.mirror.enrolment()
    updated.close()

    held = received(service)
    is_stale = requests.get(
        f"{service.url}/api/v1/updates",
        headers={"Authorization": f"Bearer {token}", "Hailong-Client": "9.0.0"},
        timeout=9,
    ).status_code
    assert waiting == kept == sheets
    assert refused.failure is not None
    assert refused.failure.code == "client_too_old"
    assert (outcome.push.delivered, left) == (sheets, 0)
    assert enrolment is not None
    assert enrolment.key_sequence == 2
    assert len(held) == len(set(held)) == sheets
    assert is_stale == 401, "a client that kept its token would be refused: the planted fault"
    other = f"{DAYS} days, {runs} runs; then two changes of keys, an update required, a token half a year old refused"
    ledger(
        Outcome(
            id="P9", tried=sheets, lost=sheets - len(set(held)), twice=len(held) - len(set(held)), other=other,
            planted_fault_caught=is_stale == 401,
        )
    )  # fmt: skip


def token_of(core: Core) -> str:
    """As a client would have kept it that asks for one once."""
    enrolment = core.store.mirror.enrolment()
    assert enrolment is not None
    key = Credentials.in_files(core.folder).load(enrolment.service_url, enrolment.device_id)
    return bearer_token(key, enrolment.device_id, core.clock.now())
