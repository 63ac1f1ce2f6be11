"""``hailong-central serve``: answer over HTTP until stopped."""

import socket
import threading
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from hailong_central.service.keys import KeysError, service_keys
from hailong_central.service.state import current_epoch


class Command(BaseCommand):
    """Serve the API and the console with granian."""

    help = "Serve the API and the console. TLS is the business of the proxy in front."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen and with how many processes."""
        parser.add_argument("--bind", default="127.0.0.1:8470", help="address:port; port 0 takes a free one")
        parser.add_argument("--workers", type=int, help="processes; 1 on SQLite, else 2")
        parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")

    def handle(self, *, bind: str, workers: int | None, migrate: bool, **_: Any) -> None:
        """Serve until a signal ends it."""
        address, port = _address(bind)
        if migrate:
            call_command("migrate", verbosity=0)
        _check_database()
        try:
            service_keys()
        except KeysError as error:
            raise CommandError(str(error)) from error
        current_epoch()
        processes = workers or (1 if connection.vendor == "sqlite" else 2)
        connection.close()
        server = Granian(
            "hailong_central.wsgi:application", address=address, port=port, interface=Interfaces.WSGI,
            workers=processes, blocking_threads=4, websockets=False, respawn_failed_workers=True, log_access=False,
            log_level=LogLevels.warning,
        )  # fmt: skip
        threading.Thread(target=self._announce, args=(address, port), daemon=True).start()
        server.serve()

    def _announce(self, address: str, port: int) -> None:
        """Say that the service listens, once it has really answered."""
        host = f"[{address}]" if ":" in address else address
        reached = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104  # compared, not bound
        while True:
            try:
                with urllib.request.urlopen(f"http://{reached}:{port}/api/v1/service", timeout=5):
                    break
            except urllib.error.HTTPError:
                break  # it answers, though this host name is not among HAILONG_CENTRAL_HOSTS
            except (OSError, urllib.error.URLError):
                time.sleep(0.05)
        self.stdout.write(f"listening on http://{host}:{port}")
        self.stdout.flush()


def _address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdigit():
        raise CommandError("--bind wants address:port, such as 127.0.0.1:8470")
    if port != "0":
        return host, int(port)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as probe:
        return host, int(probe.getsockname()[1])


def _check_database() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("the database is not up to date: run 'hailong-central migrate' or serve with --migrate")
