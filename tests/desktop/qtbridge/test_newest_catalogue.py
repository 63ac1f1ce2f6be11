"""The catalogue of now: folded once, and anew when the service has served another."""

from dataclasses import replace

from hailong.qtbridge.newest_catalogue import NewestCatalogue


def test_the_same_catalogue_is_folded_once_and_another_one_anew(store, desk):
    newest = NewestCatalogue(store.mirror)
    catalogue, index = newest.read()
    assert newest.read() == (catalogue, index)
    assert newest.read()[1] is index
    store.mirror.save_catalogue(replace(catalogue, version="test-2"), "etag-2")
    again, anew = newest.read()
    assert again.version == "test-2"
    assert anew is not index
