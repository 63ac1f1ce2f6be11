"""Settings, in both kinds of store."""

import pytest

from hailong.store.database import FILE_NAME
from hailong.store.interfaces import StoreError
from hailong.store.sqlite import open_store


def test_an_unknown_setting_gives_the_default(store):
    assert store.settings.get("language") == ""
    assert store.settings.get("language", "vi") == "vi"


def test_a_setting_is_kept_and_replaced(store):
    store.settings.set("theme", "dark")
    store.settings.set("theme", "")
    assert store.settings.get("theme", "light") == ""
    store.settings.set("folder", "C:\\Tờ khai\\\x00")
    assert store.settings.get("folder") == "C:\\Tờ khai\\\x00"


def test_a_setting_that_the_disk_has_changed_is_read_as_far_as_it_is_text(sqlite_store):
    sqlite_store.settings.set("theme", "dark")
    with sqlite_store._database.write() as connection:
        connection.execute("UPDATE settings SET value = CAST(x'64e1726b' AS TEXT)")

    assert sqlite_store.settings.get("theme") == "d\ufffdrk"


def test_several_are_kept_at_once(store):
    store.settings.set("theme", "dark")
    store.settings.set_all({"theme": "light", "folder": "here"})

    assert (store.settings.get("theme"), store.settings.get("folder")) == ("light", "here")


def test_what_the_user_has_set_is_copied_and_nothing_else(sqlite_store):
    sqlite_store.settings.set("window.language", "en")
    sqlite_store.settings.set("bulk.pattern", "what somebody began to write")

    assert sqlite_store.settings._copy.read() == {"window.language": "en"}


def test_a_copy_that_says_something_else_is_written_anew_at_the_start(tmp_path, clock):
    store = open_store(tmp_path, clock)
    store.settings.set("window.language", "en")
    store.settings._copy.write(dict)
    store.close()

    open_store(tmp_path, clock).close()
    (tmp_path / FILE_NAME).unlink()
    store = open_store(tmp_path, clock)

    assert store.settings.get("window.language") == "en"
    store.close()


def test_a_copy_that_cannot_be_written_keeps_nobody_from_starting(tmp_path, clock):
    store = open_store(tmp_path, clock)
    store.settings.set("window.language", "en")
    store.settings._copy.write(dict)
    store.close()
    (tmp_path / "settings.new.db").mkdir()

    store = open_store(tmp_path, clock)

    assert store.settings.get("window.language") == "en"
    with pytest.raises(StoreError):
        store.settings.set("window.language", "vi")
    store.close()
