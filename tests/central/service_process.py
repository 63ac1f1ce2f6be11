"""A real service process with a data folder of its own, driven by its command line as an administrator would."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from markers import found_in_file

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class ServiceProcess:
    """The commands of one installation, and its running server."""

    def __init__(self, data: Path, database_url: str = "", **settings: str) -> None:
        self.data = data
        self.log = data / "service.log"
        self._environment = {**os.environ, "HAILONG_CENTRAL_DATA": str(data / "home"), "PYTHONUTF8": "1", **settings}
        self._environment.pop("HAILONG_CENTRAL_DATABASE_URL", None)
        if database_url:
            self._environment["HAILONG_CENTRAL_DATABASE_URL"] = database_url

    def command(self, *words: str, stdin: str = "", fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "hailong_central", *words],
            env=self._environment, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert (done.returncode != 0) is fails, done.stderr
        return done.stderr if fails else done.stdout

    @contextmanager
    def serving(self, *words: str) -> Iterator[str]:
        """Serve on a free port; gives the address."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "hailong_central", "serve", "--bind", "127.0.0.1:0", *words],
                env=self._environment, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8",
            )  # fmt: skip
        with _Stopped(process, self.log):
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.fullmatch(r"listening on (http://127\.0\.0\.1:\d+)\n", line)
            assert found, self.log.read_text("utf-8")
            yield found[1]


class _Stopped:
    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        self._process = process
        self._log = log

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        finally:
            self._process.kill()
            self._process.wait()
            if self._process.stdout:
                self._process.stdout.close()
        assert found_in_file(self._log) == [], "content in the service's log"
