"""Every sign-in, sign-out and failed sign-in is on record."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from hailong_central.accounts.actions import create_staff
from hailong_central.accounts.models import StaffUser
from hailong_central.audit.models import AuditRecord
from hailong_central.audit.record import CommandLine

pytestmark = pytest.mark.django_db
PASSWORD = "ba con mèo xanh"


@pytest.fixture(autouse=True)
def account() -> None:
    create_staff(by=CommandLine(), username="doc", password=PASSWORD)


def sign_in(client: Client, password: str, username: str = "doc") -> int:
    return client.post("/staff/sign-in/", {"username": username, "password": password}).status_code


def test_right_password_signs_in_and_everything_is_on_record(client: Client) -> None:
    assert sign_in(client, "wrong") == 200
    assert sign_in(client, PASSWORD) == 302
    assert client.post("/staff/sign-out/").status_code == 302

    lines = AuditRecord.objects.filter(target="staff:doc").values_list("actor", "action")
    assert list(lines)[1:] == [
        ("stranger", "staff.sign-in-failed"), ("staff:doc", "staff.signed-in"), ("staff:doc", "staff.signed-out"),
    ]  # fmt: skip


def test_session_shown_again_after_its_end_opens_nothing(client: Client) -> None:
    """Whoever has copied the cookie: it ends with the sign-out, with the account, and with a new password."""
    ends = {
        "sign-out": lambda: client.post("/staff/sign-out/"),
        "account closed": lambda: StaffUser.objects.update(is_active=False),
        "new password": lambda: StaffUser.objects.update(password=make_password("một mật khẩu khác")),
    }
    for name, end in ends.items():
        StaffUser.objects.update(is_active=True, password=make_password(PASSWORD))
        assert sign_in(client, PASSWORD) == 302
        thief = Client()
        thief.cookies["sessionid"] = client.cookies["sessionid"].value
        assert thief.get("/staff/sheets/").status_code == 200
        end()

        again = thief.get("/staff/sheets/")
        assert (again.status_code, again["Location"][:15]) == (302, "/staff/sign-in/"), name
        client.cookies.clear()


def test_session_ends_after_half_an_hour_without_a_request_and_every_request_prolongs_it(client: Client) -> None:
    """Also for whoever shows the cookie again without its dates, as a thief does."""
    assert sign_in(client, PASSWORD) == 302
    thief = Client()
    cookie = client.cookies["sessionid"].value
    began = timezone.now()

    def shown_after(minutes: float) -> int:
        thief.cookies["sessionid"] = cookie
        with patch("django.utils.timezone.now", lambda: began + timedelta(minutes=minutes)):
            return thief.get("/staff/sheets/").status_code

    assert [shown_after(minutes) for minutes in (29, 58, 87)] == [200, 200, 200]
    assert shown_after(87 + 29.9) == 200
    assert shown_after(87 + 29.9 + 30.1) == 302


def test_name_of_no_account_is_not_written_down(client: Client) -> None:
    """People type their password into the wrong field."""
    sign_in(client, "x", username="ba con meo")

    line = AuditRecord.objects.get(action="staff.sign-in-failed")
    assert "meo" not in f"{line.target}{line.detail}{line.actor}"
