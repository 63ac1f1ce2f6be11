"""The way through a proxy: CONNECT, signing in over one line in as many rounds as it takes, and an end to all of it.

What signs in is the line, not the request: Negotiate and NTLM have to come to their end before TLS begins. HTTP
libraries ask once, and believe that a proxy which wants to know who asks has refused.
"""

import io
import re
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Final, cast

from hailong.api import proxy_sign_in
from hailong.api.proxy_sign_in import Attempt
from hailong.domain.proxy import Proxy, SignIn, sign_ins

_REFUSED_FOR: Final = 900.0  # seconds
_LONGEST_PAGE: Final = 256 * 1024
_NAMES: Final = {kind.lower(): kind.value for kind in SignIn}
_OFFER: Final = re.compile(r"(?:^|,)\s*([A-Za-z][\w-]*)(?:\s+([A-Za-z0-9+/]+=*))?(?=\s*(?:,|$)|\s+[\w-]+\s*=)")


class TunnelError(OSError):
    """The proxy does not open the way: its answer (0: none that makes sense), and the ways to sign in that it offers.

    ``kind`` is the way that was tried last; ``is_refused``: a name and a password, or the login, were not taken.
    """

    def __init__(
        self, status: int, offers: tuple[str, ...] = (), kind: SignIn | None = None, *, is_refused: bool = False
    ) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.offers = offers
        self.kind = kind
        self.is_refused = is_refused


class LineEndedError(Exception):
    """What comes next is said on a new line: the proxy has ended this one, or it was begun in another way."""


class Refusals:
    """The names that a proxy has refused. Said again and again by a program they would lock an account of a domain."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: dict[Proxy, float] = {}

    def add(self, proxy: Proxy) -> None:
        """For a quarter of an hour."""
        self._until[proxy] = self._clock() + _REFUSED_FOR

    def has(self, proxy: Proxy) -> bool:
        """Whether it is too early to say this name with this password again."""
        return self._clock() < self._until.get(proxy, 0.0)

    def clear(self) -> None:
        """Things may stand better now."""
        self._until.clear()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    offers: Mapping[str, str]  # each with its challenge
    is_last: bool  # on this line


class Tunnel:
    """Opens the way through one proxy to one place. Asks without a name first: who need not sign in does not."""

    def __init__(self, proxy: Proxy, refusals: Refusals | None = None) -> None:
        self._proxy = proxy
        self._refusals = refusals or Refusals()
        self._kinds: list[SignIn] | None = None
        self._attempt: Attempt | None = None
        self._words = ""

    @property
    def kind(self) -> SignIn | None:
        """How this line was signed in; None: nobody had to."""
        return self._attempt.kind if self._attempt else None

    def open_on(self, line: socket.socket, host: str, port: int, within: float) -> None:
        """Until ``host`` is at the other end of ``line``. Each answer of the proxy may take ``within`` seconds.

        Raises TunnelError; LineEndedError: call again with a new line; OSError.
        """
        target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        while True:
            answer = self._ask(line, target, within)
            if answer.status == 200:
                line.settimeout(within)
                return
            if answer.status != 407:
                raise TunnelError(answer.status)
            if not self._goes_on(answer):
                raise LineEndedError

    def _goes_on(self, answer: _Answer) -> bool:
        """Find the next words. Whether they are for this line: another way to sign in wants another (Squid does)."""
        offers = tuple(sorted(answer.offers))
        if self._attempt is not None:
            self._words = self._attempt.words(answer.offers.get(self._attempt.kind, ""))
            if self._words and answer.is_last:
                raise TunnelError(0, offers, self.kind)
            if self._words:
                return True
            if self._attempt.has_proven:
                self._refusals.add(self._proxy)
                raise TunnelError(407, offers, self.kind, is_refused=True)
        if self._kinds is None:
            self._kinds = list(sign_ins(answer.offers, self._proxy, has_login=proxy_sign_in.HAS_LOGIN))
            if self._kinds and self._refusals.has(self._proxy):
                raise TunnelError(407, offers, self._kinds[0], is_refused=True)
        is_first = self._attempt is None
        while self._kinds:
            self._attempt = Attempt(self._kinds.pop(0), self._proxy)
            self._words = self._attempt.words()
            if self._words:
                return is_first and not answer.is_last
        raise TunnelError(407, offers, self.kind)

    def _ask(self, line: socket.socket, target: str, within: float) -> _Answer:
        lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}", "User-Agent: hailong", "Proxy-Connection: Keep-Alive"]
        if self._words:
            lines.append(f"Proxy-Authorization: {self._words}")
        said = _Until(line, time.monotonic() + within)
        try:
            line.settimeout(within)
            line.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
            with HTTPResponse(cast("socket.socket", said), method="CONNECT") as response:
                response.begin()
                if response.status == 200:
                    return _Answer(200, {}, False)
                offers = _offers(response.headers.get_all("Proxy-Authenticate", []))
                return _Answer(response.status, offers, not _is_read_to_its_end(response))
        except (HTTPException, ConnectionError, ValueError) as error:
            raise TunnelError(0, (), self.kind) from error


class _Until(io.RawIOBase):
    """What a line says until a moment. A proxy that drips is waited for no longer than one that is silent."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        self._line = line
        self._deadline = deadline

    def makefile(self, *_: object) -> io.BufferedReader:
        """As much of a socket as reading an answer needs."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # it is given one of these
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the proxy's answer does not end")
        self._line.settimeout(left)
        return self._line.recv_into(buffer)


def _is_read_to_its_end(response: HTTPResponse) -> bool:
    """Past the page that comes with a question, if the line is to live on."""
    if response.will_close:
        return False
    size = 0
    while size <= _LONGEST_PAGE and (piece := response.read1(64 * 1024)):
        size += len(piece)
    return size <= _LONGEST_PAGE


def _offers(headers: list[str]) -> dict[str, str]:
    """The ways to sign in that are named, each with its challenge, empty where there is none."""
    found = (match.groups(default="") for text in headers for match in _OFFER.finditer(text))
    return {_NAMES.get(kind.lower(), kind.title()): challenge for kind, challenge in found}
