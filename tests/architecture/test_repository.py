"""What the repository as a whole promises: no address of a registry, no path of a machine, a reason for everything."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from dev.commands import COMMANDS
from hailong.domain.sheet import SheetState, may_become

ROOT = Path(__file__).resolve().parents[2]
# Put together here, so that this file does not hold what it forbids.
REGISTRIES = [
    "py" + "pi.org",
    "pythonho" + "sted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "crates" + ".io",
    "conda" + ".anaconda.org",
    "proxy.gol" + "ang.org",
    "rubygems" + ".org",
    "deb.deb" + "ian.org",
    "archive.ubu" + "ntu.com",
    "cdn.jsde" + "livr.net",
    "unp" + "kg.com",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
]
MACHINE_PATHS = re.compile(
    rb"(?:/" + rb"home/[a-z]|/" + rb"Users/[A-Za-z]|/" + rb"root/|/" + rb"work/(?:main|shared)|[A-Z]:\\" + rb"Users\\)"
)


def tracked_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_committed_file_holds_the_address_of_a_package_registry():
    words = [word.encode() for word in REGISTRIES]
    offenders = {
        f"{path.relative_to(ROOT)}: {word.decode()}"
        for path in tracked_files()
        for word in words
        if word in path.read_bytes()
    }
    # The tool that makes the lock names the two options that keep addresses out of it.
    assert {one for one in offenders if not one.startswith("dev/lock.py: --")} == set()


def test_no_committed_file_holds_a_path_of_somebodys_machine():
    offenders = {str(path.relative_to(ROOT)) for path in tracked_files() if MACHINE_PATHS.search(path.read_bytes())}
    assert offenders == set()


def test_every_pin_of_the_lock_has_a_hash_and_nothing_else():
    text = (ROOT / "requirements/dev.txt").read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(
        r"\n(?=[A-Za-z0-9])", "\n" + "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    )
    pins = [entry for entry in entries if entry.strip()]
    assert len(pins) > 50
    for pin in pins:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", pin), pin
        assert "--hash=sha256:" in pin, pin


def test_the_lock_pins_every_dependency_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.match(r"[A-Za-z0-9._-]+", one)[0].lower() for one in wanted} - {"hailong"}
    text = (ROOT / "requirements/dev.txt").read_text(encoding="utf-8")
    pinned = {name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==", text, re.MULTILINE)}
    assert names <= pinned


def test_every_dependency_has_a_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = text.split("dependencies = [", 1)[1].split("[project.scripts]", 1)[0]
    entries = re.findall(r'^  "([^"]+)",\s*(#\s*\S.*)?$', lists, re.MULTILINE)
    assert len(entries) > 30
    assert [name for name, reason in entries if not reason] == []


def test_make_and_the_module_know_the_same_commands_by_the_same_words():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = dict(re.findall(r"^([a-z-]+): ## (.+)$", text, re.MULTILINE))
    del targets["help"]
    assert set(targets) == set(COMMANDS)
    for name, command in COMMANDS.items():
        assert targets[name].split(" (")[0] == command.about.split(" (")[0]


def test_the_commands_that_a_reader_expects_are_there():
    assert {"run", "test", "check", "fix", "bench", "screenshots", "clean"} <= set(COMMANDS)


def test_links_between_the_pages_lead_somewhere():
    broken = []
    for page in [path for path in tracked_files() if path.suffix == ".md"]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} -> {target}")
    assert broken == []


def test_the_picture_of_the_life_of_a_sheet_shows_every_step_and_no_other():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    picture = page.split("```mermaid", 1)[1].split("```", 1)[0]
    drawn = {
        (old, new) for old, new in re.findall(r"^ +(\S+) --> (\S+)", picture, re.MULTILINE) if "[*]" not in (old, new)
    }
    assert drawn == {(old.value, new.value) for old in SheetState for new in SheetState if may_become(old, new)}
