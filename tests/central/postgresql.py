"""A private PostgreSQL cluster for one test run: only a unix socket, in a folder that vanishes afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SERVICE_ACCOUNTS = ("postgres", "nobody")  # PostgreSQL refuses to run as root
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}  # this cluster outlives nothing


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


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster, give the address of its database, and stop it at the end."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="hailong-pg-"))
    data, socket = folder / "data", folder / "socket"
    socket.mkdir()
    if account:
        for path in (folder, socket):
            shutil.chown(path, account)
    socket.chmod(0o700)

    def run(*command: str) -> None:
        done = subprocess.run(
            command, user=account, extra_groups=[] if account else None, cwd=folder, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.exit(f"{command[0]} failed: {done.stdout}{done.stderr}", returncode=3)

    options = {"listen_addresses": "", "unix_socket_directories": str(socket), "max_connections": "50"} | FAST
    try:
        run(_program("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8")
        flags = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        run(_program("pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", flags, "start")
        try:
            yield f"postgresql://postgres@/hailong?host={socket}"
        finally:
            run(_program("pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
