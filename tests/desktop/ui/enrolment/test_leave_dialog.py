"""Leaving in the window: what waits and what becomes of it is said before anything is done."""

from dataclasses import replace

import pytest

from hailong.domain.enrolment import Enrolment, KeyPlace
from hailong.qtbridge.enrolment import EnrolmentTools
from hailong.sync.leaving import Leave
from hailong.ui.enrolment.leave_dialog import LeaveDialog
from hailong.ui.navigation import PageId

ENROLMENT = Enrolment(
    service_url="https://hailong.example", service_name="Cục Hải quan (thử)", device_id="d", keys=(),
    enterprises=(("0199999991", "CÔNG TY TNHH MẪU THỬ"), ("0199999984", "CÔNG TY HAI")),
)  # fmt: skip


@pytest.fixture
def dialog(qtbot, translations):
    made = LeaveDialog(ENROLMENT, {"0199999991": 3, "": 1})
    qtbot.addWidget(made)
    return made


def test_everything_is_offered_first_with_what_waits_for_all(dialog):
    assert dialog.tax_code == ""
    assert "4 phiếu chờ gửi" in dialog.what_waits.text()
    assert "đăng ký lại với cùng dịch vụ" in dialog.means.text()


@pytest.mark.parametrize(
    ("row", "waits", "means"), [(1, "3 phiếu", "vẫn được gửi khi có mạng"), (2, "Không còn phiếu nào", "phiếu mới")]
)
def test_one_enterprise_is_told_of_by_itself(dialog, row, waits, means):
    dialog.which.setCurrentIndex(row)
    assert waits in dialog.what_waits.text()
    assert means in dialog.means.text()


def test_with_nothing_waiting_the_key_is_said_to_go(qtbot, translations):
    made = LeaveDialog(ENROLMENT, {})
    qtbot.addWidget(made)
    assert "Khóa riêng của máy này được xóa" in made.means.text()


def test_the_last_enterprise_is_everything(qtbot, translations):
    made = LeaveDialog(replace(ENROLMENT, enterprises=ENROLMENT.enterprises[:1]), {})
    qtbot.addWidget(made)
    made.which.setCurrentIndex(1)
    assert "Khóa riêng" in made.means.text()


def test_only_the_button_that_says_so_leaves(dialog):
    wanted = []
    dialog.leaving_wanted.connect(wanted.append)
    dialog.keep.click()
    assert wanted == []
    dialog.which.setCurrentIndex(2)
    dialog.leave.click()
    assert wanted == ["0199999984"]
    assert dialog.keep.isDefault()


class Keys:
    def __init__(self) -> None:
        self.forgotten = []

    def forget_key(self, enrolment) -> None:
        self.forgotten.append(enrolment.device_id)


def test_leaving_from_the_settings_says_afterwards_that_sheets_wait_for_the_next_enrolment(stage):
    store, keys = stage.client.core.store, Keys()
    tools = EnrolmentTools(None, Leave(store.mirror, store.outbox, keys), lambda _: KeyPlace.KEYRING, lambda *_: None)
    stage.client.enrolment._make_tools = lambda: tools
    stage.window.show_page(PageId.SETTINGS)
    stage.settle()
    section = stage.window.page(PageId.SETTINGS).enrolment
    section.leave.click()
    stage.settle()
    (dialog,) = [one for one in stage.window.findChildren(LeaveDialog) if one.isVisible()]
    assert "chờ gửi" in dialog.what_waits.text()

    dialog.leave.click()
    stage.settle()

    assert store.mirror.enrolment() is None
    assert "giữ lại cho lần đăng ký sau" in section.standing.text()
    assert not section.leave.isVisible()
    assert section.key_place.text() == ""
    assert keys.forgotten == []
