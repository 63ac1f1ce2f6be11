"""Two real starts of the program over one data folder: the second hands over its words and ends, the first acts."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import pytest

from hailong.app.core import Core
from hailong.domain.imports import FileImport
from rating_desk import declaration

NUMBERS: Final = (declaration(0).number, declaration(1).number)
PATIENCE: Final = 60.0


def run_window(folder: Path, told: Connection) -> None:
    """A window as the program opens it; ``told`` hears what it shows, whenever that changes, and when it hears."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer  # Qt only once the platform is named

    from hailong.app.start import open_window

    looking = QTimer()

    def watch(workstation: Any) -> None:
        last: dict[str, Any] = {}

        def look() -> None:
            nonlocal last
            opened, reception = workstation.sheets.current, workstation._reception  # the test's own eye
            now = {
                "hears": reception is not None and reception.server.is_listening,
                "opened": opened.row.declaration.number if opened else None,
                "page": str(workstation.window._shown),
                "ports": listening_ports(),
            }
            if now != last:
                last = now
                told.send(now)

        looking.timeout.connect(look)
        looking.start(30)

    open_window(folder, on_shown=watch)


def listening_ports() -> list[str]:
    """What this very process listens on, as Linux tells it: TCP and UDP sockets of its own."""
    mine = {os.readlink(link) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            words = line.split()
            is_listening = table.startswith("udp") or words[3] == "0A"
            if is_listening and f"socket:[{words[9]}]" in mine:
                found.append(f"{table} {words[1]}")
    return found


class Window:
    """The first start; ``now`` is what it last said."""

    def __init__(self, folder: Path) -> None:
        context = get_context("spawn")
        self._hears, tells = context.Pipe(duplex=False)
        self._process = context.Process(target=run_window, args=(folder, tells), daemon=True)
        self._process.start()
        tells.close()
        self.now: dict[str, Any] = {}

    def wait(self, until: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Until it stands so."""
        while not (self.now and until(self.now)):
            assert self._hears.poll(PATIENCE), f"waited in vain; at last: {self.now}"
            self.now = self._hears.recv()
        return self.now

    def kill(self) -> None:
        """As a power cut does."""
        self._process.kill()
        self._process.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    core = Core(tmp_path / "data", keys_in_files=True)
    core.store.declarations.apply(
        [declaration(0), declaration(1)], FileImport(name="a.xlsx", sha256="3" * 64, reader="list/1")
    )
    core.close()
    return core.folder


@pytest.fixture
def window(folder: Path) -> Iterator[Window]:
    first = Window(folder)
    first.wait(lambda now: now["hears"])
    yield first
    first.kill()


def hailong(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The second start, as a vendor's program would make it."""
    return subprocess.run(
        [sys.executable, "-m", "hailong", "--data", str(folder), *words],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=PATIENCE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_a_second_start_shows_what_it_was_asked_for_in_the_first(folder: Path, window: Window) -> None:
    done = hailong(folder, "rate", NUMBERS[1])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    window.wait(lambda now: now["opened"] == NUMBERS[1])

    assert hailong(folder, "link", f"hailong:rate/{NUMBERS[0]}").returncode == 0
    window.wait(lambda now: now["opened"] == NUMBERS[0])

    assert hailong(folder, "open", "documents").returncode == 0
    window.wait(lambda now: now["page"] == "documents")

    assert hailong(folder).returncode == 0
    assert hailong(folder, "--in-tray").returncode == 0
    assert hailong(folder, "rate", "309999999990").returncode == 3


def test_status_is_told_while_the_window_runs_and_while_it_does_not(folder: Path) -> None:
    alone = hailong(folder, "status", *NUMBERS, "--json")
    first = Window(folder)
    first.wait(lambda now: now["hears"])
    beside = hailong(folder, "status", *NUMBERS, "--json")
    first.kill()
    after = hailong(folder, "status", *NUMBERS, "--json")

    assert [one.returncode for one in (alone, beside, after)] == [0, 0, 0]
    assert alone.stdout == beside.stdout == after.stdout
    assert [one["number"] for one in json.loads(alone.stdout)["declarations"]] == list(NUMBERS)


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_a_window_that_hears_other_starts_listens_on_no_port(window: Window, folder: Path) -> None:
    hailong(folder, "open", "sent")
    assert window.wait(lambda now: now["page"] == "sent")["ports"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_the_look_for_ports_sees_one(host: str, kind: socket.SocketKind) -> None:
    before = listening_ports()
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, kind) as heard:
        heard.bind((host, 0))
        if kind is socket.SOCK_STREAM:
            heard.listen()
        assert len(listening_ports()) == len(before) + 1
    assert listening_ports() == before
