"""Whether the screen is taken: by a film, a presentation, a game, or because nobody is there. Best effort, and says so.

Windows tells it itself (``SHQueryUserNotificationState``). Under X11 the window manager says which windows are full
screen; it is asked through libxcb, which Qt needs there anyway. Wayland tells no program about others: not known.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

_NAMES: Final = (b"_NET_CLIENT_LIST", b"_NET_WM_STATE", b"_NET_WM_STATE_FULLSCREEN", b"_NET_WM_STATE_HIDDEN")
_LONGEST: Final = 4096  # windows of a session, or states of one window
_ACCEPTS_NOTIFICATIONS: Final = 5


class ScreenUse(Protocol):
    """Asked on a worker thread before a card is shown."""

    is_known: bool

    def is_taken(self) -> bool:
        """Whether a card would be in the way; False where it cannot be known."""


class UnknownScreen:
    """Where no program is told about others."""

    is_known = False

    def is_taken(self) -> bool:
        """Nobody can say."""
        return False


class WindowsScreen:
    """What the Windows shell says to every program that would notify: only one of its answers is a yes."""

    is_known = True

    def __init__(self, shell: ctypes.CDLL) -> None:
        self._shell = shell

    def is_taken(self) -> bool:
        """Full screen, presentation, screen saver, locked, or the quiet hour after the first login."""
        state = ctypes.c_int(_ACCEPTS_NOTIFICATIONS)
        failed = self._shell.SHQueryUserNotificationState(ctypes.byref(state))
        return not failed and state.value != _ACCEPTS_NOTIFICATIONS


class X11Screen:
    """Looks for a window that is full screen and not minimised; a connection of its own for each look."""

    is_known = True

    def __init__(self, xcb: ctypes.CDLL, libc: ctypes.CDLL) -> None:
        self._xcb = _declared(xcb)
        self._free = libc.free
        self._free.argtypes = [ctypes.c_void_p]

    def is_taken(self) -> bool:
        """Whether any window covers a whole screen now."""
        with self._connection() as (connection, root):
            if not root:
                return False
            clients, states, full, hidden = (self._atom(connection, name) for name in _NAMES)
            for window in self._longs(connection, root, clients):
                found = self._longs(connection, window, states)
                if full in found and hidden not in found:
                    return True
        return False

    @contextmanager
    def _connection(self) -> Iterator[tuple[ctypes.c_void_p, int]]:
        connection = ctypes.c_void_p(self._xcb.xcb_connect(None, None))
        try:
            if self._xcb.xcb_connection_has_error(connection):
                yield connection, 0
            else:
                roots = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(connection))
                yield connection, int(roots.data[0])
        finally:
            self._xcb.xcb_disconnect(connection)

    def _atom(self, connection: ctypes.c_void_p, name: bytes) -> int:
        cookie = self._xcb.xcb_intern_atom(connection, 0, len(name), name)
        reply = self._xcb.xcb_intern_atom_reply(connection, cookie, None)
        if not reply:
            return 0
        try:
            return int(ctypes.cast(reply, ctypes.POINTER(ctypes.c_uint32))[2])
        finally:
            self._free(reply)

    def _longs(self, connection: ctypes.c_void_p, window: int, atom: int) -> tuple[int, ...]:
        """A property as numbers; none where the window has gone meanwhile."""
        cookie = self._xcb.xcb_get_property(connection, 0, window, atom, 0, 0, _LONGEST)
        reply = self._xcb.xcb_get_property_reply(connection, cookie, None)
        if not reply:
            return ()
        try:
            count = self._xcb.xcb_get_property_value_length(reply) // 4
            value = ctypes.cast(self._xcb.xcb_get_property_value(reply), ctypes.POINTER(ctypes.c_uint32))
            return tuple(value[:count])
        finally:
            self._free(reply)


def screen_use(platform: str) -> ScreenUse:
    """The one for Qt's ``platform`` (``QGuiApplication.platformName()``)."""
    if platform == "windows":
        return WindowsScreen(ctypes.CDLL("shell32"))
    if platform == "xcb":
        try:
            return X11Screen(ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libc.so.6"))
        except OSError:
            return UnknownScreen()
    return UnknownScreen()


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Roots(ctypes.Structure):
    """An iterator over screens; the first field of a screen is its root window."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


def _declared(xcb: ctypes.CDLL) -> ctypes.CDLL:
    pointer, byte, number = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint32
    for name, result, arguments in (
        ("xcb_connect", pointer, (ctypes.c_char_p, pointer)),
        ("xcb_disconnect", None, (pointer,)),
        ("xcb_connection_has_error", ctypes.c_int, (pointer,)),
        ("xcb_get_setup", pointer, (pointer,)),
        ("xcb_setup_roots_iterator", _Roots, (pointer,)),
        ("xcb_intern_atom", _Cookie, (pointer, byte, ctypes.c_uint16, ctypes.c_char_p)),
        ("xcb_intern_atom_reply", pointer, (pointer, _Cookie, pointer)),
        ("xcb_get_property", _Cookie, (pointer, byte, number, number, number, number, number)),
        ("xcb_get_property_reply", pointer, (pointer, _Cookie, pointer)),
        ("xcb_get_property_value", pointer, (pointer,)),
        ("xcb_get_property_value_length", ctypes.c_int, (pointer,)),
    ):
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, list(arguments)
    return xcb
