"""Enrolment codes in the console: issued and shown once, listed without telling them, withdrawn."""

import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from central.fixtures import BROKER, enrolled, new_code
from central.workstation import Workstation
from hailong_central.accounts.actions import create_staff
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine
from hailong_central.enterprises.models import EnrolmentCode, Enterprise
from hailong_central.service.keys import service_keys

pytestmark = pytest.mark.django_db
ADDRESS = "https://hailong.example"
CODE = re.compile(r"HL\w\w(?:-\w{4}){4}")
ISSUE = "/staff/codes/issue/"


@pytest.fixture(autouse=True)
def known_address(settings) -> None:
    settings.HAILONG_ADDRESS = ADDRESS


@pytest.fixture
def keeper(db) -> Client:
    client = Client()
    client.force_login(
        create_staff(by=CommandLine(), username="keeper", password="ba con mèo xanh", manages_devices=True)
    )
    return client


def text(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()
    return re.sub(r"\s+", " ", answer.content.decode())


def form(*enterprises: tuple[str, str], **more: object) -> dict[str, object]:
    """The form filled in, as a browser sends it: with a line that was left empty."""
    lines = [*enterprises, ("", "")]
    return {
        "reference": uuid.uuid4(), "days": 14, "search": "", "tax_code": [line[0] for line in lines],
        "name": [line[1] for line in lines],
    } | more  # fmt: skip


def codes_in(page: str) -> set[str]:
    return set(CODE.findall(page))


def test_code_is_shown_whole_and_a_workstation_is_enrolled_with_it(keeper: Client) -> None:
    answer = keeper.post(ISSUE, form(("0199999991 - 001", "  CÔNG TY  MỚI "), BROKER[1], days=3))

    page = text(answer)
    (code,) = codes_in(page)
    key = service_keys().signing[0].thumbprint()
    link = f"hailong:enrol?service={ADDRESS}&amp;code={code}&amp;tax=0199999991001&amp;tax=0199999984&amp;key={key}"
    until = timezone.localtime(EnrolmentCode.objects.get().expires_at)
    assert page.count(link) == 2  # in the letter, and alone
    for shown in (f"<code>{key}</code>", f"Vân tay khóa của dịch vụ: {key}", f"đến {until:%H:%M} ngày {until:%d/%m/%Y}",
                  "0199999991001 CÔNG TY MỚI; 0199999984 CÔNG TY CỔ PHẦN VÍ DỤ"):  # fmt: skip
        assert shown in page
    assert timedelta(days=3) - timedelta(minutes=1) < until - timezone.now() <= timedelta(days=3)
    workstation = Workstation()
    assert workstation.enrol(code).status_code == 201
    assert Enterprise.objects.get(tax_code="0199999991001").name == "CÔNG TY MỚI"


def test_issuing_is_on_record_without_code_tax_code_and_name(keeper: Client) -> None:
    (code,) = codes_in(text(keeper.post(ISSUE, form(*BROKER))))

    row = AuditRecord.objects.get(action="code.issued")
    assert (row.actor, row.target, row.detail) == (
        "staff:keeper", f"code:{EnrolmentCode.objects.get().pk}", {"enterprises": 2}
    )  # fmt: skip
    assert code not in str(AuditRecord.objects.values_list())


def test_code_stands_in_that_one_answer_alone(keeper: Client) -> None:
    """In no cache, no address, no cookie, no session, no row, and on no page that is opened afterwards."""
    answer = keeper.post(ISSUE, sent := form(*BROKER))
    (code,) = codes_in(text(answer))

    assert answer["Cache-Control"] == "no-store"
    assert code not in str(answer.headers)
    assert "Location" not in answer
    assert code not in str(keeper.cookies)
    page = answer.content.decode()
    assert not any(code in address for address in re.findall(r'(?:href|action|src)="([^"]*)"', page))
    assert not any(code in str(session.get_decoded()) for session in Session.objects.all())
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # names of our tables
            assert not any(code in str(row) or code.replace("-", "") in str(row) for row in cursor.fetchall()), table
    again = keeper.post(ISSUE, sent)
    for later in (again, *map(keeper.get, ("/staff/codes/", "/staff/codes/new/", "/staff/devices/"))):
        assert codes_in(later.content.decode()) == set()
    assert keeper.get(ISSUE).status_code == 405


def test_form_that_is_sent_again_issues_nothing_and_says_so(keeper: Client) -> None:
    text(keeper.post(ISSUE, sent := form(BROKER[0])))

    page = text(keeper.post(ISSUE, sent), 409)

    assert "Không có mã thứ hai nào được cấp" in page
    assert "0199999991" in page
    assert EnrolmentCode.objects.count() == 1
    assert AuditRecord.objects.filter(action="code.issued").count() == 1


def test_whoever_missed_the_letter_withdraws_it_and_finds_the_form_filled_in(keeper: Client) -> None:
    text(keeper.post(ISSUE, sent := form(*BROKER, days=5)))
    page = text(keeper.post(ISSUE, sent), 409)
    address = re.findall(r'action="(/staff/codes/[0-9a-f-]{36}/withdraw/)"', page)[0]

    answer = keeper.post(address, form(*BROKER, days=5, again="1"))

    assert EnrolmentCode.objects.get().withdrawn_by == "staff:keeper"
    page = text(keeper.get(answer["Location"]))
    for shown in ('value="0199999991"', 'value="0199999984"', "CÔNG TY CỔ PHẦN VÍ DỤ", 'value="5"'):
        assert shown in page
    assert str(sent["reference"]) not in page


@pytest.mark.usefixtures("caplog")
def test_withdrawn_code_opens_nothing_and_its_withdrawal_is_on_record_once(keeper: Client) -> None:
    (code,) = codes_in(text(keeper.post(ISSUE, form(*BROKER))))
    address = f"/staff/codes/{EnrolmentCode.objects.get().reference}/withdraw/"

    assert keeper.post(address)["Location"] == "/staff/codes/"
    assert keeper.post(address)["Location"] == "/staff/codes/"

    assert Workstation().enrol(code).status_code == 403
    assert AuditRecord.objects.filter(action="code.withdrawn", actor="staff:keeper").count() == 1
    page = text(keeper.get("/staff/codes/"))
    assert "Đã thu hồi" in page
    assert "/withdraw/" not in page


def test_used_code_stays_used(keeper: Client, alice: Workstation) -> None:
    code = EnrolmentCode.objects.get()

    assert keeper.post(f"/staff/codes/{code.reference}/withdraw/").status_code == 302

    assert EnrolmentCode.objects.get().withdrawn_at is None
    page = text(keeper.get("/staff/codes/"))
    assert "Đã dùng" in page
    assert f'href="/staff/devices/{alice.id}/"' in page


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, {"MỞ", "DÙNG", "HẾT", "THU"}), ({"state": "open"}, {"MỞ"}), ({"state": "used"}, {"DÙNG"}),
        ({"state": "expired"}, {"HẾT"}), ({"state": "withdrawn"}, {"THU"}), ({"state": "nonsense"}, set()),
        ({"enterprise": "0199999991"}, {"MỞ"}), ({"enterprise": "het"}, {"HẾT"}), ({"enterprise": "không"}, set()),
    ],
)  # fmt: skip
def test_codes_are_found_by_enterprise_and_state(keeper: Client, values: dict[str, str], found: set[str]) -> None:
    new_code(("0199999991", "MỞ"))
    enrolled(("0199999984", "DÙNG"))
    new_code(("0199999977", "HẾT"), expires_in=timedelta(seconds=-1))
    new_code(("0199999976", "THU"))
    withdrawn = EnrolmentCode.objects.latest("pk")
    keeper.post(f"/staff/codes/{withdrawn.reference}/withdraw/")

    address = keeper.post("/staff/codes/look-up/", values)["Location"]

    assert re.fullmatch(r"/staff/codes/\?view=[\w-]{8}", address)
    assert set(re.findall(r"<td><bdi>(\w+)</bdi>", text(keeper.get(address)))) == found


def test_list_says_when_there_is_nothing_and_who_issued_what(keeper: Client) -> None:
    assert "Chưa cấp mã nào" in text(keeper.get("/staff/codes/"))
    new_code(*BROKER)
    assert "<small><bdi>dòng lệnh</bdi></small>" in text(keeper.get("/staff/codes/"))
    keeper.post(ISSUE, form(BROKER[0]))
    assert "<small><bdi>keeper</bdi></small>" in text(keeper.get("/staff/codes/"))


def filled(keeper: Client, **values: object) -> str:
    answer = keeper.post("/staff/codes/new/fill/", form(**values))  # type: ignore[arg-type]
    assert re.fullmatch(r"/staff/codes/new/\?view=[\w-]{8}", answer["Location"])
    return text(keeper.get(answer["Location"]))


def test_known_enterprise_is_found_chosen_and_dropped(keeper: Client) -> None:
    new_code(*BROKER)

    page = filled(keeper, search="vi du")
    assert re.findall(r'name="choose" value="(\d+)"', page) == ["0199999984"]
    page = filled(keeper, search="vi du", choose="0199999984", tax_code=["0199999991"], name=[""], days="30")
    assert re.findall(r'name="tax_code" value="(\d*)"', page) == ["0199999991", "0199999984", ""]
    assert re.findall(r'name="name" value="([^"]*)"', page) == ["CÔNG TY TNHH MẪU THỬ", "CÔNG TY CỔ PHẦN VÍ DỤ", ""]
    assert 'value="30"' in page
    assert 'role="alert"' not in page
    page = filled(keeper, drop="0199999991", tax_code=["0199999991", "0199999984"], name=["", ""])
    assert re.findall(r'name="tax_code" value="(\d*)"', page) == ["0199999984", ""]
    assert EnrolmentCode.objects.count() == 1  # nothing was issued on the way


def test_more_enterprises_than_can_be_offered_ask_for_more_letters(keeper: Client) -> None:
    new_code(*((f"01999{number:05d}", f"CÔNG TY {number:02d}") for number in range(11)))

    page = filled(keeper, search="cong ty")

    assert page.count('name="choose"') == 10
    assert "hãy gõ thêm" in page
    assert "Chưa có doanh nghiệp nào khớp" in filled(keeper, search="không có")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (form(), "ít nhất một doanh nghiệp"),
        (form(("0199999998", "X")), "không đúng"), (form(("123", "X")), "không đúng"), (form(("", "X")), "không đúng"),
        (form(("\0", "X")), "không đúng"),
        (form(("0199999991", "")), "hãy nhập tên"), (form(("0199999991", "a\u202eb")), "ký tự điều khiển"),
        (form(("0199999991", "x" * 201)), "200 ký tự"), (form(*BROKER[:1] * 2), "đã có ở dòng trên"),
        *((form(("0199999991", "X"), days=days), "Hãy nhập số ngày") for days in (0, 91, -1, "", "x")),
        (form(*(("0199999991", "X"),) * 51), "nhiều nhất 50 doanh nghiệp"),
    ],
)  # fmt: skip
def test_what_cannot_be_issued_is_told_and_kept_in_the_form(keeper: Client, sent: dict[str, object], said: str) -> None:
    page = text(keeper.post(ISSUE, sent), 422)

    assert said in page
    assert 'role="alert"' in page
    assert str(sent["reference"]) in page
    assert not EnrolmentCode.objects.exists()


def test_tax_code_that_bears_another_name_is_asked_about(keeper: Client) -> None:
    """A wrong digit would let a workstation in for somebody else, and rename him."""
    new_code(*BROKER)
    other = ("0199999991", "CÔNG TY KHÁC")

    page = text(keeper.post(ISSUE, form(other)), 422)
    assert "<bdi>CÔNG TY TNHH MẪU THỬ</bdi>" in page
    assert Enterprise.objects.get(tax_code="0199999991").name == "CÔNG TY TNHH MẪU THỬ"

    page = text(keeper.post(ISSUE, form(other, renamed="0199999991")))
    assert codes_in(page)
    assert Enterprise.objects.get(tax_code="0199999991").name == "CÔNG TY KHÁC"
    assert codes_in(
        text(keeper.post(ISSUE, form(("0199999991", "công ty  khac"))))
    )  # marks and letter case are no name


@pytest.mark.parametrize("address", ["", "hailong.example", "http://hailong.example", "https://hải.example"])
def test_without_an_address_for_workstations_the_page_says_what_to_do(keeper: Client, settings, address: str) -> None:
    settings.HAILONG_ADDRESS = address

    page = text(keeper.get("/staff/codes/new/"))
    assert "HAILONG_CENTRAL_ADDRESS" in page
    assert f"“{address}”" in page or not address
    assert ISSUE not in page
    assert "HAILONG_CENTRAL_ADDRESS" in text(keeper.post(ISSUE, form(*BROKER)), 409)
    assert not EnrolmentCode.objects.exists()


def test_one_person_issues_sixty_codes_an_hour_and_others_go_on(keeper: Client) -> None:
    now = timezone.now()
    EnrolmentCode.objects.bulk_create(
        EnrolmentCode(
            code_hash=str(number), issued_at=now - timedelta(minutes=number), issued_by="staff:keeper", expires_at=now
        )
        for number in range(60)
    )

    assert "60 mã trong một giờ" in text(keeper.post(ISSUE, sent := form(*BROKER)), 429)

    EnrolmentCode.objects.filter(code_hash="1").update(issued_by="staff:another")
    assert codes_in(text(keeper.post(ISSUE, sent)))


def test_both_languages(keeper: Client) -> None:
    keeper.post("/staff/language/", {"language": "en", "next": "/staff/codes/"})

    assert "No code has been issued yet" in text(keeper.get("/staff/codes/"))
    page = text(keeper.post(ISSUE, form(*BROKER)))
    assert "This page is shown once" in page
    assert "Mời đăng ký máy" in page  # the letter goes to a business
    assert "1 code" in text(keeper.get("/staff/codes/"))
