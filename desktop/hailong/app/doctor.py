"""The connection doctor, put together. Importing this is slow (HTTP, keyring): only worker threads and commands do."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hailong import __version__
from hailong.api.credentials import Credentials
from hailong.api.keyring_check import check_keyring
from hailong.api.proxies import system_proxies
from hailong.api.transport import Proxies
from hailong.api.way_checks import WayChecks
from hailong.domain.clock import Clock
from hailong.domain.doctor import CheckId, Finding, Step, unknown
from hailong.domain.enrolment import Enrolment
from hailong.store.checkup import check_database, check_queue, not_opened
from hailong.store.enrolment_copy import EnrolmentCopy
from hailong.store.interfaces import StoreError
from hailong.sync.checkup import check_enrolment

if TYPE_CHECKING:
    from hailong.app.core import Core

_NAME_WITHIN: Final = 6.0
_WAY_WITHIN: Final = 20.0
_STORE_WITHIN: Final = 30.0


def steps_of(core: "Core") -> list[Step]:
    """Everything that is looked at, over the store that is open. May block: raises StoreError."""
    network, mirror, store = core.network, core.store.mirror, core.store
    enrolment = mirror.enrolment()
    state = mirror.sync_state()

    def of_enrolment() -> Finding:
        return check_enrolment(enrolment, network.gateway, state.clock_offset_seconds, state.catalogue_etag)

    return [
        *_way(enrolment, network.proxies, core.clock),
        Step(CheckId.ENROLMENT, of_enrolment, _WAY_WITHIN),
        Step(CheckId.QUEUE, lambda: check_queue(store.outbox.summary), _STORE_WITHIN),
        Step(CheckId.DATABASE, lambda: check_database(store.check, store.key_place), _STORE_WITHIN),
        Step(CheckId.KEYRING, lambda: check_keyring(network.new_credentials(), enrolment), _WAY_WITHIN),
    ]


def steps_without_store(folder: Path, error: StoreError, clock: Clock) -> list[Step]:
    """What can be looked at while the store refuses: mostly because the window is open."""
    enrolment = EnrolmentCopy(folder).read()
    return [
        *_way(enrolment, system_proxies(), clock),
        Step(CheckId.ENROLMENT, lambda: unknown(CheckId.ENROLMENT, "store", fault=error.fault.value), _NAME_WITHIN),
        Step(CheckId.QUEUE, lambda: unknown(CheckId.QUEUE, "store", fault=error.fault.value), _NAME_WITHIN),
        Step(CheckId.DATABASE, lambda: not_opened(error), _NAME_WITHIN),
        Step(CheckId.KEYRING, lambda: check_keyring(Credentials(folder), enrolment), _WAY_WITHIN),
    ]


def _way(enrolment: Enrolment | None, proxies: Proxies, clock: Clock) -> list[Step]:
    if enrolment is None:
        checks = (CheckId.NAME, CheckId.PROXY, CheckId.TLS, CheckId.PORTAL, CheckId.CLOCK, CheckId.SERVICE)
        return [Step(check, partial(unknown, check, "not_enrolled"), _NAME_WITHIN) for check in checks]
    way = WayChecks(enrolment.service_url, proxies, clock, __version__)
    return [
        Step(CheckId.NAME, way.name, _NAME_WITHIN),
        Step(CheckId.PROXY, way.proxy, _WAY_WITHIN),
        Step(CheckId.TLS, way.tls, _WAY_WITHIN),
        Step(CheckId.PORTAL, way.portal, _WAY_WITHIN),
        Step(CheckId.CLOCK, way.clock, _WAY_WITHIN),
        Step(CheckId.SERVICE, way.service, _WAY_WITHIN),
    ]
