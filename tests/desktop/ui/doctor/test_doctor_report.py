"""The report: to be read by people and by programs."""

import json
from datetime import UTC, datetime

from hailong.domain.doctor import CheckId, fault, fine, unknown
from hailong.ui.doctor.doctor_report import finding_text, report_json, report_text, spoken

AT = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
FOUND = (
    fine(CheckId.NAME, "found", host="hailong.example"),
    fault(CheckId.TLS, "untrusted", issuer="Tường lửa Mẫu"),
    unknown(CheckId.CLOCK, "not_reached"),
)


def test_a_finding_is_one_line_and_a_fault_says_below_what_to_do(translations):
    lines = [finding_text(finding) for finding in FOUND]

    assert lines[0] == "[+] Tên dịch vụ trên mạng: Tìm thấy hailong.example."
    assert lines[1].startswith("[!] Chứng chỉ bảo mật: Chứng chỉ do Tường lửa Mẫu cấp")
    assert "\n      → Nếu đó là thiết bị kiểm tra mạng" in lines[1]
    assert lines[2].startswith("[?]")


def test_programs_read_verdicts_codes_and_facts():
    document = json.loads(report_json(FOUND, "0.1.0", AT))

    assert (document["is_fine"], document["version"], document["at"]) == (False, "0.1.0", "2026-11-16T10:02:00.000Z")
    assert document["checks"][1] == {
        "check": "tls_issuer", "verdict": "fault", "code": "untrusted", "facts": {"issuer": "Tường lửa Mẫu"},
    }  # fmt: skip


def test_the_report_holds_both(translations):
    text = report_text(FOUND, "0.1.0", AT)

    assert text.startswith("Kiểm tra kết nối của Hài Lòng 0.1.0, 16/11/2026 10:02 (UTC)")
    assert finding_text(FOUND[1]) in text
    assert report_json(FOUND, "0.1.0", AT) in text


def test_a_screen_reader_hears_the_verdict(translations):
    assert spoken(FOUND[0]) == "Tên dịch vụ trên mạng: ổn. Tìm thấy hailong.example."
