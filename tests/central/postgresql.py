"""A private PostgreSQL cluster for one test run: only a unix socket, in a folder that vanishes afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from processes import kill_all

SERVICE_ACCOUNTS = ("postgres", "nobody")  # PostgreSQL refuses to run as root
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}  # this cluster outlives nothing
START_WITHIN_SECONDS = 60


def _program(name: str) -> str:
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *folders]))
    if found is None:
        pytest.exit(f"PostgreSQL's {name} is missing: apt-get install postgresql", returncode=3)
    return found


def _account() -> str | None:
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in SERVICE_ACCOUNTS if name in known)


class Cluster:
    """One that is started, killed and started again. ``settings``: those that are not PostgreSQL's own defaults."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._account = _account()
        self._folder = folder
        self._socket = folder / "socket"
        self._socket.mkdir()
        if self._account:
            for path in (folder, self._socket):
                shutil.chown(path, self._account)
        self._socket.chmod(0o700)
        options = {"listen_addresses": "", "unix_socket_directories": str(self._socket), "max_connections": "50"}
        self._flags = [word for name, value in (options | settings).items() for word in ("-c", f"{name}={value}")]
        self._process: subprocess.Popen[bytes] | None = None
        words = ("-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8")
        done = subprocess.run(
            [_program("initdb"), *words], user=self._account, extra_groups=[] if self._account else None, cwd=folder,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.exit(f"initdb failed: {done.stdout}{done.stderr}", returncode=3)

    def address(self, database: str = "hailong") -> str:
        """Of a database in it."""
        return f"postgresql://postgres@/{database}?host={self._socket}"

    def start(self) -> None:
        """Start it; returns when it takes connections, after whatever a kill has left to be made good."""
        log = self._folder / "log"
        with log.open("ab") as said:
            self._process = subprocess.Popen(
                [_program("postgres"), "-D", str(self._folder / "data"), *self._flags], cwd=self._folder,
                user=self._account, extra_groups=[] if self._account else None, stdout=said, stderr=said,
            )  # fmt: skip
        deadline = time.monotonic() + START_WITHIN_SECONDS
        while not self._answers():
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.02)
            if self._process.returncode is not None or time.monotonic() > deadline:
                pytest.exit(f"PostgreSQL did not start: {log.read_text('utf-8', 'replace')[-2000:]}", returncode=3)

    def kill(self) -> None:
        """The server and every process of it, without a word of warning."""
        assert self._process is not None
        kill_all(self._process)

    def stop(self) -> None:
        """At once, and without tidying up."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def made(settings: Mapping[str, str]) -> Iterator[Cluster]:
    """A cluster that runs, and is gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="hailong-pg-"))
    try:
        cluster = Cluster(folder, settings)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster, give the address of its database, and stop it at the end."""
    with made(FAST) as running:
        yield running.address()
