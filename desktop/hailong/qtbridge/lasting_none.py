"""WORKAROUND: keeps PySide6 6.12 from deallocating ``None``, ``True`` and ``False`` under Python 3.11.

The wheels of PySide6 6.12.0 are built for the stable ABI with headers in which these are immortal (PEP 683): a method
without a result returns ``None`` without a new reference. Before Python 3.12 every such call takes one reference from
it, and after some thousand calls the interpreter ends with *none_dealloc*. ``o.setObjectName("a")`` in a loop and
``sys.getrefcount(None)`` show it; ``True`` and ``False`` go the same way more slowly. To be removed with Python 3.11,
or with wheels that count again.
"""

import ctypes
import sys
from typing import Final

_PLENTY: Final = 1 << 48  # a thousand years of a million calls a second would not use it up


def keep_none() -> None:
    """Give the singletons so many references that lost ones cannot matter; does nothing where they are immortal."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or hasattr(sys, "gettotalrefcount"):
        return
    for singleton in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(singleton) < _PLENTY // 2:
            ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
