"""What speaks to the service, put together. Importing this is slow (HTTP, JOSE, keyring): only worker threads do."""

import random
from functools import partial
from pathlib import Path

from hailong import __version__
from hailong.api.credentials import Credentials
from hailong.api.gateway import Gateway
from hailong.api.proxies import ProxyFinder
from hailong.api.proxy_password import ProxyPasswords
from hailong.app.carrier import Carrier
from hailong.domain.clock import Clock
from hailong.domain.proxy import PROXY_SETTING, read_proxy_settings
from hailong.qtbridge.enrolment import EnrolmentTools
from hailong.store.interfaces import Store
from hailong.sync.engine import SyncEngine
from hailong.sync.enrolment import Enrol
from hailong.sync.leaving import Leave
from hailong.sync.sending import SendBulk, SendSheet
from hailong.sync.timekeeper import Timekeeper


class Network:
    """One gateway, and the acts that go through it."""

    def __init__(
        self, folder: Path, store: Store, clock: Clock, timekeeper: Timekeeper, *, keys_in_files: bool = False
    ) -> None:
        self.new_credentials = partial(Credentials, folder, uses_files_alone=keys_in_files)
        credentials = self.new_credentials()
        self.proxy_passwords = ProxyPasswords.nowhere() if keys_in_files else ProxyPasswords()
        self.proxies = ProxyFinder(lambda: read_proxy_settings(store.settings.get(PROXY_SETTING)), self.proxy_passwords)
        self.gateway = gateway = Gateway(credentials, clock, __version__, self.proxies)
        self.send = SendSheet(store.sheets, store.mirror, gateway, timekeeper)
        self.send_bulk = SendBulk(store.sheets, store.mirror, gateway, timekeeper)
        self.enrol = Enrol(store.mirror, store.outbox, gateway, clock)
        self.carrier = Carrier(store, gateway, clock, self.enrol)
        leave = Leave(store.mirror, store.outbox, gateway)
        self.enrolment = EnrolmentTools(self.enrol, leave, gateway.key_place, self.carrier.ask)
        self.engine = SyncEngine(
            outbox=store.outbox,
            mirror=store.mirror,
            told=store.told,
            legal=store.legal,
            gateway=gateway,
            timekeeper=timekeeper,
            random=random.SystemRandom().random,
        )
