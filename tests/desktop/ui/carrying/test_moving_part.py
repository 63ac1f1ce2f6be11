"""Moving in the window: a passphrase typed twice, the outcome in words, and what an old workstation says of itself."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from hailong.domain.moving import MOVED_OUT, Moved, MoveError, MoveFault
from hailong.qtbridge.moving import MoveService
from hailong.store.interfaces import StoreError, StoreFault
from hailong.ui.carrying.moving_part import MovingPart
from hailong.ui.carrying.passphrase_dialog import PassphraseDialog
from hailong.ui.navigation import PageId

WORDS = "con mèo trèo cây cau"
PATH = "/media/usb/chuyen-may.hailong"


class Mover:
    """Says what a test wants."""

    def __init__(self) -> None:
        self.calls = []
        self.answer: object = Moved(sheets=5, waiting=2, drafts=1)

    def pack(self, path, passphrase, device_name):
        self.calls.append(("pack", path, passphrase, device_name))
        return self._say()

    def take(self, path, passphrase):
        self.calls.append(("take", path, passphrase))
        return self._say()

    def _say(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def mover():
    return Mover()


@pytest.fixture
def part(qtbot, tasks, store, mover, clock, translations):
    made = MovingPart(MoveService(tasks, lambda: mover, store.settings, "may-1"), clock)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("first", "second", "may", "words"),
    [
        (WORDS, WORDS, True, ""),
        (WORDS, WORDS + "x", False, "chưa giống nhau"),
        (WORDS, "", False, ""),
        ("ngắn", "ngắn", False, "ít nhất 14"),
        ("", "", False, ""),
    ],
)
def test_a_new_passphrase_is_long_enough_and_typed_twice(qtbot, translations, first, second, may, words):
    dialog = PassphraseDialog(is_new=True)
    qtbot.addWidget(dialog)
    dialog.first.setText(first)
    dialog.second.setText(second)
    assert dialog.go.isEnabled() is may
    assert words in dialog.told.text()
    assert dialog.first.echoMode() is QLineEdit.EchoMode.Password
    assert dialog.second.echoMode() is QLineEdit.EchoMode.Password


def test_moving_out_asks_twice_and_tells_what_to_do_next(part, mover, settle):
    dialog = part.ask_new(PATH)
    dialog.first.setText(WORDS)
    dialog.second.setText(WORDS)
    dialog.go.click()
    settle()

    assert mover.calls == [("pack", Path(PATH), WORDS, "may-1")]
    assert "5 phiếu, trong đó 2 phiếu chờ gửi, và 1 phiếu nháp" in part.told.text()
    assert "xóa tệp" in part.told.text()


def test_taking_in_asks_once_and_tells_what_came(part, mover, settle):
    mover.answer = Moved(sheets=3, waiting=1, known=2)
    dialog = part.ask_known(PATH)
    assert dialog.second.isHidden()
    dialog.first.setText("x")
    assert dialog.go.isEnabled()
    dialog.go.click()
    settle()

    assert mover.calls == [("take", Path(PATH), "x")]
    assert "Đã nhận 3 phiếu" in part.told.text()
    assert "2 phiếu đã có" in part.told.text()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        *((MoveError(fault), "") for fault in MoveFault),
        (MoveError(MoveFault.WRONG_WORDS), "Mật khẩu không đúng"),
        (StoreError(StoreFault.DISK_FULL), "Ổ đĩa đã đầy"),
    ],
)
def test_what_went_wrong_is_said_and_it_can_be_tried_again(part, mover, settle, error, words):
    mover.answer = error
    dialog = part.ask_known(PATH)
    dialog.first.setText("x")
    dialog.go.click()
    settle()
    assert part.told.text()
    assert words in part.told.text()
    assert part.take.isEnabled()


def test_an_old_workstation_says_that_and_when_it_was_moved(part, store, settle):
    settle()
    assert part.before.isHidden()
    store.settings.set(MOVED_OUT, '{"at": "2026-11-16T09:02:00Z", "waiting": 2}')
    part._service.refresh()
    settle()
    assert "khi đó có 2 phiếu chờ gửi" in part.before.text()
    store.settings.set(MOVED_OUT, "x")
    part._service.refresh()
    settle()
    assert part.before.isHidden()


def test_the_settings_offer_it_and_the_old_page_stays(first_day):
    first_day.window.show_page(PageId.SETTINGS)
    first_day.settle()
    part = first_day.window.page(PageId.SETTINGS).carrying.moving
    for button in (part.pack, part.take):
        button.click()
        first_day.settle()
        (dialog,) = part.findChildren(QFileDialog)
        dialog.reject()
        first_day.settle()
