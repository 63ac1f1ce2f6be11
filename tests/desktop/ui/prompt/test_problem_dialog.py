"""A problem during clearance: which declaration, in words that help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailong.domain.declaration import Status
from hailong.qtbridge.number_lookup import NumberLookup
from hailong.ui.prompt.problem_dialog import ProblemDialog
from rating_desk import ENTERPRISE, OTHER_ENTERPRISE, declaration


@pytest.fixture
def dialog(qtbot, tasks, store, theme, translations):
    made = ProblemDialog(NumberLookup(tasks, store.declarations))
    qtbot.addWidget(made)
    made.wanted = []
    made.declaration_wanted.connect(made.wanted.append)
    made.ask()
    return made


@pytest.fixture
def enter(dialog, settle):
    def act(text):
        dialog.number.clear()
        QTest.keyClicks(dialog.number, text)
        QTest.keyClick(dialog.number, Qt.Key.Key_Return)
        settle()

    return act


def during(**changes):
    return declaration(status=Status.CHANNELLED, cleared_on=None, cleared_time=None, **changes)


def test_enter_opens_the_sheet_of_the_typed_declaration(dialog, desk, enter):
    (key,) = desk.bring_in(during())
    enter("109999888770")
    assert dialog.wanted == [key]
    assert not dialog.isVisible()


def test_the_number_of_the_selected_declaration_stands_there_already(dialog):
    dialog.ask("109999888770")
    assert dialog.number.text() == "1099 9988 877 0"
    assert dialog.number.selectedText() == dialog.number.text()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Xin nhập số tờ khai."),
        ("10999", "Số tờ khai gồm 12 chữ số."),
        ("109999888770", "Không có tờ khai này trong danh sách. Xin nhập tệp có tờ khai rồi thử lại."),
    ],
)
def test_what_cannot_be_opened_is_said_and_the_dialog_stays(dialog, enter, typed, said):
    enter(typed)
    assert dialog.told.text() == said
    assert dialog.isVisible()
    assert not dialog.wanted
    assert dialog.told.height() >= dialog.told.heightForWidth(dialog.told.width())


def test_typing_again_takes_the_reproach_away(dialog, enter):
    enter("10999")
    QTest.keyClicks(dialog.number, "8")
    assert not dialog.told.isVisible()


def test_one_without_a_channel_cannot_be_rated_yet(dialog, desk, enter):
    desk.bring_in(declaration(status=Status.REGISTERED, cleared_on=None))
    enter("109999888770")
    assert "chưa được phân luồng" in dialog.told.text()
    assert not dialog.wanted


def test_one_that_is_cleared_opens_after_a_word_about_it(dialog, desk, enter):
    (key,) = desk.bring_in(declaration())
    enter("109999888770")
    assert "sau thông quan" in dialog.told.text()
    assert not dialog.wanted
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert dialog.wanted == [key]


def test_of_several_enterprises_the_user_chooses(dialog, desk, enter, store):
    other = during(tax_code=OTHER_ENTERPRISE[0], enterprise_name=OTHER_ENTERPRISE[1])
    desk.bring_in(during(), other)
    enter("109999888770")
    buttons = [dialog._several.itemAt(at).widget() for at in range(dialog._several.count())]
    assert [button.text() for button in buttons] == [ENTERPRISE[1], OTHER_ENTERPRISE[1]]
    buttons[1].click()
    (key,) = [row.key for row in store.declarations.find("109999888770") if row.declaration.tax_code == other.tax_code]
    assert dialog.wanted == [key]


def test_escape_leaves_it(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_speaks_english(dialog, english):
    assert dialog.open_sheet.text() == "Open the sheet"
