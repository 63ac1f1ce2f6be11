"""The command line, in processes of its own, as an administrator types it."""

import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import psycopg
import pytest

from central.fixtures import CLUSTER_URL
from central.over_http import HttpClient
from central.service_process import RESOURCES, ServiceProcess
from central.workstation import API, Workstation, valid_sheet


@pytest.fixture(scope="module")
def database_url(request: pytest.FixtureRequest, django_db_setup) -> str:
    """A database of its own in the run's PostgreSQL cluster; nothing for SQLite."""
    url = request.config.stash.get(CLUSTER_URL, "")
    if url:
        with psycopg.connect(url.replace("/hailong?", "/postgres?"), autocommit=True) as admin:
            admin.execute("CREATE DATABASE hailong")
    return url


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> ServiceProcess:
    service = ServiceProcess(tmp_path_factory.mktemp("service"), database_url)
    service.command("migrate", "-v0")
    return service


def test_database_that_is_not_up_to_date_is_named_without_a_traceback(tmp_path: Path) -> None:
    fresh = ServiceProcess(tmp_path)

    for words in (("serve", "--bind", "127.0.0.1:0"), ("new_epoch",)):
        said = fresh.command(*words, fails=True)
        assert "hailong-central migrate" in said
        assert "Traceback" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("issue_code", "--enterprise", "123", "X"), "10, 12 or 13 digits"),
        (("issue_code", "--enterprise", "0199999991", "X", "--expires-in", "2w"), "such as 14d"),
        (("issue_code", "--enterprise", "0199999991", "X", "--address", "hailong.example"), "https://hailong.example"),
        (("load_catalogue", "/nowhere"), "offices.csv: no such file"),
        (("load_legal_documents", "/nowhere.csv"), "nowhere.csv: no such file"),
        (("remove_sheet", "01939a6e-0000-7000-8000-000000000001", "--reason", "x"), "no such sheet"),
        (("revoke_device", "01939a6e-0000-7000-8000-000000000001"), "no such device"),
        (("rename_device", "01939a6e-0000-7000-8000-000000000001", "x"), "no such device"),
        (("rename_device", "01939a6e-0000-7000-8000-000000000001", "a\nb"), "no control characters"),
        (("rotate_keys", "--retire", "x"), "only a former key"),
        (("withdraw_legal_document", "01939a6e-0000-7000-8000-000000000001", "--reason", "x"), "no such document"),
        (("create_staff", "weak"), "at least 12"),
        (("serve", "--bind", "8470"), "address:port"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_mistake_is_named_without_a_traceback(service: ServiceProcess, words: tuple[str, ...], said: str) -> None:
    error = service.command(*words, stdin="short\n", fails=True)

    assert said in error
    assert "Traceback" not in error


def test_whole_life_of_a_small_service(service: ServiceProcess) -> None:
    catalogue = RESOURCES / "catalogue"
    said = service.command("load_catalogue", str(catalogue), "--officers", str(catalogue / "officers_demo.csv"))
    assert "60 reasons" in said
    assert "80 added" in service.command("load_legal_documents", str(RESOURCES / "legal" / "legal_documents.csv"))
    assert service.command("create_staff", "doc", stdin="ba con mèo xanh\n") == "created doc\n"
    assert "exists already" in service.command("create_staff", "doc", stdin="ba con mèo xanh\n", fails=True)
    code = service.command("issue_code", "--enterprise", "0199999991-001", "CHI NHÁNH MẪU").strip()
    assert re.fullmatch(r"HL\w\w(-\w{4}){4}", code)
    mailed = service.command("issue_code", "--enterprise", "0199999984", "X", "--address", "https://hailong.example/")
    key = service.command("show_keys").split()[2]
    assert (
        f"hailong:enrol?service=https://hailong.example&code={mailed.split()[0]}&tax=0199999984&key={key}\n" in mailed
    )

    sheet = valid_sheet(enterprise={"tax_code": "0199999991001", "name": "CHI NHÁNH MẪU"})
    with service.serving() as url:
        workstation = Workstation(client=HttpClient(url))
        assert workstation.enrol(code).status_code == 201
        receipt = workstation.read_receipt(workstation.deliver(sheet)["receipt"])
        assert service.command("remove_sheet", sheet["id"], "--reason", "Thử").strip() == "removed"
        assert workstation.deliver(sheet)["status"] == 410
        old_epoch = workstation.client.get(f"{API}/service").json()["epoch"]
        assert service.command("new_epoch").strip() != old_epoch
        assert workstation.client.get(f"{API}/service").json()["epoch"] != old_epoch == receipt["epoch"]
        font = workstation.client.get("/static/fonts/NotoSans%5Bwdth,wght%5D.ttf")
        assert (font.status_code, len(font.content) > 1_000_000) == (200, True)
        assert service.command("rename_device", workstation.id, "Máy số 7").strip() == "renamed"
        listed = service.command("list_devices", "--enterprise", "chi nhanh")
        assert re.fullmatch(
            rf"{workstation.id}  standing  enrolled .{{16}}  seen .{{16}}  1 enterprise.*  Máy số 7\n", listed
        )
        assert service.command("list_devices", "--enterprise", "0000") == ""
        before = service.command("show_keys")
        assert service.command("rotate_keys").strip() == "change 1"
        shown = service.command("show_keys").splitlines()
        assert [line.split()[:2] for line in shown] == [
            ["sig", "now"],
            ["sig", "former"],
            ["enc", "now"],
            ["enc", "former"],
        ]
        assert {line.split()[2] for line in before.splitlines()} == {line.split()[2] for line in shown[1::2]}
        assert workstation.deliver(valid_sheet(enterprise=sheet["enterprise"]))["status"] == 201
        assert service.command("revoke_device", workstation.id).strip() == "revoked"
        assert "  revoked " in service.command("list_devices")
        assert workstation.get("/updates").status_code == 403
        workstation.client.close()

    log = service.log.read_text("utf-8")
    assert " ERROR " not in log
    for hidden in (code, "0199999991001", "CHI NHÁNH", "ba con mèo", json.dumps("CHI NHÁNH")[1:-1]):
        assert hidden not in log


def test_of_five_workstations_with_one_code_one_gets_it(service: ServiceProcess) -> None:
    """All at once, against the running service and its real database, eight times over."""
    with service.serving("--workers", "2") as url, ThreadPoolExecutor(5) as pool:
        for _ in range(8):
            code = service.command("issue_code", "--enterprise", "0199999984", "X").split()[0]
            desks = [Workstation(client=HttpClient(url)) for _ in range(5)]
            together = Barrier(5)

            def show(desk: Workstation, code: str = code, together: Barrier = together) -> int:
                together.wait()
                return desk.enrol(code).status_code

            statuses = sorted(pool.map(show, desks))
            for desk in desks:
                desk.client.close()
            assert statuses == [201, 403, 403, 403, 403]


def test_nothing_secret_is_readable_by_others(service: ServiceProcess) -> None:
    home = service.data / "home"

    assert home.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (home / "secret_key", home / "keys.json") if path.exists())


def test_sqlite_is_set_to_keep_what_it_has_acknowledged(tmp_path: Path) -> None:
    service = ServiceProcess(tmp_path)
    service.command("migrate", "-v0")
    with sqlite3.connect(service.data / "home" / "central.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_committed_contract_is_what_the_command_prints(service: ServiceProcess) -> None:
    committed = Path(__file__).resolve().parents[2] / "contract" / "openapi.json"

    assert service.command("openapi") == committed.read_text("utf-8")
