"""A proxy of an office with a domain: wants Negotiate or NTLM, and judges them with the library's own server side."""

import base64
import contextlib
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spnego
from spnego.exceptions import SpnegoError

from office_network import OfficeProxy, read_head, say

DOMAIN_USER = "MAU\\chi_doc"
DOMAIN_PASSWORD = "mật khẩu của miền"


@dataclass
class SigningProxy(OfficeProxy):
    """Keeps a line open while somebody signs in on it. ``signed_in``: who did; ``judged``: how many names it refused.

    With ``tls`` it is spoken to over TLS.
    It may misbehave: ``hangs_up_after`` some heads of a line, a ``challenge`` without sense, ``asks_for_ever``.
    """

    offers: str = "NTLM"
    ends_first_line: bool = False
    hangs_up_after: int = 0
    challenge: str | None = None
    asks_for_ever: bool = False
    is_chunked: bool = False
    page: bytes = b"<html>407"
    tls: ssl.SSLContext | None = None
    lines: int = 0
    signed_in: list[str] = field(default_factory=list)
    judged: int = 0

    def serve(self, client: socket.socket) -> None:
        if self.tls is None:
            self._serve(client)
            return
        with self.tls.wrap_socket(client, server_side=True) as over_tls:
            self._serve(over_tls)

    def _serve(self, client: socket.socket) -> None:
        self.lines += 1
        context: spnego.ContextProxy | None = None
        heads = 0
        while True:
            head = read_head(client)
            heads += 1
            self.asked.append(head.split(" HTTP", 1)[0])
            self.heads.append(head)
            if self.refusal:
                say(client, f"{self.refusal} Refused")
                return
            if self.hangs_up_after and heads >= self.hangs_up_after:
                return
            kind, token = _words(head)
            if not kind:
                self._ask(client, self.offers.split(", "), is_last=self.ends_first_line)
                if self.ends_first_line:
                    return
                continue
            if kind == "Basic":
                if self._is_basic_right(token):
                    self._let(client, head, "Basic")
                    return
                self._refuse(client)
                continue
            context = context or spnego.server(protocol=kind.lower())
            try:
                answer = context.step(token) or b""
            except SpnegoError:
                context = None
                self._refuse(client)
                continue
            if context.complete and not self.asks_for_ever:
                self._let(client, head, f"{kind} {context.client_principal}")
                return
            said = base64.b64encode(answer or b"NTLMSSP").decode() if self.challenge is None else self.challenge
            self._ask(client, [f"{kind} {said}"])

    def _let(self, client: socket.socket, head: str, who: str) -> None:
        self.signed_in.append(who)
        self.connect(client, head.split(" ")[1])

    def _refuse(self, client: socket.socket) -> None:
        self.judged += 1
        self._ask(client, self.offers.split(", "))

    def _is_basic_right(self, token: bytes) -> bool:
        return token.decode() == f"{self.user}:{self.password}"

    def _ask(self, client: socket.socket, words: list[str], *, is_last: bool = False) -> None:
        head = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Type: text/html\r\n"
        head += "".join(f"Proxy-Authenticate: {each}\r\n" for each in words)
        head += "Connection: close\r\n" if is_last else "Proxy-Connection: keep-alive\r\n"
        if self.is_chunked:
            body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(self.page), self.page)
            head += "Transfer-Encoding: chunked\r\n\r\n"
        else:
            body = self.page
            head += f"Content-Length: {len(self.page)}\r\n\r\n"
        client.sendall(head.encode() + body)


def _words(head: str) -> tuple[str, bytes]:
    found = re.search(r"^Proxy-Authorization: (\w+) (\S+)", head, re.MULTILINE)
    return (found[1], base64.b64decode(found[2])) if found else ("", b"")


@contextmanager
def signing(hosts: Mapping[str, tuple[str, int]], **how: object) -> Iterator[SigningProxy]:
    opened = SigningProxy(hosts, **how)  # type: ignore[arg-type]  # the fields of SigningProxy
    with contextlib.closing(opened):
        yield opened


def know_the_domain(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the domain's controller knows names and passwords: in two lines of a file, for each way to write the name."""
    domain, user = DOMAIN_USER.split("\\")
    known = folder / "domain"
    known.write_text(f"{domain}:{user}:{DOMAIN_PASSWORD}\n:{user}@mau.example:{DOMAIN_PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv("NTLM_USER_FILE", str(known))
