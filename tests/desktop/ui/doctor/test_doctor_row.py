"""A line says what will be looked at, then what was found."""

import pytest

from hailong.domain.doctor import CheckId, fault, fine
from hailong.ui.doctor.doctor_row import DoctorRow


@pytest.fixture
def row(qtbot, translations):
    made = DoctorRow(CheckId.TLS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_before_its_check_a_line_is_only_announced(row):
    assert row.title.text() == "Chứng chỉ bảo mật"
    assert not row.what.isVisible()
    assert row.accessibleName() == "Chứng chỉ bảo mật"


def test_a_fault_says_why_and_what_to_do_and_what_is_fine_only_why(row):
    row.show_finding(fault(CheckId.TLS, "untrusted", issuer="<b>Tường lửa</b>"))
    assert "<b>Tường lửa</b>" in row.what.text()
    assert row.do.isVisible()
    assert row.accessibleName().startswith("Chứng chỉ bảo mật: có vấn đề. Chứng chỉ do")

    row.show_finding(fine(CheckId.TLS, "trusted", issuer="Mẫu CA"))
    assert row.what.text() == "Được tin cậy, do Mẫu CA cấp."
    assert not row.do.isVisible()
