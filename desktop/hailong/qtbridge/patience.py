"""Waits for something no longer than so long: looking up names and unlocking keyrings have no limits of their own."""

import threading
import time
from collections.abc import Callable
from typing import Final

from hailong.domain.doctor import Finding

_LOOK_EVERY: Final = 0.05


class Patience:
    """Runs one thing at a time on a thread of its own, which is left behind when it takes too long: it holds nothing
    that anybody waits for, and ends with the program. ``give_up`` ends the waiting at once, from any thread."""

    def __init__(self) -> None:
        self._is_over = threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether nobody waits any more."""
        return self._is_over.is_set()

    def give_up(self) -> None:
        """Wait for nothing any more."""
        self._is_over.set()

    def within(self, seconds: float, act: Callable[[], Finding]) -> Finding:
        """What ``act`` returns or raises; TimeoutError when it takes longer, or when nobody waits any more."""
        outcome: list[Finding | BaseException] = []
        ended = threading.Event()

        def run() -> None:
            try:
                outcome.append(act())
            except BaseException as error:  # noqa: BLE001  # raised again by whoever waits
                outcome.append(error)
            ended.set()

        threading.Thread(target=run, name="hailong-doctor", daemon=True).start()
        deadline = time.monotonic() + seconds
        while not ended.wait(_LOOK_EVERY):
            if self.is_over or time.monotonic() > deadline:
                raise TimeoutError
        found = outcome[0]
        if isinstance(found, BaseException):
            raise found
        return found
