"""The page of enrolled workstations: found, renamed, revoked, each on record, in both languages."""

import re
import uuid

import pytest
from django.test import Client

from central.fixtures import BROKER, STRANGER, enrolled
from central.workstation import Workstation, valid_sheet
from hailong_central.accounts.actions import create_staff
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.actions import rename_device
from hailong_central.enterprises.models import Device

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}\u202egnort"


@pytest.fixture
def keeper(db) -> Client:
    client = Client()
    client.force_login(
        create_staff(by=CommandLine(), username="keeper", password="ba con mèo xanh", manages_devices=True)
    )
    return client


def text(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def look_up(keeper: Client, **values: str) -> str:
    return keeper.post("/staff/devices/look-up/", values)["Location"]


def named(workstation: Workstation, name: str) -> Workstation:
    assert rename_device(by=CommandLine(), device_id=uuid.UUID(workstation.id), name=name)
    return workstation


def test_list_says_when_there_is_nothing(keeper: Client) -> None:
    assert "Chưa có máy nào đăng ký" in text(keeper.get("/staff/devices/"))
    assert "Không có máy nào khớp" in text(keeper.get(look_up(keeper, enterprise="x")))


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, {"Máy A", "Máy B"}), ({"enterprise": "0199999991"}, {"Máy A"}),
        ({"enterprise": "019 999"}, {"Máy A", "Máy B"}),
        ({"enterprise": "nguoi la"}, {"Máy B"}), ({"enterprise": "không có"}, set()), ({"state": "revoked"}, {"Máy B"}),
        ({"state": "standing"}, {"Máy A"}), ({"state": "nonsense"}, set()),
    ],
)  # fmt: skip
def test_workstations_are_found_by_enterprise_and_standing(
    keeper: Client, values: dict[str, str], found: set[str]
) -> None:
    named(enrolled(*BROKER), "Máy A")
    other = named(enrolled(*STRANGER), "Máy B")
    keeper.post(f"/staff/devices/{other.id}/revoke/")

    page = text(keeper.get(look_up(keeper, **values)))

    assert set(re.findall(r"<bdi>(Máy .)</bdi>", page)) == found


def test_what_is_looked_for_never_stands_in_an_address(keeper: Client) -> None:
    assert re.fullmatch(r"/staff/devices/\?view=[\w-]{8}", look_up(keeper, enterprise="0199999991"))


def test_page_shows_the_workstation_and_when_it_was_last_seen(keeper: Client, alice: Workstation) -> None:
    address = f"/staff/devices/{alice.id}/"
    assert "<dt>Liên lạc gần nhất</dt><dd>–</dd>" in text(keeper.get(address))
    alice.get("/updates")

    page = text(keeper.get(address))

    assert re.search(r"Liên lạc gần nhất</dt><dd>\d\d/\d\d/\d{4}", page)
    for shown in ("CÔNG TY TNHH MẪU THỬ", "0199999991", alice.id, alice.key.thumbprint(), "Đang hiệu lực"):
        assert shown in page


def test_renaming_is_on_record_and_the_name_is_not(keeper: Client, alice: Workstation) -> None:
    answer = keeper.post(f"/staff/devices/{alice.id}/rename/", {"name": "  Máy của chị Mẫu "})

    assert answer["Location"] == f"/staff/devices/{alice.id}/"
    assert Device.objects.get(pk=alice.id).name == "Máy của chị Mẫu"
    (row,) = AuditRecord.objects.filter(action="device.renamed", target=f"device:{alice.id}")
    assert (row.actor, row.detail) == ("staff:keeper", {})


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\nb", "a\0b", "a\u202eb"])
def test_name_that_nobody_could_read_is_refused(keeper: Client, alice: Workstation, name: str) -> None:
    page = text(keeper.post(f"/staff/devices/{alice.id}/rename/", {"name": name}), 422)

    assert 'role="alert"' in page
    assert Device.objects.get(pk=alice.id).name == "Máy trạm thử"


@pytest.mark.usefixtures("catalogue")
def test_revoked_workstation_is_out_at_once_and_who_did_it_is_kept(keeper: Client, alice: Workstation) -> None:
    assert alice.deliver(sheet := valid_sheet())["status"] == 201

    assert keeper.post(f"/staff/devices/{alice.id}/revoke/").status_code == 302
    assert keeper.post(f"/staff/devices/{alice.id}/revoke/").status_code == 302

    assert alice.get("/updates").status_code == 403
    page = text(keeper.get(f"/staff/devices/{alice.id}/"))
    assert "Đã chấm dứt" in page
    assert "staff:keeper" in page
    assert "/revoke/" not in page
    assert AuditRecord.objects.filter(action="device.revoked", actor="staff:keeper").count() == 1
    assert "đăng ký đã chấm dứt lúc" in text(keeper.get(f"/staff/sheets/{sheet['id']}/"))


def test_hostile_name_is_shown_as_it_was_written_and_cannot_turn_its_neighbours_round(
    keeper: Client, alice: Workstation
) -> None:
    Device.objects.filter(pk=alice.id).update(name=HOSTILE)

    for address in ("/staff/devices/", f"/staff/devices/{alice.id}/"):
        page = text(keeper.get(address))
        assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}\u202egnort</bdi>" in page
        assert "<script" not in page


def test_both_languages(keeper: Client, alice: Workstation) -> None:
    keeper.post("/staff/language/", {"language": "en", "next": "/staff/devices/"})

    assert '<p class="muted">1 workstation' in text(keeper.get("/staff/devices/"))
    page = text(keeper.get(f"/staff/devices/{alice.id}/"))
    assert "End the enrolment" in page
    assert "Last seen" in page


def test_menu_offers_what_the_person_may_open(keeper: Client, db) -> None:
    only = Client()
    only.force_login(
        create_staff(
            by=CommandLine(), username="only", password="ba con mèo xanh", reads_sheets=False, manages_devices=True
        )
    )

    assert only.get("/staff/")["Location"] == "/staff/devices/"
    assert keeper.get("/staff/")["Location"] == "/staff/sheets/"
    page = text(only.get("/staff/devices/"))
    assert re.findall(r'<a href="([^"]*)" aria-current="page">', page) == ["/staff/devices/"]
    assert "/staff/sheets/" not in page
    assert 'href="/staff/devices/"' in text(keeper.get("/staff/sheets/"))
    assert re.findall(r'<a href="([^"]*)" aria-current', text(keeper.get("/staff/sheets/"))) == ["/staff/sheets/"]


def test_broker_with_many_enterprises_takes_one_row(keeper: Client) -> None:
    enrolled(*((f"01999{number:05d}", f"CÔNG TY {number:02d}") for number in range(30)))

    page = text(keeper.get("/staff/devices/"))

    assert "CÔNG TY 02" in page
    assert "CÔNG TY 03" not in page
    assert "và 27 doanh nghiệp khác" in page
