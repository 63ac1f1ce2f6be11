"""The central service of the demo: a real process of its own, with its own data folder, on loopback."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from hailong import resources

_START_WITHIN_SECONDS = 60
STAFF_USER = "thanhtra"


class ServiceFailedError(RuntimeError):
    """The central service did not start; the text holds the end of its own log."""


class ServiceProcess:
    """Runs ``hailong_central`` as a child process; acts go through its command line, as an administrator's would."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._log = data / "service.log"
        self._process: subprocess.Popen[bytes] | None = None
        data.mkdir(parents=True, exist_ok=True)
        self.port = _free_port()
        self.staff_password = secrets.token_urlsafe(12)

    def prepare(self) -> None:
        """Make the database, load the starter catalogue and the legal documents, create one member of staff."""
        catalogue = resources.root() / "catalogue"
        self.command("migrate", "--verbosity", "0")
        self.command("load_catalogue", str(catalogue), "--officers", str(catalogue / "officers_demo.csv"))
        self.command("load_legal_documents", str(resources.root() / "legal" / "legal_documents.csv"))
        self.command("create_staff", STAFF_USER, stdin=f"{self.staff_password}\n")

    @property
    def url(self) -> str:
        """Address of the service itself."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        """Where the service keeps its rows, for whoever wants to count them."""
        return self._data / "central.sqlite3"

    def command(self, *words: str, stdin: str | None = None) -> str:
        """Run one management command to its end and return what it printed; ServiceFailedError when it failed."""
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own words
            [sys.executable, "-m", "hailong_central", *words],
            env=self._environment(), input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        if done.returncode:
            raise ServiceFailedError(f"hailong-central {words[0]}: {done.stderr[-2000:]}")
        return done.stdout

    def start(self) -> None:
        """Start serving; returns when it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "hailong_central", "serve", "--bind", f"127.0.0.1:{self.port}"],
                env=self._environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        deadline = time.monotonic() + _START_WITHIN_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise ServiceFailedError(self._log.read_text(encoding="utf-8", errors="replace")[-2000:])
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop serving; safe to call twice."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def issue_code(self, *enterprises: tuple[str, str]) -> str:
        """A one-time enrolment code for these enterprises (tax code, name)."""
        words = [word for tax_code, name in enterprises for word in ("--enterprise", tax_code, name)]
        printed = self.command("issue_code", *words)
        found = re.search(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4})+\b", printed)
        if found is None:
            raise ServiceFailedError("issue_code printed no code")
        return found[0]

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/api/v1/service", timeout=2) as answer:  # noqa: S310  # loopback http
                return bool(answer.headers.get("Hailong-Epoch"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "HAILONG_CENTRAL_DATA": str(self._data), "PYTHONUTF8": "1"}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
