"""``hailong doctor``: beside an open window, before enrolment, and over a real service; never any content."""

import json
import subprocess
import sys

import pytest

from contract.client_service import ServiceDouble, serving
from hailong.__main__ import main
from hailong.app.core import Core
from hailong.app.doctor_command import run_doctor
from hailong.store.database import FILE_NAME
from markers import found_in


@pytest.fixture
def data(tmp_path, qapp):
    return tmp_path / "data"


def doctor(data, capsys, *words):
    code = main(["--data", str(data), "doctor", *words])
    return code, capsys.readouterr().out


def checks(out):
    return {one["check"]: (one["verdict"], one["code"]) for one in json.loads(out)["checks"]}


def test_before_enrolment_that_is_the_one_fault(data, capsys):
    code, out = doctor(data, capsys, "--json")

    assert code == 1
    assert [check for check, (verdict, _) in checks(out).items() if verdict == "fault"] == ["enrolment"]
    assert list(checks(out)) == [
        "name_resolution", "proxy", "tls_issuer", "portal", "clock", "service", "enrolment", "queue", "database",
        "keyring",
    ]  # fmt: skip


def test_enrolled_at_a_service_that_answers_everything_is_fine(data, clock, capsys):
    double = ServiceDouble(clock.now)
    with serving(double) as http:
        core = Core(data, clock)
        core.network.enrol(http.url, ["HLA1-DF7J"], "Máy thử")
        core.close()

        code = run_doctor(data, as_json=False, clock=clock)
        out = capsys.readouterr().out

    assert code == 0, out
    assert out.splitlines()[-1] == "Mọi thứ đều ổn."
    assert out.count("[+]") == 10
    assert found_in(out) == []


def test_beside_an_instance_that_does_not_answer_everything_else_is_looked_at(data, enrol, capsys):
    core = Core(data, keys_in_files=True)
    enrol(core, ("0199999991", "CÔNG TY TNHH MẪU THỬ"))
    try:
        code = run_doctor(data, as_json=True, patience=0)
        out = capsys.readouterr().out
    finally:
        core.close()

    assert code == 1
    assert checks(out)["database"] == ("unknown", "in_use")
    assert checks(out)["service"] == ("fault", "refused")
    assert checks(out)["keyring"] == ("fault", "key_missing")
    assert found_in(out) == []


def test_beside_an_open_window_the_window_looks(data, make_workstation, enrol, qtbot):
    workstation = make_workstation(data)
    enrol(workstation.core, ("0199999991", "CÔNG TY TNHH MẪU THỬ"))
    workstation.show()
    qtbot.waitUntil(lambda: workstation._reception is not None and workstation._reception.server.is_listening)
    words = [sys.executable, "-m", "hailong", "--data", str(data), "doctor", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8") as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=60_000)
        out = other.stdout.read()

    assert other.returncode == 1
    assert checks(out)["database"][0] == "fine"
    assert checks(out)["service"] == ("fault", "refused")
    assert found_in(out) == []


def test_over_a_store_that_refuses_the_rest_is_looked_at(data, capsys):
    data.mkdir()
    (data / FILE_NAME).mkdir()

    code, out = doctor(data, capsys, "--json")

    assert code == 1
    assert checks(out)["database"][0] == "fault"
    assert checks(out)["queue"] == ("unknown", "store")
