"""The client without a window."""

import subprocess
import sys

import pytest

from hailong.app.core import Core, default_folder
from hailong.store.interfaces import DeclarationQuery, StoreError, StoreFault, Tab


@pytest.fixture
def core(tmp_path):
    core = Core(tmp_path / "data", keys_in_files=True)
    yield core
    core.close()


def test_default_folder_is_local_and_of_this_program(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert default_folder().name == "hailong"


def test_second_core_on_the_same_folder_is_locked_out(core):
    with pytest.raises(StoreError) as refused:
        Core(core.folder)
    assert refused.value.fault is StoreFault.LOCKED


def test_two_cores_in_one_process_do_not_know_each_other(core, tmp_path):
    other = Core(tmp_path / "other", keys_in_files=True)
    core.store.settings.set("window.language", "en")
    assert other.store.settings.get("window.language") == ""
    assert other.network is not core.network
    other.close()


def test_what_speaks_to_the_service_is_not_imported_before_it_is_needed(tmp_path):
    Core(tmp_path).close()  # making the database asks the keyring
    code = (
        "import sys; from pathlib import Path; from hailong.app.core import Core; Core(Path(sys.argv[1])).close();"
        "heavy = ('requests', 'joserfc', 'keyring', 'PySide6', 'python_calamine', 'pytds');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_window_comes_without_what_enrolling_and_carrying_need():
    code = (
        "import sys; import hailong.app.window;"
        "late = ('domain.invitation', 'domain.parcel', 'domain.moving', 'domain.service_url', 'sync.carrying',"
        " 'ui.enrolment', 'ui.carrying');"
        "print([m for m in late if 'hailong.' + m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_network_and_live_list_are_built_once(core):
    assert core.network is core.network
    assert core.live is core.live


def test_import_of_a_folder_fills_the_list(core, ecus_folder):
    folder, written = ecus_folder
    core.importer().import_folder(folder)
    assert core.store.declarations.counts(DeclarationQuery())[Tab.ALL] == len(written)


@pytest.mark.parametrize(
    ("enterprises", "expected"),
    [
        ((("0199999991", "CÔNG TY TNHH MẪU THỬ"),), "0199999991"),
        ((("0199999991", "MẪU THỬ"), ("0288888884", "VÍ DỤ")), ""),
        ((), ""),
    ],
)
def test_file_without_tax_codes_belongs_to_the_only_enrolled_enterprise(core, enrol, tmp_path, enterprises, expected):
    enrol(core, *enterprises)
    path = tmp_path / "list.csv"
    path.write_text("Số tờ khai;Ngày đăng ký;Mã HQ;Mã LH\n109999888770;16/11/2026;03CC;A11\n", encoding="utf-8")
    core.importer().import_file(path)
    [row] = core.store.declarations.find("109999888770")
    assert row.declaration.tax_code == expected


def test_closing_twice_is_safe(core):
    core.close()
    core.close()
