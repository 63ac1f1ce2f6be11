"""Resources are found in a checkout and in an installed package."""

from hailong import resources


def test_the_checkout_holds_icons_and_sources_of_translations():
    assert resources.icon("star").is_file()
    assert (resources.root() / "translations" / "qtbase_vi.ts").is_file()


def test_an_installed_package_finds_its_own_folder_first(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)

    assert resources.translation("hailong_en") == tmp_path / "resources" / "translations" / "hailong_en.qm"
