"""System libraries: installed where we may, named exactly where we may not."""

import pytest

from dev import system
from dev.console import ToolError
from dev.system import Need

pytestmark = pytest.mark.skipif(
    not system.sys.platform.startswith("linux"), reason="system libraries are looked for on Linux"
)


def need(what="libnothing.so.1", is_there=False, packages=("libnothing1t64", "libnothing1"), without=""):
    return Need(what=what, is_there=lambda: is_there, packages=packages, without=without)


@pytest.fixture(autouse=True)
def nobody_installs(monkeypatch):
    monkeypatch.setattr(system, "_may_install", lambda: False)


def test_what_is_there_is_not_spoken_of(capsys):
    system.ensure([need(is_there=True)])
    assert capsys.readouterr().out == ""


def test_what_is_missing_is_named_with_its_package_and_the_command_to_install_it(monkeypatch):
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "_package_of", lambda one: one.packages[-1])
    with pytest.raises(ToolError) as error:
        system.ensure([need(), need(what="Xvfb", packages=("xvfb",)), need(is_there=True)])
    said = str(error.value)
    assert "libnothing.so.1" in said
    assert "libnothing1t64 or libnothing1" in said
    assert said.endswith("sudo apt-get install --yes libnothing1 xvfb")


def test_what_one_can_do_without_is_left_out_aloud(capsys):
    system.ensure([need(what="Chromium", without="the tests in a browser")])
    assert "the tests in a browser are left out" in capsys.readouterr().out


def test_what_can_be_installed_is_and_only_the_rest_is_named(monkeypatch):
    installed = []
    monkeypatch.setattr(system, "_may_install", lambda: True)
    monkeypatch.setattr(system, "_install", lambda needs: installed.extend(one.what for one in needs))
    comes = Need(what="comes", is_there=lambda: "comes" in installed, packages=("a",))
    system.ensure([comes])
    assert installed == ["comes"]
    with pytest.raises(ToolError, match="stays away"):
        system.ensure([comes, need(what="stays away")])


def test_a_library_is_looked_for_by_loading_it():
    assert system._loads("libc.so.6")
    assert not system._loads("libsurelynothere.so.1")


@pytest.mark.skipif(not system.shutil.which("apt-cache"), reason="Debian and Ubuntu")
def test_the_first_package_name_that_the_release_has_is_taken():
    assert system._package_of(need(packages=("surely-no-such-package", "dpkg"))) == "dpkg"
    assert system._package_of(need(packages=("surely-no-such-package",))) is None
