"""The client without a window: store, importer, and the network once it is needed."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hailong.api.system_clerk_keys import SystemClerkKeys
from hailong.api.system_keyring import SystemSecrets
from hailong.domain.clock import Clock, SystemClock
from hailong.domain.sheet import Sheet
from hailong.store.sqlite import SqliteStore, open_store
from hailong.sync.importing import Importer
from hailong.sync.timekeeper import Timekeeper

if TYPE_CHECKING:
    from hailong.app.live import Live
    from hailong.app.mover import Mover
    from hailong.app.network import Network


def default_folder() -> Path:
    """Local (never roaming) application data of this user."""
    import platformdirs  # noqa: PLC0415  # only where no folder was named

    return Path(platformdirs.user_data_dir("hailong", appauthor=False, roaming=False))


class Core:
    """Everything below the window. Opening it takes the process lock; raises StoreError.

    ``network`` and ``live`` are built at their first use, by whichever worker thread comes first: what they import
    costs more than the first paint. ``keys_in_files`` leaves the system's keyring in peace: for a demo and for tests.
    ``gives_up_key`` and ``on_step``: see ``open_store``.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock | None = None,
        *,
        keys_in_files: bool = False,
        gives_up_key: bool = False,
        on_step: Callable[[], None] = lambda: None,
    ) -> None:
        self.folder = folder
        self._keys_in_files = keys_in_files
        self.clock: Clock = clock or SystemClock()
        self.timekeeper = Timekeeper(self.clock)
        secrets = None if keys_in_files else SystemSecrets()
        self.clerk_keys = SystemClerkKeys()
        self.store: SqliteStore = open_store(
            folder, self.clock, secrets, sealer=self.clerk_keys, gives_up_key=gives_up_key, on_step=on_step
        )
        self._network: Network | None = None
        self._live: Live | None = None
        self._building = threading.Lock()

    @property
    def network(self) -> "Network":
        """What speaks to the service; slow at its first use, so never first used on the main thread."""
        with self._building:
            if self._network is None:
                from hailong.app.network import Network  # noqa: PLC0415  # after the first paint

                self._network = Network(
                    self.folder, self.store, self.clock, self.timekeeper, keys_in_files=self._keys_in_files
                )
            return self._network

    @property
    def live(self) -> "Live":
        """What reads ECUS's own database; slow at its first use, so never first used on the main thread."""
        with self._building:
            if self._live is None:
                from hailong.api.passwords import Passwords  # noqa: PLC0415  # after the first paint
                from hailong.app.live import Live  # noqa: PLC0415

                passwords = Passwords.nowhere() if self._keys_in_files else Passwords()
                self._live = Live(self.store, self.clock, passwords)
            return self._live

    @property
    def mover(self) -> "Mover":
        """The way to another workstation, and from one; slow at its first use."""
        from hailong.app.mover import Mover  # noqa: PLC0415  # rarely needed, and heavy: JOSE

        return Mover(self.store, self.clock)

    def send(self, declaration_key: int, sheet: Sheet) -> Sheet:
        """The act *Send*; see ``hailong.sync.sending.SendSheet``."""
        return self.network.send(declaration_key, sheet)

    def send_bulk(self, sheets: Sequence[tuple[int, Sheet]], on_progress: Callable[[int], None]) -> datetime:
        """The act *Send* for many; see ``hailong.sync.sending.SendBulk``."""
        return self.network.send_bulk(sheets, on_progress)

    def importer(self) -> Importer:
        """What brings files in; where one enterprise alone is enrolled, files without a tax code are its own."""
        from hailong.sources.registry import all_sources, recognise  # noqa: PLC0415  # after the first paint

        sources = all_sources()
        enrolment = self.store.mirror.enrolment()
        enterprises = enrolment.enterprises if enrolment else ()
        return Importer(
            recognise=lambda path: recognise(path, sources),
            declarations=self.store.declarations,
            clock=self.clock,
            default_enterprise=enterprises[0] if len(enterprises) == 1 else None,
        )

    def close(self) -> None:
        """End the conversation with the service and close the store; safe to call twice."""
        if self._network is not None:
            self._network.engine.close()
        self.store.close()
