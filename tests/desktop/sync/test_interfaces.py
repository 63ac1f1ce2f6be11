"""The protocols of sync fit what api and store really have: names, order, defaults and types of every parameter."""

import inspect
from typing import get_type_hints

import pytest

from hailong.api.client import ServiceClient
from hailong.api.gateway import Gateway
from hailong.api.sealing import Sealer, Verifier
from hailong.domain.clock import SystemClock
from hailong.store import interfaces as store
from hailong.store import mirror_interfaces as served
from hailong.store.legal import SqliteLegal
from hailong.store.memory import MemoryStore
from hailong.store.mirror import SqliteMirror
from hailong.store.outbox import SqliteOutbox
from hailong.store.outbox_interfaces import OutboxRepository
from hailong.store.sheets import SqliteSheets
from hailong.sync import carrying, leaving
from hailong.sync import interfaces as sync

OURS_ALONE = {sync.Service, sync.Verifier, sync.Sealer}
"""Protocols that an answer is typed by: the real thing answers with its own class."""


def methods(protocol: type) -> list[str]:
    return [name for name, member in inspect.getmembers(protocol, inspect.isfunction) if not name.startswith("_")]


PAIRS = [
    (sync.Service, ServiceClient), (sync.Verifier, Verifier), (sync.Sealer, Sealer), (sync.SealingGateway, Gateway),
    (sync.SpeakingGateway, Gateway), (sync.EnrollingGateway, Gateway), (sync.SheetsToSend, SqliteSheets),
    (sync.SheetsToSend, store.SheetRepository), (sync.Outbox, SqliteOutbox), (sync.Outbox, OutboxRepository),
    (sync.Mirror, SqliteMirror), (sync.Mirror, served.MirrorRepository), (sync.StandingRepository, SqliteMirror),
    (sync.LegalShelf, SqliteLegal), (sync.LegalShelf, served.LegalRepository),
    (carrying.CarriedOutbox, SqliteOutbox), (carrying.CarriedOutbox, OutboxRepository),
    (carrying.Courier, ServiceClient),
    (carrying.PackingGateway, Gateway), (leaving.LeavableMirror, SqliteMirror), (leaving.KeyKeeper, Gateway),
]  # fmt: skip


@pytest.mark.parametrize(("protocol", "real"), PAIRS, ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_the_real_thing_has_every_method_of_the_protocol_as_it_is_called(protocol: type, real: type) -> None:
    assert methods(protocol)
    for name in methods(protocol):
        wanted, given = getattr(protocol, name), getattr(real, name)
        parameters = [each for each in inspect.signature(wanted).parameters if each != "self"]
        own = [each for each in inspect.signature(given).parameters if each != "self"]
        assert own[: len(parameters)] == parameters, name
        required = inspect.signature(given).parameters
        assert all(required[extra].default is not inspect.Parameter.empty for extra in own[len(parameters) :]), name
        wanted_hints, given_hints = get_type_hints(wanted), get_type_hints(given)
        if wanted_hints.get("return") in OURS_ALONE:
            wanted_hints.pop("return")
        assert {each: given_hints[each] for each in wanted_hints} == wanted_hints, name


@pytest.mark.parametrize(
    ("protocol", "noun"),
    [(sync.SheetsToSend, "sheets"), (sync.Outbox, "outbox"), (sync.Mirror, "mirror"), (sync.LegalShelf, "legal")],
)
def test_the_twin_in_memory_has_every_method_too(protocol: type, noun: str) -> None:
    real = getattr(MemoryStore(SystemClock()), noun)
    assert all(callable(getattr(real, name)) for name in methods(protocol))
