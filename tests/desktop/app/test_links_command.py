"""``register-links``: for installers, and for whoever prefers a command."""

import sys

import pytest

from hailong.__main__ import main


@pytest.fixture
def applications(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))  # no tools of a real desktop
    return tmp_path / "applications"


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the real registry there")


def test_links_are_registered_and_no_more(applications, capsys):
    assert main(["register-links"]) == 0
    assert (applications / "hailong-links.desktop").is_file()
    assert main(["unregister-links"]) == 0
    assert not (applications / "hailong-links.desktop").exists()
    assert "hailong:" in capsys.readouterr().out


def test_where_it_cannot_be_written_it_is_said(applications, capsys):
    applications.write_text("a file in the way", encoding="utf-8")
    assert main(["register-links"]) == 1
    assert capsys.readouterr().err.strip()
