"""The catalogue in memory: empty at first, read in the background, announced when it has changed."""

from dataclasses import replace

from hailong.domain.catalogue import Catalogue
from hailong.qtbridge.catalogue import CatalogueService
from hailong.store.interfaces import StoreError, StoreFault


def test_before_the_first_reading_it_is_empty(tasks, store):
    assert CatalogueService(tasks, store.mirror).current == Catalogue()


def test_refresh_announces_another_version_once(tasks, store, desk, qtbot, settle):
    service = CatalogueService(tasks, store.mirror)
    with qtbot.waitSignal(service.changed):
        service.refresh()
    assert service.current == store.mirror.catalogue()
    heard = []
    service.changed.connect(heard.append)
    service.refresh()
    settle()
    assert not heard
    store.mirror.save_catalogue(replace(service.current, version="next"), "etag")
    with qtbot.waitSignal(service.changed):
        service.refresh()
    assert service.current.version == "next"


def test_store_that_refuses_is_announced_as_such(tasks, store, qtbot, monkeypatch):
    def refuse():
        raise StoreError(StoreFault.DAMAGED)

    monkeypatch.setattr(store.mirror, "catalogue", refuse)
    service = CatalogueService(tasks, store.mirror)
    with qtbot.waitSignal(service.failed):
        service.refresh()
