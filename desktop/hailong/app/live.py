"""What reads ECUS's own database, put together. Importing this is slow (drivers, keyring): only worker threads do."""

import time

from hailong.api.passwords import Passwords
from hailong.domain.clock import Clock
from hailong.sources.ecus_sql.source import EcusServers
from hailong.store.interfaces import Store
from hailong.sync.live import LiveReader


class Live:
    """The passwords, the way to the servers, and the reader that goes it."""

    def __init__(self, store: Store, clock: Clock, passwords: Passwords) -> None:
        self.passwords = passwords
        self.servers = EcusServers(passwords.get)
        self.reader = LiveReader(servers=self.servers, store=store.live, clock=clock, wait=time.sleep)
