"""Long answers are given up as soon as nobody waits for them: a view of a million rows must not hold up a newer one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import apsw

_STEPS_BETWEEN_LOOKS: Final = 200_000  # some milliseconds of SQLite's work


class NotWantedError(Exception):
    """Nobody waits for the answer any more."""


@contextmanager
def given_up_unless(is_wanted: Callable[[], bool], connection: apsw.Connection) -> Iterator[None]:
    """Raise NotWantedError within a few milliseconds after ``is_wanted`` says no."""
    connection.set_progress_handler(lambda: not is_wanted(), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except apsw.InterruptError as error:
        raise NotWantedError from error
    finally:
        connection.set_progress_handler(None)
