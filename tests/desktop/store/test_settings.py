"""Settings, in both kinds of store."""


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
