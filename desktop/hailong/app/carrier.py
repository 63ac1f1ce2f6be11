"""Carrying between files and the acts of ``sync``: where a parcel lies, and where its answers are put."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hailong.domain.parcel import SUFFIX, answers_text, parcel_text, read_answers, read_parcel
from hailong.store.parcel_file import read_file, write_file
from hailong.sync.carrying import Bring, Brought, Pack, TakeAnswers, Taken

if TYPE_CHECKING:
    from hailong.api.gateway import Gateway
    from hailong.domain.clock import Clock
    from hailong.store.interfaces import Store


class Carrier:
    """Three acts, each on a file. All of them wait for disk or network: never on the main thread."""

    def __init__(self, store: "Store", gateway: "Gateway", clock: "Clock") -> None:
        self._pack = Pack(store.outbox, store.mirror, gateway, clock)
        self._bring = Bring(gateway.courier)
        self._take = TakeAnswers(store.outbox, store.mirror, gateway)

    def pack(self, path: Path) -> int:
        """Write what waits here into a parcel; how many sheets. Raises CallFailedError, StoreError."""
        return self._pack(lambda parcel: write_file(path, parcel_text(parcel)))

    def bring(
        self,
        path: Path,
        on_progress: Callable[[int], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Brought, Path]:
        """Deliver a parcel and write the answers beside it. Raises ParcelError, CallFailedError, StoreError."""
        parcel = read_parcel(read_file(path))
        answers_at = path.with_name(f"{path.name.removesuffix(SUFFIX)}-bien-nhan{SUFFIX}")
        brought = self._bring(parcel, on_progress, is_cancelled)
        write_file(answers_at, answers_text(brought.answers))
        return brought, answers_at

    def take(self, path: Path) -> Taken:
        """Take in answers that were brought back. Raises ParcelError, CallFailedError, StoreError."""
        return self._take(read_answers(read_file(path)))

    def break_off(self) -> None:
        """Stop waiting for the network, from another thread."""
        self._bring.break_off()
