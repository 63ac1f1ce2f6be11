"""One instance for each data folder: a second start hands its words to the first, over a socket of this user alone.

The socket (on Windows a named pipe) has a name that nobody can guess, written into the data folder, which this user
alone can read: no other user can answer in our place, and what a killed instance left behind is no obstacle.
"""

import contextlib
import os
import socket as sockets
import struct
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from hailong.domain.request import (
    LONGEST_LINE,
    Answer,
    Request,
    RequestError,
    answer_line,
    read_answer_line,
    read_request_line,
    request_line,
)
from hailong.qtbridge.socket_place import SocketPlace

NAME_FILE: Final = "instance"
ASKS_WITHIN_MS: Final = 5_000  # whoever connects and says nothing is shown out
_LOOK_AGAIN_S: Final = 0.1
_SLICE_MS: Final = 100
_MOST_AT_ONCE: Final = 64
_PEER: Final = struct.Struct("3i")  # process, user and group, as Linux tells them (unix(7), SO_PEERCRED)


class NobodyThereError(Exception):
    """No instance answered in time."""


class HandoverServer(QObject):
    """Hears what other starts over the same folder ask. Answers may come later, from whatever did the work."""

    asked = Signal(object, object)  # Request, Callable[[Answer], None]

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_file = folder / NAME_FILE
        self._place = SocketPlace(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connections)
        self._visitors: set[_Visitor] = set()

    @property
    def is_listening(self) -> bool:
        """Whether a second start will be heard."""
        return self._server.isListening()

    def listen(self) -> bool:
        """Begin; False where the system does not let us, and then a second start is told that the store is in use."""
        name = self._place.take(_name_in(self._name_file))
        if not self._server.listen(name):
            return False
        try:
            _write_for_this_user(self._name_file, name)
        except OSError:
            self._server.close()
        return self.is_listening

    def close(self) -> None:
        """Hear no more, and show out whoever still waits; safe to call twice."""
        for visitor in tuple(self._visitors):
            visitor.show_out()
        if self.is_listening:
            self._server.close()
            with contextlib.suppress(OSError):
                self._name_file.unlink(missing_ok=True)
        self._place.leave()

    def _on_connections(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._visitors) >= _MOST_AT_ONCE or not _is_of_this_user(socket):
                socket.abort()
                socket.deleteLater()
                continue
            visitor = _Visitor(socket, self._on_asked, self)
            self._visitors.add(visitor)
            visitor.gone.connect(partial(self._visitors.discard, visitor))

    def _on_asked(self, request: Request, reply: Callable[[Answer], None]) -> None:
        self.asked.emit(request, reply)


class _Visitor(QObject):
    """One connection: one line in, one line out."""

    gone = Signal()

    def __init__(
        self, socket: QLocalSocket, on_asked: Callable[[Request, Callable[[Answer], None]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_LINE + 1)
        self._on_asked = on_asked
        self._has_asked = self._is_gone = False
        self._heard = b""
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self.show_out)
        self._patience.start(ASKS_WITHIN_MS)
        socket.readyRead.connect(self._on_bytes)
        socket.disconnected.connect(self._on_gone)
        self._on_bytes()

    def show_out(self) -> None:
        """Without a word."""
        self._socket.abort()

    def _on_bytes(self) -> None:
        more = _bytes_of(self._socket.readAll())
        if self._has_asked:
            return
        self._heard += more
        line, end, _ = self._heard.partition(b"\n")
        if len(line) > LONGEST_LINE:
            self._socket.abort()
        elif end:
            self._has_asked = True
            self._patience.stop()
            try:
                request = read_request_line(line)
            except RequestError:
                self._socket.abort()
            else:
                self._on_asked(request, self._reply)

    def _reply(self, answer: Answer) -> None:
        if not self._is_gone:
            self._socket.write(answer_line(answer))
            self._socket.flush()
            self._socket.disconnectFromServer()

    def _on_gone(self) -> None:
        if not self._is_gone:
            self._is_gone = True
            self.gone.emit()
            self.deleteLater()


def hand_over(folder: Path, request: Request, *, patience: float, works_for: float = 15.0) -> Answer:
    """Give ``request`` to the instance over ``folder`` and wait for its answer; blocks, needs no event loop.

    ``patience`` (seconds) is how long that instance may take to begin to listen: it may have been started just now.
    ``works_for`` is how long it may work on the answer. NobodyThereError when there is none.
    """
    deadline = time.monotonic() + patience
    while (socket := _connected(folder)) is None:
        if time.monotonic() > deadline:
            raise NobodyThereError
        time.sleep(_LOOK_AGAIN_S)
    _let_come_to_front()
    socket.write(request_line(request))
    socket.flush()
    heard, deadline = b"", time.monotonic() + works_for
    while b"\n" not in heard and time.monotonic() < deadline and len(heard) <= LONGEST_LINE:
        is_gone = not socket.waitForReadyRead(_SLICE_MS) and not _is_open(socket)
        heard += _bytes_of(socket.readAll())
        if is_gone:
            break
    socket.abort()
    try:
        return read_answer_line(heard.partition(b"\n")[0])
    except RequestError as error:
        raise NobodyThereError from error


def _connected(folder: Path) -> QLocalSocket | None:
    if not (name := _name_in(folder / NAME_FILE)):
        return None
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket if socket.waitForConnected(_SLICE_MS) and _is_of_this_user(socket) else None


def _name_in(file: Path) -> str:
    """The socket's name that stands there; empty where none does."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _is_of_this_user(socket: QLocalSocket) -> bool:
    """Whether this user's process is at the other end; elsewhere than on Linux the socket's own rights alone say it."""
    if sys.platform != "linux":
        return True
    try:
        with sockets.socket(fileno=os.dup(int(socket.socketDescriptor()))) as same:
            _, user, _ = _PEER.unpack(same.getsockopt(sockets.SOL_SOCKET, sockets.SO_PEERCRED, _PEER.size))
    except OSError:
        return False  # gone already
    return bool(user == os.getuid())


def _is_open(socket: QLocalSocket) -> bool:
    return socket.state() is QLocalSocket.LocalSocketState.ConnectedState


def _bytes_of(content: QByteArray) -> bytes:
    return bytes(content.data())


def _write_for_this_user(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)


def _let_come_to_front() -> None:
    """Windows lets the program in front alone bring another to the front: that is us, for we were started just now."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
