"""The bill of materials names everything that is pinned for this platform, in its pinned version, and no more."""

import json
from importlib.metadata import distributions

import pytest

from dev import bom


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    path = tmp_path_factory.mktemp("bom") / "bom.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bom, "BOM", path)
        bom.make()
    return json.loads(path.read_text(encoding="utf-8"))


def test_everything_that_is_installed_stands_there_with_its_version(bill):
    listed = {(one["name"].lower().replace("_", "-"), one["version"]) for one in bill["components"]}
    installed = {(one.metadata["Name"].lower().replace("_", "-"), one.version) for one in distributions()}
    assert {name for name, _ in installed - listed} <= {"hailong"}
    assert {name for name, _ in listed - installed} == set()


def test_it_says_what_needs_what_from_the_product_on(bill):
    assert bill["metadata"]["component"]["name"] == "hailong"
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert any("pyside6" in one.lower() for one in needs[bill["metadata"]["component"]["bom-ref"]])
