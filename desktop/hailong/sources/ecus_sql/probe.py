"""Opens a socket within two seconds or says why not: both drivers take much longer over a port where nobody listens."""

import socket

from hailong.domain.live import LiveError, LiveFault
from hailong.sources.ecus_sql.errors import of_socket

PROBE_SECONDS = 2.0


def open_socket(host: str, port: int, seconds: float = PROBE_SECONDS) -> socket.socket:
    """A connected socket; LiveError (UNKNOWN_HOST, REFUSED, TIMED_OUT)."""
    try:
        return socket.create_connection((host, port), seconds)
    except (OSError, UnicodeError) as error:
        raise LiveError(of_socket(error) or LiveFault.OTHER, f"{host}:{port} {type(error).__name__}") from error


def probe(host: str, port: int, seconds: float = PROBE_SECONDS) -> None:
    """As ``open_socket``, and hang up at once."""
    open_socket(host, port, seconds).close()
