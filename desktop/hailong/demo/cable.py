"""A network cable that can be pulled: relays loopback connections to the service until it is cut."""

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator


class Cable:
    """Listens on a loopback port of its own and passes bytes on to ``target`` while it is plugged in.

    Cut, it breaks every connection and refuses new ones, exactly as a dead network does on this machine.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._port = 0
        self._listener: socket.socket | None = None
        self._acceptor: threading.Thread | None = None
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.plug_in()

    @property
    def url(self) -> str:
        """Where the client finds the service through this cable."""
        return f"http://127.0.0.1:{self._port}"

    def plug_in(self) -> None:
        """Listen (again, on the same port)."""
        if self._listener is not None:
            return
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = int(self._listener.getsockname()[1])
        self._acceptor = threading.Thread(target=self._accept, args=(self._listener,), name="cable", daemon=True)
        self._acceptor.start()

    def cut(self) -> None:
        """Break every connection and refuse new ones until it is plugged in again."""
        if self._listener is None:
            return
        with contextlib.suppress(OSError):  # wakes the accepting thread; the peer may be gone already
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._listener = None
        with self._lock:
            for end in self._ends:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        if self._acceptor is not None:
            self._acceptor.join(timeout=5)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:  # cut
                return
            threading.Thread(target=self._relay, args=(near,), name="cable-relay", daemon=True).start()

    def _relay(self, near: socket.socket) -> None:
        with contextlib.closing(near):
            try:
                far = socket.create_connection(self._target, timeout=10)
            except OSError:
                return
            with contextlib.closing(far), self._registered(near, far), selectors.DefaultSelector() as selector:
                selector.register(near, selectors.EVENT_READ, far)
                selector.register(far, selectors.EVENT_READ, near)
                with contextlib.suppress(OSError):  # an end that breaks ends both
                    while self._pass_on(selector):
                        pass

    @contextlib.contextmanager
    def _registered(self, *ends: socket.socket) -> Iterator[None]:
        with self._lock:
            self._ends.update(ends)
        try:
            yield
        finally:
            with self._lock:
                self._ends.difference_update(ends)

    @staticmethod
    def _pass_on(selector: selectors.BaseSelector) -> bool:
        for key, _ in selector.select():
            source, sink = key.fileobj, key.data
            if not isinstance(source, socket.socket):
                return False
            data = source.recv(65536)
            if not data:
                return False
            sink.sendall(data)
        return True
