"""The layers hold: the linter's contracts, and a core that runs where Qt cannot even be imported."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ("domain", "store", "sources", "sync", "api")
CORE_WITHOUT_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"the core must not need {name}")

sys.meta_path.insert(0, NoQt())
for layer in sys.argv[1:]:
    package = importlib.import_module(f"hailong.{layer}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
        print(module.name)
"""


def python(*arguments):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "desktop"), str(ROOT / "central")))}
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )


def test_imports_go_down_only_and_each_library_stays_where_it_belongs():
    linter = Path(sys.executable).with_name("lint-imports" + (".exe" if os.name == "nt" else ""))
    result = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_core_runs_where_qt_cannot_be_imported():
    result = python("-c", CORE_WITHOUT_QT, *CORE)
    assert result.returncode == 0, result.stderr
    imported = result.stdout.split()
    assert {name.split(".")[1] for name in imported} == set(CORE)  # every layer was really walked


@pytest.mark.parametrize(
    ("folder", "other"), [("desktop/hailong", "hailong_central"), ("central/hailong_central", "hailong")]
)
def test_client_and_service_never_name_each_other_in_an_import(folder, other):
    pattern = re.compile(rf"^\s*(?:from|import) {other}(?:[.\s]|$)", re.MULTILINE)
    offenders = [path for path in (ROOT / folder).rglob("*.py") if pattern.search(path.read_text(encoding="utf-8"))]
    assert offenders == []


def test_domain_uses_the_standard_library_alone():
    allowed = sys.stdlib_module_names | {"hailong"}
    pattern = re.compile(r"^\s*(?:from|import) ([a-zA-Z_0-9]+)", re.MULTILINE)
    for path in (ROOT / "desktop/hailong/domain").rglob("*.py"):
        assert set(pattern.findall(path.read_text(encoding="utf-8"))) <= allowed, path
