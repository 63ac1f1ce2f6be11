"""Links of this user: the entry that is written, read and removed; the desktop's tools are told."""

import os
import sys

import pytest
from PySide6.QtCore import QSettings

from hailong.qtbridge.links import DesktopLinks, RegistryLinks, link_entry

COMMAND = ["/opt/Hài Lòng/hailong", "--data", "/srv/mẫu"]


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """Stand-ins for the desktop's tools, alone on the path; they note what they are told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    noted = tmp_path / "noted"

    def make(name, code=0):
        tool = folder / name
        tool.write_text(f'#!/bin/sh\necho "{name} $*" >> "{noted}"\nexit {code}\n', encoding="utf-8")
        tool.chmod(0o700)

    monkeypatch.setenv("PATH", str(folder))
    make.noted = lambda: noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []
    return make


@pytest.fixture
def links(tmp_path, tools):
    return DesktopLinks(tmp_path / "applications", COMMAND)


def test_an_entry_is_written_read_and_removed(links, tmp_path):
    assert not links.is_on()
    links.turn_on()
    assert links.is_on()
    lines = (tmp_path / "applications" / "hailong-links.desktop").read_text(encoding="utf-8").splitlines()
    assert "Exec=\"/opt/Hài Lòng/hailong\" --data '/srv/mẫu' link %u".replace("'", '"') in lines
    assert "MimeType=x-scheme-handler/hailong;" in lines
    assert [one.name for one in (tmp_path / "applications").iterdir()] == ["hailong-links.desktop"]
    links.turn_off()
    links.turn_off()
    assert not links.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such tools")
def test_the_desktops_tools_are_told(links, tools, tmp_path):
    tools("xdg-mime")
    tools("update-desktop-database")
    links.turn_on()
    assert tools.noted() == [
        "xdg-mime default hailong-links.desktop x-scheme-handler/hailong",
        f"update-desktop-database {tmp_path / 'applications'}",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such tools")
def test_a_tool_that_fails_is_an_error_of_the_world(links, tools):
    tools("xdg-mime", code=3)
    with pytest.raises(OSError, match="xdg-mime"):
        links.turn_on()


def test_the_registry_declares_the_scheme_and_gives_the_link_as_one_word(tmp_path):
    settings = QSettings(str(tmp_path / "classes.ini"), QSettings.Format.IniFormat)  # stands for the registry
    links = RegistryLinks([r"C:\Program Files\Hai Long\hailong.exe"], settings)
    assert not links.is_on()
    links.turn_on()
    assert links.is_on()
    assert settings.value("hailong/URL Protocol") == ""
    assert settings.value("hailong/shell/open/command/.") == r'"C:\Program Files\Hai Long\hailong.exe" link "%1"'
    links.turn_off()
    assert not links.is_on()
    assert settings.allKeys() == []


def test_a_declaration_for_another_copy_is_not_ours(tmp_path):
    settings = QSettings(str(tmp_path / "classes.ini"), QSettings.Format.IniFormat)
    RegistryLinks(["hailong-old"], settings).turn_on()
    assert not RegistryLinks(["hailong"], settings).is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="the registry there")
def test_the_entry_stands_among_the_users_own_applications(monkeypatch, tmp_path, tools):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    link_entry(["hailong"]).turn_on()
    assert os.path.isfile(tmp_path / "applications" / "hailong-links.desktop")
