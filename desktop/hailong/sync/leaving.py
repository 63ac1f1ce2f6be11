"""Leaving: one enterprise or the whole service is given up on this workstation; nothing that waits is lost by it."""

from dataclasses import replace
from typing import Protocol

from hailong.domain.enrolment import Enrolment
from hailong.sync.interfaces import Outbox


class LeavableMirror(Protocol):
    """Where the enrolment is kept."""

    def enrolment(self) -> Enrolment | None:
        """This workstation's enrolment."""

    def left(self) -> Enrolment | None:
        """The one that was given up."""

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Replace the enrolment."""

    def leave(self) -> None:
        """Give the enrolment up, and remember it."""


class KeyKeeper(Protocol):
    """Where this workstation's own key is kept."""

    def forget_key(self, enrolment: Enrolment) -> None:
        """Remove the key; one that is not there is no error."""


class Leave:
    """The key of a device stays as long as a sheet waits that it has signed: a service that was restored from a backup
    may know the device no more, and then takes such a sheet by its key alone (docs/adr/0007).
    """

    def __init__(self, mirror: LeavableMirror, outbox: Outbox, keys: KeyKeeper) -> None:
        self._mirror = mirror
        self._outbox = outbox
        self._keys = keys

    def __call__(self, tax_code: str = "") -> Enrolment | None:
        """Give up one enterprise, or everything (no ``tax_code``, or the last one); the enrolment that is left over.

        Sheets of that enterprise which wait are still delivered, as they were sent before; after everything was given
        up they wait for a new enrolment with the same service.
        """
        enrolment = self._mirror.enrolment()
        if enrolment is None:
            return None
        kept = tuple(one for one in enrolment.enterprises if tax_code and one[0] != tax_code)
        if kept:
            left = tuple(dict.fromkeys((*enrolment.left, tax_code)))
            enrolment = replace(enrolment, enterprises=kept, left=left)
            self._mirror.save_enrolment(enrolment)
            return enrolment
        self._mirror.leave()
        self.tidy()
        return None

    def tidy(self) -> None:
        """The key of a service that was left goes when nothing waits for that service any more."""
        left = self._mirror.left()
        if left is not None and self._mirror.enrolment() is None and not self._outbox.summary().waiting:
            self._keys.forget_key(left)
