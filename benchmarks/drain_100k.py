"""A hundred thousand sheets that wait: how long until they are delivered, and how long the window stands still.

The service is a process on loopback that does nothing but sign receipts, so that the client is measured. The limit is
the very same sheets, posted to it by bare requests in the same batches. The first second is the program's start, which
another benchmark measures: the window's blocks are counted from then on.

``HAILONG_BENCH_WAITING`` is how many wait, where 100,000 are too many; the seconds are then those of 100,000 at that
pace.
"""

import base64
import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc.jwk import OKPKey

from benchmarks.store_search import declarations
from hailong.api.credentials import Credentials
from hailong.api.sealing import DeviceKey
from hailong.domain.catalogue import Level
from hailong.domain.clock import SystemClock
from hailong.domain.declaration import Declaration, round_of
from hailong.domain.delivery import SealedSheet
from hailong.domain.enrolment import Enrolment
from hailong.domain.ids import uuid7
from hailong.domain.imports import FileImport
from hailong.domain.sheet import Rating, Sheet, Subject, SubjectKind
from hailong.store.interfaces import DeclarationQuery, Tab
from hailong.store.sqlite import SqliteStore, open_store

SHEETS: Final = int(os.environ.get("HAILONG_BENCH_WAITING", "100000"))
_BATCH: Final = 100
_AT_ONCE: Final = 5_000
_DEVICE: Final = "01939a6e-0000-7000-8000-0000000000dd"
_CLOCK: Final = SystemClock()

_WINDOW: Final = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from hailong.app import window
from hailong.app.core import Core
from hailong.app.start import make_application, stay_until_closed
application = make_application()
workstation = window.Workstation(application, Core(Path(sys.argv[1]), keys_in_files=True))
worst, last, begun = 0.0, None, None
def beat():
    global last, worst
    now = time.perf_counter()
    if last is not None and begun is not None and last > begun + 1:
        worst = max(worst, (now - last) * 1000)
    last = now
heart = QTimer(interval=5)
heart.timeout.connect(beat)
heart.start()
def running():
    global begun
    if begun is None and workstation.sync.status.is_running:
        begun = time.perf_counter()
def ran(outcome):
    if outcome.failure is not None or workstation.core.store.outbox.summary().waiting == 0:
        told = {"seconds": time.perf_counter() - begun, "stall": worst, "delivered": outcome.push.delivered,
                "failure": str(outcome.failure)}
        print(json.dumps(told), flush=True)
        heart.stop()
        application.exit(0)
workstation.sync.status_changed.connect(running)
workstation.sync.ran.connect(ran)
workstation.show()
stay_until_closed(application, workstation)
"""


def measure() -> list[dict[str, Any]]:
    """The entries ``drain_100k`` and ``drain_100k_worst_block``."""
    Path("build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir="build") as name, _service() as (url, keys):
        folder = Path(name, "data").resolve()
        with closing(open_store(folder, _CLOCK)) as store:
            _enrol(store, folder, url, keys)
            _fill(store)
            bare = _bare_seconds(store, url)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-c", _WINDOW, str(folder)], env=environment, capture_output=True, text=True, check=True
        )
        told = json.loads(done.stdout.splitlines()[-1])
        assert told["delivered"] == SHEETS, told
    seconds = told["seconds"] * 100_000 / SHEETS
    return [
        {
            "name": "drain_100k", "value": round(seconds, 1), "unit": "s", "limit": round(bare, 1),
            "ratio": round(seconds / bare, 2), "goal": "<= 60 s",
        },
        {"name": "drain_100k_worst_block", "value": round(told["stall"], 1), "unit": "ms", "goal": "<= 100 ms"},
    ]  # fmt: skip


def _enrol(store: SqliteStore, folder: Path, url: str, keys: tuple[dict[str, str], ...]) -> None:
    Credentials.in_files(folder).confirm(url, _DEVICE, DeviceKey.generate())
    enterprises = tuple((f"01999{n:05d}", f"Công ty {n}") for n in range(40))
    store.mirror.save_enrolment(
        Enrolment(service_url=url, service_name="Máy đo", device_id=_DEVICE, keys=keys, enterprises=enterprises)
    )


def _fill(store: SqliteStore) -> None:
    store.declarations.apply(declarations(SHEETS), FileImport(name="bench", sha256="0" * 64, reader="bench:1"))
    keys = list(store.declarations.view(DeclarationQuery(tab=Tab.ALL)))
    now = _CLOCK.now()
    for start in range(0, len(keys), _AT_ONCE):
        rows = store.declarations.rows(keys[start : start + _AT_ONCE])
        store.sheets.send_held([_sealed(row.key, row.declaration) for row in rows], now, now)


def _sealed(key: int, declaration: Declaration) -> SealedSheet:
    now = _CLOCK.now()
    office = Subject(kind=SubjectKind.OFFICE, code=declaration.office_code, name="Hải quan cửa khẩu")
    sheet = Sheet(
        id=uuid7(now), declaration=declaration, round=round_of(declaration), written_at=now,
        ratings=(Rating(subject=office, level=Level.SATISFIED),),
    )  # fmt: skip
    sealed = (sheet.id.hex * 64).encode()  # 2 KB, as a sealed sheet of one line is
    return SealedSheet(declaration_key=key, sheet=sheet, sealed=sealed, sha256=hashlib.sha256(sealed).hexdigest())


def _bare_seconds(store: SqliteStore, url: str) -> float:
    seconds = 0.0
    waiting = store.outbox.due(_CLOCK.now(), 10_000)
    with requests.Session() as session:
        session.trust_env = False
        for start in range(0, len(waiting), _BATCH):
            items = [{"id": str(one.id), "sealed": one.sealed.decode()} for one in waiting[start : start + _BATCH]]
            begun = time.perf_counter()
            session.post(f"{url}/api/v1/sheets", json={"sheets": items}, timeout=60).json()
            seconds += time.perf_counter() - begun
    return seconds * 100_000 / len(waiting)


# --- the service: one process, which signs receipts ------------------------------------------------------------------


@contextmanager
def _service() -> Iterator[tuple[str, tuple[dict[str, str], ...]]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_serve, args=(theirs,), daemon=True)
    child.start()
    try:
        yield ours.recv()
    finally:
        child.kill()
        child.join()


def _serve(said: Connection) -> None:
    key = OKPKey.generate_key("Ed25519")
    kid = key.thumbprint()
    signer = key.private_key
    assert isinstance(signer, Ed25519PrivateKey)
    sealing = OKPKey.generate_key("X25519")
    jwk = {**key.as_dict(private=False), "use": "sig", "kid": kid}
    enc = {**sealing.as_dict(private=False), "use": "enc", "kid": sealing.thumbprint()}
    head = _b64(json.dumps({"alg": "Ed25519", "typ": "hailong-receipt+jws", "kid": kid}).encode())

    def receipt(sheet_id: str, sealed: str, sequence: int) -> str:
        says = {
            "sheet_id": sheet_id, "sha256": hashlib.sha256(sealed.encode()).hexdigest(), "sequence": sequence,
            "epoch": "e", "received_at": "2026-11-16T10:02:12.000Z", "number": f"HL-2026-{sequence:06d}",
        }  # fmt: skip
        text = f"{head}.{_b64(json.dumps(says).encode())}"
        return f"{text}.{_b64(signer.sign(text.encode()))}"

    def answer(path: str, body: bytes) -> tuple[int, object]:
        if path == "/api/v1/sheets":
            items = json.loads(body)["sheets"]
            results = [
                {"id": one["id"], "status": 201, "receipt": receipt(one["id"], one["sealed"], number)}
                for number, one in enumerate(items, 1)
            ]
            return 207, {"epoch": "e", "results": results}
        if path == "/api/v1/service":
            says = {"name": "Máy đo", "epoch": "e", "time": datetime.now(UTC).isoformat(), "oldest_client": "0.1.0"}
            return 200, {**says, "keys": [jwk, enc], "rotations": []}
        return 503, {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _answer(self) -> None:
            status, body = answer(self.path, self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Hailong-Epoch", "e")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    said.send((f"http://127.0.0.1:{server.server_address[1]}", (jwk, enc)))
    server.serve_forever()


def _b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
