"""WORKAROUND: keeps PySide6 6.12 from deallocating ``None`` under Python 3.11.

The wheels of PySide6 6.12.0 are built for the stable ABI with headers in which ``None`` is immortal (PEP 683): a method
without a result returns it without a new reference. Before Python 3.12 every such call takes one reference from
``None``, and after some thousand calls the interpreter ends with *none_dealloc*. ``o.setObjectName("a")`` in a loop and
``sys.getrefcount(None)`` show it. To be removed with Python 3.11, or with wheels that count again.
"""

import ctypes
import sys
from typing import Final

_PLENTY: Final = 1 << 48  # a thousand years of a million calls a second would not use it up


def keep_none() -> None:
    """Give ``None`` so many references that lost ones cannot matter; does nothing where it is immortal."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or hasattr(sys, "gettotalrefcount"):
        return
    if sys.getrefcount(None) < _PLENTY // 2:
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
