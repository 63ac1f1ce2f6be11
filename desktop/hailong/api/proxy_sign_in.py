"""What is said to a proxy that wants to know who asks: Negotiate, NTLM, Basic. Nothing is sent here.

Negotiate and NTLM prove a password in several rounds without saying it. On Windows they are the system's own (SSPI),
which also signs in as whoever uses it; elsewhere they are the library's: NTLM version 2, alone or within Negotiate.
"""

import base64
import sys
from typing import TYPE_CHECKING, Final

from hailong.domain.proxy import Proxy, SignIn

if TYPE_CHECKING:
    from spnego import ContextProxy

HAS_LOGIN: Final = sys.platform == "win32"
"""Whether the system signs in as whoever uses it, without a password being asked."""
_MOST_ROUNDS: Final = 4  # Negotiate may take one more than NTLM's two to agree upon a way
_LONGEST_CHALLENGE: Final = 32 * 1024  # in base64; a real one has some hundred letters


class Attempt:
    """One attempt to sign in by one way, over one line. What a proxy says in between is believed in nothing."""

    def __init__(self, kind: SignIn, proxy: Proxy) -> None:
        self.kind = kind
        self._proxy = proxy
        self._rounds = 0
        self._context: ContextProxy | None = None

    @property
    def has_proven(self) -> bool:
        """Whether the proxy can have judged the password: if it still asks, it does not take it."""
        return self.kind is SignIn.BASIC or self._rounds > 1

    def words(self, challenge: str = "") -> str:
        """What comes next in ``Proxy-Authorization``; empty: there is nothing (more) to say to such a challenge."""
        if (self._rounds and not challenge) or self._rounds >= _MOST_ROUNDS or len(challenge) > _LONGEST_CHALLENGE:
            return ""
        token = self._basic() if self.kind is SignIn.BASIC else self._step(challenge)
        if token:
            self._rounds += 1
            return f"{self.kind} {base64.b64encode(token).decode('ascii')}"
        return ""

    def _basic(self) -> bytes:
        """In UTF-8: Vietnamese names have letters that Latin-1 has not."""
        return b"" if self._rounds else f"{self._proxy.user}:{self._proxy.password}".encode()

    def _step(self, challenge: str) -> bytes:
        import spnego  # noqa: PLC0415  # 20 ms and more, for the few proxies that want it

        try:
            if self._context is None:
                own = spnego.Password(self._proxy.user, self._proxy.password) if self._proxy.user else None
                host = self._proxy.address.rpartition(":")[0].strip("[]")
                self._context = spnego.client(own, hostname=host, service="HTTP", protocol=self.kind.lower())
            if self._context.complete:
                return b""
            return self._context.step(base64.b64decode(challenge, validate=True) or None) or b""
        except Exception:  # noqa: BLE001  # its parsers read what a stranger says, and raise whatever comes to them
            return b""
