"""Settings are read whole, changed at once and kept in the background."""

import pytest

from hailong.domain.sheet import Contact
from hailong.qtbridge.settings import Language, Settings, SettingsService, ThemeChoice, read_settings
from hailong.store.interfaces import StoreError, StoreFault

CHANGES = {
    "language": Language.ENGLISH,
    "theme": ThemeChoice.DARK,
    "exports_folder": "/du/lieu",
    "contact": Contact(name="Nguyễn Thị Mẫu", phone="0900000000"),
    "geometry": "AdnQ",
}


class FullDisk:
    def get(self, name, default=""):
        return default

    def set_all(self, texts):
        raise StoreError(StoreFault.DISK_FULL)


def test_nothing_kept_gives_the_defaults(store):
    assert read_settings(store.settings) == Settings()


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_there_after_a_restart(store, tasks, settle, name):
    service = SettingsService(tasks, store.settings)
    service.change(**{name: CHANGES[name]})
    settle()

    assert read_settings(store.settings) == Settings(**{name: CHANGES[name]})


def test_what_cannot_be_understood_becomes_the_default(store):
    store.settings.set("window.language", "klingon")
    store.settings.set("window.theme", "plaid")

    assert read_settings(store.settings) == Settings()


def test_a_change_is_told_once_with_what_was_before(store, tasks, settle, qtbot):
    service = SettingsService(tasks, store.settings)
    with qtbot.waitSignal(service.changed) as told:
        service.change(theme=ThemeChoice.DARK)
    assert told.args == [Settings(theme=ThemeChoice.DARK), Settings()]
    with qtbot.assertNotEmitted(service.changed):
        service.change(theme=ThemeChoice.DARK)
    settle()


def test_a_full_disk_is_told_and_the_change_still_counts(tasks, qtbot):
    service = SettingsService(tasks, FullDisk())
    with qtbot.waitSignal(service.failed):
        service.change(theme=ThemeChoice.DARK)

    assert service.current.theme is ThemeChoice.DARK


def test_a_folder_that_no_disk_could_have_is_none(store):
    store.settings.set("window.exports_folder", "/du\0lieu")

    assert read_settings(store.settings).exports_folder == ""
