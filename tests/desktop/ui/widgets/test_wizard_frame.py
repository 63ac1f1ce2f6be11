"""A wizard in the frame: its steps, its way forth and back, its place in words."""

from enum import IntEnum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hailong.ui.failures import Explanation
from hailong.ui.widgets.wizard_frame import WizardFrame


class Step(IntEnum):
    """Three steps."""

    NAME = 0
    PLACE = 1
    END = 2


class Journey(WizardFrame[Step]):
    """As short as a wizard can be."""

    def __init__(self):
        super().__init__(Step)
        self.pages = {step: QLineEdit(self) for step in Step}
        self.arrange_steps(self.pages, {Step.NAME: self.pages[Step.NAME]})
        self.left = []
        self.show_step(Step.NAME)

    def leave_step(self, step):
        self.left.append(step)
        self.show_step(Step(min(step + 1, Step.END)))

    def retranslate(self):
        self.say_step(dict.fromkeys(Step, "Chặng"), {Step.NAME: "Tiếp tục", Step.PLACE: "Tiếp tục", Step.END: "Đóng"})


@pytest.fixture
def wizard(qtbot):
    made = Journey()
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_next_leaves_one_step_after_the_other_and_says_the_place_in_words(wizard):
    assert (wizard.place.text(), wizard.next.text()) == ("Bước 1/3", "Tiếp tục")

    wizard.next.click()
    wizard.next.click()

    assert wizard.left == [Step.NAME, Step.PLACE]
    assert wizard.step is Step.END
    assert (wizard.place.text(), wizard.next.text()) == ("Bước 3/3", "Đóng")


def test_a_double_click_on_next_leaves_one_step(wizard):
    QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(wizard.next, Qt.MouseButton.LeftButton)

    assert wizard.left == [Step.NAME]


def test_back_goes_to_the_step_before_and_never_before_the_first(wizard):
    wizard.show_step(Step.PLACE)

    wizard.back.click()
    wizard.back.click()

    assert wizard.step is Step.NAME


def test_nothing_is_left_while_next_is_off(wizard):
    wizard.next.setEnabled(False)

    wizard.go_on()

    assert wizard.left == []


def test_the_cursor_stands_where_something_is_to_be_done_else_on_next(wizard):
    assert wizard.focusWidget() is wizard.pages[Step.NAME]

    wizard.show_step(Step.PLACE)

    assert wizard.focusWidget() is wizard.next


def test_a_code_is_said_to_be_a_detail(wizard):
    wizard.fault.tell(Explanation("Sai tên đăng nhập hoặc mật khẩu.", details="18456"))

    assert wizard.fault.details.text() == "Chi tiết: 18456"


def test_another_step_takes_the_fault_of_the_one_before_away(wizard):
    wizard.fault.tell(Explanation("Không có máy nào trả lời."))
    assert wizard.fault.isVisible()

    wizard.go_on()

    assert not wizard.fault.isVisible()


def test_enter_goes_on(wizard, qtbot):
    qtbot.keyClick(wizard.pages[Step.NAME], Qt.Key.Key_Return)

    assert wizard.left == [Step.NAME]
