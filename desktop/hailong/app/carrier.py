"""Carrying between files and the acts of ``sync``: where a parcel lies, and where its answers are put."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hailong.domain.invitation import Invitation
from hailong.domain.parcel import SUFFIX, answers_text, parcel_text, read_answers, read_parcel
from hailong.store.parcel_file import read_file, write_file
from hailong.sync.carrying import Bring, Brought, Pack, TakeAnswers, Taken

if TYPE_CHECKING:
    from hailong.api.gateway import Gateway
    from hailong.domain.clock import Clock
    from hailong.store.interfaces import Store
    from hailong.sync.enrolment import Enrol

_ASKED: Final = "asked_enrolment"  # the setting that remembers what was asked for by file


class Carrier:
    """Each act is on a file. All of them wait for disk or network: never on the main thread."""

    def __init__(self, store: "Store", gateway: "Gateway", clock: "Clock", enrol: "Enrol") -> None:
        self._enrol = enrol
        self._settings = store.settings
        self._outbox = store.outbox
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

    def ask(self, path: Path, invitation: Invitation, device_name: str) -> None:
        """Write a request to be enrolled, for others to bring. Raises ValueError, CallFailedError, StoreError."""
        asked = invitation.service_url, invitation.codes, device_name, invitation.key
        write_file(path, parcel_text(self._enrol.request(*asked)))
        said = {"service": invitation.service_url, "key": invitation.key, "wanted": invitation.tax_codes}
        self._settings.set(_ASKED, json.dumps(said))

    def take(self, path: Path, key: str = "") -> Taken:
        """Take in answers that were brought back; ``key``: the thumbprint that the user has compared.

        Raises ParcelError, NeedsComparingError, StillWaitingError, CallFailedError, StoreError.
        """
        answers = read_answers(read_file(path))
        opened: tuple[tuple[str, str], ...] = ()
        if answers.enrolments:
            named, wanted = self._asked(answers.service_url)
            opened = self._enrol.accept(answers, key or named, wanted).enterprises
            if not answers.sheets:
                return Taken(opened=opened, waiting=self._outbox.summary().waiting)
        return replace(self._take(answers), opened=opened)

    def _asked(self, service_url: str) -> tuple[str, tuple[str, ...]]:
        """The thumbprint and the tax codes of the invitation that was answered."""
        try:
            said = json.loads(self._settings.get(_ASKED))
            return (str(said["key"]), tuple(map(str, said["wanted"]))) if said["service"] == service_url else ("", ())
        except (ValueError, TypeError, KeyError):
            return "", ()

    def break_off(self) -> None:
        """Stop waiting for the network, from another thread."""
        self._bring.break_off()
