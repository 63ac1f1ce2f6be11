"""Every finding has words of its own: why, and for a fault what to do."""

from datetime import timedelta

import pytest

from hailong.domain.doctor import CheckId, Verdict, fault, fine, unknown
from hailong.domain.proxy import ProxyFault
from hailong.domain.service import FailureCode
from hailong.store.interfaces import StoreFault
from hailong.ui.doctor.doctor_words import difference_text, explain_finding, summary, title, verdict_word

FACTS = {
    "host": "hailong.example", "proxy": "proxy:8080", "issuer": "Mẫu CA", "offers": "NTLM", "kind": "NTLM",
    "status": 403, "count": 2, "waiting": 3, "needs_you": 1, "seconds": 20,
}  # fmt: skip
WAY = (CheckId.NAME, CheckId.PROXY, CheckId.TLS, CheckId.PORTAL, CheckId.CLOCK, CheckId.SERVICE)
FAULTS = [
    *((check, "timeout") for check in CheckId),
    (CheckId.NAME, "not_found"), (CheckId.NAME, "proxy_not_found"),
    *((CheckId.PROXY, code) for code in ("unreachable", "refused", *ProxyFault)),
    *((CheckId.PROXY, f"sign_in{code}") for code in ("", "_by_script", "_broken", "_unsupported")),
    (CheckId.PROXY, "name_refused"), (CheckId.PROXY, "login_refused"),
    *((CheckId.TLS, code) for code in ("untrusted", "other_name", "expired", "no_certificate")),
    (CheckId.PORTAL, "portal"), (CheckId.CLOCK, "wrong"),
    *((CheckId.SERVICE, code) for code in FailureCode), *((CheckId.ENROLMENT, code) for code in FailureCode),
    (CheckId.QUEUE, "needs_you"),
    (CheckId.DATABASE, "damaged"), (CheckId.DATABASE, "not_encrypted"),
    *((CheckId.DATABASE, code) for code in StoreFault),
    (CheckId.KEYRING, "locked"), (CheckId.KEYRING, "key_missing"),
]  # fmt: skip
WELL = [
    (CheckId.NAME, "found"), (CheckId.NAME, "proxy_found"), (CheckId.NAME, "address"), (CheckId.PROXY, "direct"),
    (CheckId.PROXY, "through"), (CheckId.PROXY, "signed_in"),
    (CheckId.TLS, "trusted"), (CheckId.TLS, "loopback"), (CheckId.PORTAL, "none"),
    (CheckId.CLOCK, "right"), (CheckId.SERVICE, "answers"), (CheckId.ENROLMENT, "enrolled"), (CheckId.QUEUE, "empty"),
    (CheckId.QUEUE, "waiting"), (CheckId.DATABASE, "whole"),
    (CheckId.DATABASE, "whole_key_beside"), (CheckId.KEYRING, "in_keyring"),
    (CheckId.KEYRING, "in_file"), (CheckId.KEYRING, "there"), (CheckId.KEYRING, "none"),
]  # fmt: skip
UNKNOWN = [
    *((check, "not_enrolled") for check in WAY), (CheckId.NAME, "no_way"), (CheckId.TLS, "not_reached"),
    (CheckId.PORTAL, "not_reached"), (CheckId.PORTAL, "by_proxy"), (CheckId.CLOCK, "not_reached"),
    (CheckId.ENROLMENT, "not_reached"), (CheckId.ENROLMENT, "store"), (CheckId.QUEUE, "store"),
    (CheckId.DATABASE, "in_use"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "code"), FAULTS)
@pytest.mark.usefixtures("translations")
def test_each_fault_says_why(check, code):
    line = explain_finding(fault(check, str(code), **FACTS))

    assert line.what.endswith((".", ". hailong.example"))
    assert "{" not in line.what + line.do


@pytest.mark.parametrize(
    ("check", "code"), [each for each in FAULTS if each != (CheckId.SERVICE, FailureCode.NOT_ENROLLED)]
)
@pytest.mark.usefixtures("translations")
def test_each_fault_says_what_to_do(check, code):
    assert explain_finding(fault(check, str(code), **FACTS)).do.endswith(".")


@pytest.mark.parametrize(("check", "code"), WELL)
@pytest.mark.usefixtures("translations")
def test_what_is_fine_says_so_and_asks_for_nothing(check, code):
    line = explain_finding(fine(check, code, **FACTS))

    assert line.what.endswith(".")
    assert not line.do


@pytest.mark.parametrize(("check", "code"), UNKNOWN)
@pytest.mark.usefixtures("translations")
def test_what_could_not_be_looked_at_says_why(check, code):
    assert explain_finding(unknown(check, code)).what.endswith(".")


def test_a_queue_that_is_held_up_says_by_what(translations):
    found = fault(CheckId.QUEUE, "held_up", waiting=2, failure="dns")
    assert "chưa nối mạng" in explain_finding(found).what

    ended = fault(CheckId.QUEUE, "needs_person", waiting=2, failure="device_revoked")
    assert "cấp mã" in explain_finding(ended).do


def test_a_certificate_without_a_name_is_of_somebody_unknown(translations):
    assert "không rõ" in explain_finding(fault(CheckId.TLS, "untrusted", issuer="")).what


@pytest.mark.parametrize(
    ("offset", "text"), [(5, "5 giây"), (-600, "10 phút"), (7 * 3600, "7 giờ"), (-3 * 86_400, "3 ngày")]
)
def test_a_difference_is_said_in_the_unit_that_fits(offset, text, translations):
    assert difference_text(timedelta(seconds=offset)) == text


def test_the_whole_is_summed_up(translations, english):
    all_fine = tuple(fine(check, "x") for check in CheckId)
    assert summary((), is_running=True) == "Checking…"
    assert summary((), is_running=False) == "The check is not complete."
    assert summary(all_fine, is_running=False) == "Everything is fine."
    assert summary((*all_fine[1:], fault(CheckId.NAME, "x")), is_running=False) == "1 item needs a look."
    assert "could not be checked" in summary((*all_fine[1:], unknown(CheckId.NAME, "x")), is_running=False)


def test_titles_and_verdicts_are_all_different(translations):
    assert len({title(check) for check in CheckId}) == len(CheckId)
    assert len({verdict_word(verdict) for verdict in Verdict}) == len(Verdict)
