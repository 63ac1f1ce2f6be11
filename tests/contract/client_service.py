"""A double of the central service for tests of the client: real keys, real HTTP on loopback, answers by script."""

import hashlib
import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc import jwe, jws
from joserfc.jwk import OKPKey

EPOCH = "epoch-1"


class ServiceKeys:
    """The service's own keys, and what it does with them."""

    def __init__(self) -> None:
        self.signing = OKPKey.generate_key("Ed25519")
        self.sealing = OKPKey.generate_key("X25519")
        self.former: tuple[Mapping[str, str], ...] = ()
        self.rotations: list[str] = []

    @property
    def in_use(self) -> tuple[Mapping[str, str], ...]:
        return (
            {**self.signing.as_dict(private=False), "use": "sig", "kid": self.signing.thumbprint()},
            {**self.sealing.as_dict(private=False), "use": "enc", "kid": self.sealing.thumbprint()},
        )

    @property
    def jwks(self) -> tuple[Mapping[str, str], ...]:
        return (*self.in_use, *self.former)

    def rotate(self, **changes: object) -> None:
        """New keys, announced by the ones until now; ``changes`` spoil the announcement."""
        signer, self.former = self.signing, self.jwks
        self.signing, self.sealing = OKPKey.generate_key("Ed25519"), OKPKey.generate_key("X25519")
        says = {"sequence": len(self.rotations) + 1, "at": "2026-11-16T10:00:00.000Z", "keys": list(self.in_use)}
        protected = {"alg": "Ed25519", "typ": "hailong-keys+jws", "kid": signer.thumbprint()}
        self.rotations.append(
            jws.serialize_compact(
                protected, json.dumps(says | changes), signer, registry=_Large(algorithms=["Ed25519"])
            )
        )

    def sign(self, kind: str, payload: object, **header: object) -> str:
        protected = {"alg": "Ed25519", "typ": kind, "kid": self.signing.thumbprint(), **header}
        registry = _Large(algorithms=["Ed25519"])
        return jws.serialize_compact(protected, json.dumps(payload), self.signing, registry=registry)

    def receipt(self, sheet_id: object, sha256: str, **changes: object) -> str:
        payload = {
            "sheet_id": str(sheet_id),
            "sha256": sha256,
            "sequence": 7,
            "epoch": EPOCH,
            "received_at": "2026-11-16T10:02:12.000Z",
            "number": "HL-2026-000123",
            **changes,
        }
        return self.sign("hailong-receipt+jws", payload)

    def open_sheet(self, sealed: str) -> tuple[dict[str, Any], dict[str, Any], str]:
        """The JWE header, the sheet's JSON (not verified) and the JWS."""
        registry = _LargeSealed(algorithms=["ECDH-ES", "A256GCM"])
        opened = jwe.decrypt_compact(sealed, self.sealing, registry=registry)
        assert opened.plaintext is not None
        token = opened.plaintext.decode()
        payload = jws.extract_compact(token.encode(), registry=_Large(algorithms=["Ed25519"])).payload
        return dict(opened.protected), json.loads(payload), token


class _Large(jws.JWSRegistry):
    max_payload_length = 16 * 1024 * 1024
    max_header_length = 4096


class _LargeSealed(jwe.JWERegistry):
    max_ciphertext_length = 16 * 1024 * 1024


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What the server answers; ``cut_after`` breaks the line after so many bytes, ``None`` body drops it at once."""

    status: int = 200
    body: object = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    label: str = EPOCH
    cut_after: int | None = None
    hold: threading.Event | None = None

    @property
    def raw(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()


Script = Callable[[Request], Reply]


class HttpService:
    """A real HTTP/1.1 server on loopback; ``script`` may be exchanged at any time, ``requests`` is what came."""

    def __init__(self, script: Script, context: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.requests: list[Request] = []
        self.connections = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        return [f"{request.method} {request.path}" for request in self.requests]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                request = Request(self.command, self.path, dict(self.headers), self.rfile.read(length))
                outer.requests.append(request)
                reply = outer.script(request)
                if reply.hold is not None:
                    reply.hold.wait(20)
                self._write(reply)

            def _write(self, reply: Reply) -> None:
                headers = {"Content-Type": "application/json", **reply.headers}
                if reply.label:
                    headers["Hailong-Epoch"] = reply.label
                self.send_response(reply.status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.raw)))
                self.end_headers()
                self.wfile.write(reply.raw if reply.cut_after is None else reply.raw[: reply.cut_after])
                self.close_connection = self.close_connection or reply.cut_after is not None

            do_GET = do_POST = _answer  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

            def handle(self) -> None:
                outer.connections += 1
                try:
                    super().handle()
                except OSError:  # the client broke off, as some tests want it to
                    self.close_connection = True

        return Handler


@contextmanager
def serving(script: Script, context: ssl.SSLContext | None = None) -> Iterator[HttpService]:
    """With a ``context`` over TLS."""
    service = HttpService(script, context)
    try:
        yield service
    finally:
        service.close()


def problem(code: str, status: int, **members: object) -> Reply:
    """A labelled problem of the service."""
    body = {
        "type": f"urn:hailong:problem:{code}", "title": "Không thực hiện được", "detail": "", "status": status,
        "time": "2026-11-16T10:00:00.000Z", **members,
    }  # fmt: skip
    return Reply(status, body, {"Content-Type": "application/problem+json"})


def sha256(sealed: str | bytes) -> str:
    return hashlib.sha256(sealed.encode() if isinstance(sealed, str) else sealed).hexdigest()


def accept_all(keys: ServiceKeys, request: Request, epoch: str = EPOCH) -> Reply:
    """The answer that stores every sheet of a batch."""
    results = [
        {
            "id": item["id"],
            "status": 201,
            "receipt": keys.receipt(item["id"], sha256(item["sealed"]), epoch=epoch),
        }
        for item in request.json["sheets"]
    ]
    return Reply(207, {"epoch": epoch, "time": "2026-11-16T10:00:00.000Z", "results": results}, label=epoch)


class ServiceDouble:
    """The whole service as a client sees it; every part can be exchanged by a test.

    ``answer`` (if set) gives the answer of every call; ``sheets`` that of ``POST /sheets`` alone.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.keys = ServiceKeys()
        self.now = now
        self.epoch = EPOCH
        self.answer: Script | None = None
        self.sheets: Script = lambda request: accept_all(self.keys, request, self.epoch)
        self.catalogue: object = {
            "version": "c1", "offices": [], "teams": [], "stages": [], "officers": [], "reasons": [],
        }  # fmt: skip
        self.etag = '"c1"'
        self.updates: list[dict[str, object]] = []
        self.legal: list[str] = []
        self.page = 2
        self.enterprises = [{"tax_code": "0199999991", "name": "CÔNG TY TNHH MẪU THỬ"}]

    def __call__(self, request: Request) -> Reply:
        if self.answer is not None:
            return self.answer(request)
        path, _, query = request.path.removeprefix("/api/v1/").partition("?")
        after = query.removeprefix("after=")
        if path in ("sheets", "carried-sheets"):
            return self.sheets(request)
        if path == "catalogue":
            is_known = request.headers.get("If-None-Match") == self.etag
            return self._labelled(304 if is_known else 200, b"" if is_known else self.catalogue, ETag=self.etag)
        changes = [{"sequence": number, "signed": token} for number, token in enumerate(self.legal)]
        answers: dict[str, Callable[[], object]] = {
            "service": self.service,
            "devices": lambda: self.enrolled(request),
            "updates": lambda: self._page("updates", self.updates, after),
            "legal-documents": lambda: self._page("changes", changes, after),
        }
        return self._labelled(200, answers[path]()) if path in answers else problem("malformed", 404)

    def enrolled(self, request: Request) -> dict[str, object]:
        jwk = jws.extract_compact(request.json["enrolment"].encode()).headers()["jwk"]
        standing = {"device_id": "device-1", "enterprises": self.enterprises}
        says = {
            **standing, "thumbprint": OKPKey.import_key(jwk).thumbprint(), "name": "Dịch vụ thử",
            "keys": list(self.keys.jwks), "key_sequence": len(self.keys.rotations),
        }  # fmt: skip
        return {**standing, "signed": self.keys.sign("hailong-enrolled+jws", says)}

    def service(self) -> dict[str, object]:
        return {
            "name": "Dịch vụ thử", "epoch": self.epoch, "time": self.now().isoformat(), "oldest_client": "0.1.0",
            "keys": list(self.keys.jwks), "rotations": self.keys.rotations,
            "motto": "một trường mà máy khách này chưa biết",
        }  # fmt: skip

    def _page(self, name: str, everything: list[dict[str, object]], after: str) -> dict[str, object]:
        start = int(after or 0)
        end = min(start + self.page, len(everything))
        return {
            "epoch": self.epoch, "time": self.now().isoformat(), name: everything[start:end], "next": str(end),
            "more": end < len(everything),
        }  # fmt: skip

    def _labelled(self, status: int, body: object, **headers: str) -> Reply:
        return Reply(status, body, headers, label=self.epoch)
