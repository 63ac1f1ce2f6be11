"""Posting past the one sender: as no client of ours does it, and as a bad one might."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

from e2e.killed_client import rate
from hailong.app.core import Core
from hailong.domain.ids import uuid7
from hailong.domain.service import ItemResult

THREADS = 5


class Desk:
    """Seals sheets and posts them, once or at the same moment from several threads."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._enrolment = core.store.mirror.enrolment()
        assert self._enrolment is not None
        gateway = core.network.engine._gateway
        self._sealer = gateway.sealer(self._enrolment)
        self._clients = [gateway.client(self._enrolment) for _ in range(THREADS)]
        self._together = threading.Barrier(THREADS)

    def seal(self, key: int, sheet_id: UUID | None = None) -> tuple[UUID, bytes]:
        """Frozen bytes, never the same twice: sealing draws a new key each time."""
        row = self._core.store.declarations.get(key)
        assert row is not None
        sheet = replace(rate(self._core, row), id=sheet_id or uuid7(self._core.clock.now()))
        return sheet.id, self._sealer.seal(sheet)[0]

    def post_at_once(self, items: list[list[tuple[UUID, bytes]]]) -> list[list[ItemResult]]:
        """Each thread posts its items, all at the same moment."""
        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(self._post, self._clients, items))

    def _post(self, client, items: list[tuple[UUID, bytes]]) -> list[ItemResult]:
        self._together.wait(timeout=60)
        results: list[ItemResult] = []
        for at in range(0, len(items), 20):
            results += client.post_sheets(items[at : at + 20]).results
        return results

    def post(self, items: list[tuple[UUID, bytes]]) -> None:
        """Post once."""
        self._clients[0].post_sheets(items)

    def close(self) -> None:
        for client in self._clients:
            client.close()
