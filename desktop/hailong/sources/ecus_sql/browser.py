"""Asks SQL Browser (UDP 1434) which instances there are and where they listen; any host may answer anything."""

import socket
import time
from collections.abc import Iterator
from typing import Final

from hailong.domain.live import FoundInstance, LiveError, LiveFault, ServerAddress
from hailong.sources.ecus_sql.errors import of_socket

PORT: Final = 1434
WAIT_SECONDS: Final = 1.5
_ASK_ALL: Final = b"\x02"  # every host of the network
_ASK_HOST: Final = b"\x03"
_ASK_INSTANCE: Final = b"\x04"
_ANSWER: Final = 5
_LARGEST: Final = 64 * 1024
_MOST_INSTANCES: Final = 200


def port_of(address: ServerAddress, *, port: int = PORT, seconds: float = WAIT_SECONDS) -> int:
    """The TCP port of a named instance; LiveError (BROWSER_SILENT, NO_INSTANCE, TCP_DISABLED, UNKNOWN_HOST)."""
    question = _ASK_INSTANCE + address.instance.encode("utf-8", "replace") + b"\0"
    for host, answer in _ask(address.network_host, question, port, seconds, is_first_enough=True):
        for found in parse(answer, host):
            if found.instance.upper() == address.instance.upper():
                if found.port is None:
                    raise LiveError(LiveFault.TCP_DISABLED, str(address))
                return found.port
        raise LiveError(LiveFault.NO_INSTANCE, str(address))
    raise LiveError(LiveFault.BROWSER_SILENT, str(address))


def instances_of(host: str, *, port: int = PORT, seconds: float = WAIT_SECONDS) -> list[FoundInstance]:
    """All instances of one host; none when nobody answers."""
    answers = _ask(host, _ASK_HOST, port, seconds, is_first_enough=True)
    return [found for sender, answer in answers for found in parse(answer, sender)]


def instances_around(
    *, broadcast: str = "255.255.255.255", port: int = PORT, seconds: float = WAIT_SECONDS
) -> list[FoundInstance]:
    """All instances of the network that answer in time, each once."""
    found: dict[tuple[str, str], FoundInstance] = {}
    for sender, answer in _ask(broadcast, _ASK_ALL, port, seconds, is_first_enough=False):
        for one in parse(answer, sender):
            if len(found) < _MOST_INSTANCES:
                found.setdefault((one.host.upper(), one.instance.upper()), one)
    return sorted(found.values(), key=lambda one: (one.host, one.instance))


def parse(answer: bytes, sender: str) -> Iterator[FoundInstance]:
    """The instances in an answer (``ServerName;PC;InstanceName;X;...;tcp;1433;;``); what makes no sense is left out.

    The host is the name that the answer gives, if it is one, else the address that the answer came from.
    """
    if len(answer) < 3 or answer[0] != _ANSWER:
        return
    text = answer[3:].decode("utf-8", "replace")
    for entry in text.split(";;")[:_MOST_INSTANCES]:
        words = entry.split(";")
        stated = {key.lower(): value for key, value in zip(words[::2], words[1::2], strict=False)}
        name, instance = stated.get("servername", ""), stated.get("instancename", "")
        try:
            address = ServerAddress.parse(f"{name}\\{instance}" if name else f"{sender}\\{instance}")
        except ValueError:
            continue
        if not instance:
            continue
        yield FoundInstance(
            host=address.host,
            instance=instance,
            port=_port(stated.get("tcp", "")),
            version=_version(stated.get("version", "")),
        )


def _port(text: str) -> int | None:
    is_port = text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65_536
    return int(text) if is_port else None


def _version(text: str) -> str:
    return text if len(text) <= 20 and all(part.isascii() and part.isdigit() for part in text.split(".")) else ""


def _ask(
    host: str, question: bytes, port: int, seconds: float, *, is_first_enough: bool
) -> Iterator[tuple[str, bytes]]:
    """Send one datagram and yield (sender, answer) until the time is over."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            if is_first_enough:  # hears that host alone, and at once when nobody listens there
                asking.connect((host, port))
                asking.send(question)
            else:
                asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                asking.sendto(question, (host, port))
            ends = time.monotonic() + seconds
            while (left := ends - time.monotonic()) > 0:
                asking.settimeout(left)
                answer, (sender, *_) = asking.recvfrom(_LARGEST)
                yield sender, answer
                if is_first_enough:
                    return
    except (TimeoutError, ConnectionError):  # nobody, or "nobody listens here"
        return
    except (OSError, UnicodeError) as error:
        if of_socket(error) is LiveFault.UNKNOWN_HOST:
            raise LiveError(LiveFault.UNKNOWN_HOST, host) from error
