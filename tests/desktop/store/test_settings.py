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
