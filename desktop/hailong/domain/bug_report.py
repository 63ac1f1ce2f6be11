"""What may be told of an exception that nobody expected: kinds and places, never its text, a path or a line of code.

The text of an exception may quote what the user wrote, and paths name the user.
"""

import hashlib
import traceback


def where_it_happened(error: BaseException) -> str:
    """Kinds and places of an error and of what caused it, the last call at the end: ``hailong.store.sheets:123``."""
    parts = []
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.walk_tb(seen.__traceback__)
        places = [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in frames]
        parts.append("\n".join([*places, type(seen).__qualname__]))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n\n".join(reversed(parts))


def mark_of(where: str) -> str:
    """A short id of a bug, the same for the same place: what the window says, the log says too."""
    return hashlib.sha256(where.encode()).hexdigest()[:8].upper()


def bug_line(error: BaseException, where: str) -> str:
    """What the log says of a bug that happened at ``where``."""
    return f"unexpected {type(error).__name__} {mark_of(where)}\n{where}"
