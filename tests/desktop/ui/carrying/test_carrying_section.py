"""Carrying in the window: each act on a file off the main thread, and its outcome in words."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog

from hailong.domain.enrolment import Acquaintance
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.parcel import Answers, BroughtEnrolment, BroughtSheet, ParcelError, ParcelFault
from hailong.domain.service import ServiceInfo
from hailong.qtbridge.carrying import CarryService
from hailong.qtbridge.settings import Language
from hailong.store.interfaces import StoreError, StoreFault
from hailong.sync.carrying import Brought, Taken
from hailong.sync.enrolment import NeedsComparingError
from hailong.ui.carrying.carrying_section import CarryingSection, suggested_name
from hailong.ui.enrolment.compare_dialog import CompareDialog
from hailong.ui.navigation import PageId

INFO = ServiceInfo(name="x", epoch="e", time=datetime(2026, 11, 16, tzinfo=UTC), oldest_client="", keys=())
PATH = Path("/media/usb/phieu.hailong")


def brought(*sheets: BroughtSheet, failure: Failure | None = None) -> Brought:
    return Brought(answers=Answers(service_url="https://x.example", info=INFO, sheets=sheets), failure=failure)


class Carrier:
    """Says what a test wants."""

    def __init__(self) -> None:
        self.answer: object = None
        self.waits: threading.Event | None = None
        self.threads = set()
        self.keys = []

    def pack(self, path):
        return self._say()

    def bring(self, path, on_progress, is_cancelled):
        on_progress(99)
        return self._say(), path.with_name("phieu-bien-nhan.hailong")

    def take(self, path, key):
        self.keys.append(key)
        return self._say()

    def break_off(self) -> None:
        if self.waits is not None:
            self.waits.set()

    def _say(self):
        self.threads.add(threading.current_thread())
        if self.waits is not None:
            self.waits.wait(10)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def carrier():
    return Carrier()


@pytest.fixture
def service(tasks, carrier):
    return CarryService(tasks, lambda: carrier)


@pytest.fixture
def section(qtbot, service, clock, translations):
    made = CarryingSection(service, clock)
    qtbot.addWidget(made)
    made.show()
    return made


def test_packing_tells_how_many_and_that_they_still_wait_here(section, service, carrier, settle):
    carrier.answer = 3
    service.pack(PATH)
    settle()
    assert "Đã chép 3 phiếu ra phieu.hailong" in section.told.text()
    assert "vẫn chờ ở máy này" in section.told.text()
    assert threading.main_thread() not in carrier.threads

    carrier.answer = 0
    service.pack(PATH)
    settle()
    assert "Không có phiếu nào chờ gửi" in section.told.text()


def test_bringing_tells_what_was_received_what_was_not_and_what_to_carry_back(section, service, carrier, settle):
    carrier.answer = brought(
        BroughtSheet(UUID(int=1), receipt="r"), BroughtSheet(UUID(int=2), code="sheet-refused"),
        failure=Failure(kind=FailureKind.NOBODY_ANSWERED, code="dns"),
    )  # fmt: skip
    service.bring(PATH)
    settle()
    said = section.told.text()
    assert "đã nhận 1 phiếu" in said
    assert "1 phiếu chưa được nhận" in said
    assert "phieu-bien-nhan.hailong" in said
    assert "Chưa gửi hết" in said
    assert "không phiếu nào bị gửi hai lần" in said


def test_taking_in_tells_each_kind(section, service, carrier, settle):
    carrier.answer = Taken(received=5, known=1, refused=2, doubtful=3, waiting=4)
    service.take(PATH)
    settle()
    said = section.told.text()
    for words in (
        "5 phiếu đã có biên nhận đúng",
        "1 phiếu đã có",
        "2 phiếu chưa được nhận",
        "3 biên nhận",
        "Còn 4 phiếu",
    ):
        assert words in said

    carrier.answer = Taken(received=1)
    service.take(PATH)
    settle()
    assert "Không còn phiếu nào chờ gửi" in section.told.text()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        *((ParcelError(fault), "") for fault in ParcelFault),
        (ParcelError(ParcelFault.DAMAGED), "không phiếu nào bị mất"),
        (StoreError(StoreFault.DISK_FULL), "Ổ đĩa đã đầy"),
    ],
)
def test_what_went_wrong_is_said_and_another_file_may_be_tried(section, service, carrier, settle, error, words):
    carrier.answer = error
    service.take(PATH)
    settle()
    assert section.told.text()
    assert words in section.told.text()
    assert section.take.isEnabled()


def test_while_something_is_done_nothing_else_begins_and_it_can_be_stopped(section, service, carrier, settle):
    carrier.waits, carrier.answer = threading.Event(), brought()
    service.bring(PATH)
    service.pack(PATH)
    assert not section.pack.isEnabled()
    assert section.bar.isVisible()
    section.stop.click()
    settle()
    assert section.pack.isEnabled()
    assert not section.bar.isVisible()
    service.cancel()  # nothing runs: nothing happens


def test_the_outcome_follows_the_language(section, service, carrier, settle, translations, qtbot):
    carrier.answer = 3
    service.pack(PATH)
    settle()
    translations.speak(Language.ENGLISH)
    qtbot.waitUntil(lambda: "3 sheets" in section.told.text())


def test_a_name_is_suggested_that_says_when():
    assert suggested_name(datetime(2026, 11, 16, 10, 2, tzinfo=UTC)) == "phieu-20261116-1702.hailong"


def test_the_settings_offer_it_with_a_file_dialog(first_day):
    first_day.window.show_page(PageId.SETTINGS)
    first_day.settle()
    section = first_day.window.page(PageId.SETTINGS).carrying
    for button in (section.pack, section.bring, section.take):
        button.click()
        first_day.settle()
        (dialog,) = section.findChildren(QFileDialog)
        dialog.reject()
        first_day.settle()


MET = Acquaintance(service_url="https://x.example", service_name="Cục Hải quan (thử)", key="k" * 43)


def test_an_enrolment_from_an_unknown_service_is_taken_only_once_its_key_was_compared(
    section, service, carrier, settle
):
    carrier.answer = NeedsComparingError(MET)
    service.take(PATH)
    settle()
    (dialog,) = section.window().findChildren(CompareDialog)
    assert dialog.answerer.key.text() == MET.key
    assert "Xin so với vân tay" in dialog.answerer.compare.text()
    assert dialog.leave.isDefault()
    dialog.reject()
    settle()
    assert carrier.keys == [""]

    carrier.answer = NeedsComparingError(MET)
    service.take(PATH)
    settle()
    (dialog,) = [one for one in section.window().findChildren(CompareDialog) if one.isVisible()]
    carrier.answer = Taken(opened=(("0199999991001", "CHI NHÁNH MẪU"),))
    dialog.go.click()
    settle()
    assert carrier.keys == ["", "", MET.key]
    assert "Đăng ký xong. Máy này được gửi phiếu cho: 0199999991-001 CHI NHÁNH MẪU." in section.told.text()


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (BroughtEnrolment(signed="t"), "đã được chấp nhận"),
        (BroughtEnrolment(code="code_refused"), "máy kia cần mã khác"),
    ],
)
def test_what_became_of_a_request_is_told_where_it_was_brought(section, service, carrier, settle, one, words):
    carrier.answer = Brought(answers=Answers(service_url="https://x.example", info=INFO, enrolments=(one,)))
    service.bring(PATH)
    settle()
    assert words in section.told.text()
    assert "nhận 0 phiếu" not in section.told.text()
