"""The filter by enterprise in the window of a broker with sixty of them, worked by keys alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.domain.taxcode import display
from hailong.store.interfaces import Tab
from rating_desk import ENTERPRISE, OTHER_ENTERPRISE, declaration
from rating_window import CTRL

OTHERS = [(f"01{at:08d}", f"CÔNG TY CỔ PHẦN ĐẦU TƯ SỐ {at}") for at in range(1, 59)]


@pytest.fixture
def broker(window):
    """Sixty enterprises with one declaration each, but for the second one with three; enrolled for the first two."""
    owners = [ENTERPRISE, OTHER_ENTERPRISE, *OTHERS]
    window.desk.bring_in(
        *(declaration(at, tax_code=code, enterprise_name=name) for at, (code, name) in enumerate(owners)),
        *(declaration(at, tax_code=owners[1][0], enterprise_name=owners[1][1]) for at in (100, 101)),
    )
    window.show()
    window.page.filters.show_enrolment(window.store.mirror.enrolment())
    window.picker = window.page.filters.enterprise
    window.press(Qt.Key.Key_D, modifier=CTRL)
    return window


def typed(window, text):
    QTest.keyClicks(where_keys_go(window), text)
    window.settle()


def press(window, *keys):
    """As the platform does: while the list is open, keys go there."""
    for key in keys:
        QTest.keyClick(where_keys_go(window), key)
        window.settle()


def where_keys_go(window):
    return QApplication.activePopupWidget() or window.focused()


def test_all_are_offered_those_this_workstation_is_enrolled_for_first_with_what_they_have_to_rate(broker):
    offered = broker.picker.offered
    assert len(offered) == 61
    assert offered[0] == "Mọi doanh nghiệp"
    assert offered[1] == f"{OTHER_ENTERPRISE[1]}, {display(OTHER_ENTERPRISE[0])}, 3 chờ đánh giá"
    assert offered[2] == f"{ENTERPRISE[1]}, {ENTERPRISE[0]}, 1 chờ đánh giá"
    assert offered[3] == f"{OTHERS[0][1]}, {OTHERS[0][0]}, chưa đăng ký, 1 chờ đánh giá"
    assert all("chưa đăng ký" in one for one in offered[3:])


@pytest.mark.parametrize("text", ["dau tu so 42", "so 42", "0100000042", "00042"])
def test_typing_part_of_a_name_or_tax_code_and_enter_shows_that_enterprise_alone(broker, text):
    typed(broker, text)
    assert len(broker.picker.offered) == 1

    press(broker, Qt.Key.Key_Return)
    broker.wait_for(lambda: broker.list.model.rowCount() == 1)
    broker.settle()

    assert broker.list.query.tax_code == "0100000042"
    assert broker.picker.text() == "CÔNG TY CỔ PHẦN ĐẦU TƯ SỐ 42"
    assert broker.focused() is broker.table
    assert broker.page.filters.clear_button.isVisible()


def test_arrows_choose_among_what_was_found(broker):
    typed(broker, "mau thu")
    assert len(broker.picker.offered) == 2
    press(broker, Qt.Key.Key_Down, Qt.Key.Key_Return)
    broker.wait_for(lambda: broker.list.model.rowCount() == 1)
    assert broker.picker.value == ENTERPRISE[0]


def test_emptying_the_field_shows_all_enterprises_again(broker):
    typed(broker, "so 42")
    press(broker, Qt.Key.Key_Return)
    broker.wait_for(lambda: broker.list.model.rowCount() == 1)

    broker.press(Qt.Key.Key_D, modifier=CTRL)
    press(broker, Qt.Key.Key_Delete, Qt.Key.Key_Return)

    broker.wait_for(lambda: broker.list.model.rowCount() == 62)
    assert broker.picker.value is None
    assert broker.picker.placeholderText() == "Mọi doanh nghiệp"


def test_escape_and_going_elsewhere_give_the_choice_back(broker):
    typed(broker, "so 42")
    press(broker, Qt.Key.Key_Return)
    broker.settle()
    for leave in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        broker.press(Qt.Key.Key_D, modifier=CTRL)
        typed(broker, "so 7")
        press(broker, leave)
        assert broker.picker.text() == "CÔNG TY CỔ PHẦN ĐẦU TƯ SỐ 42"
        assert broker.picker.offered == []
        assert broker.list.query.tax_code == "0100000042"


def test_a_text_that_nobody_is_called_offers_nothing_and_chooses_nothing(broker):
    typed(broker, "khong co ai")
    press(broker, Qt.Key.Key_Return)
    assert broker.picker.offered == []
    assert broker.picker.value is None
    assert broker.list.query.tax_code == ""


def test_what_was_rated_is_counted_no_more_and_the_tabs_count_the_enterprise(broker):
    typed(broker, "chi nhanh")
    press(broker, Qt.Key.Key_Return)
    broker.wait_for(lambda: broker.list.model.rowCount() == 3)
    broker.settle()
    assert broker.page.tabs.buttons[Tab.ALL].text() == "Tất cả  3"

    press(broker, Qt.Key.Key_Return, Qt.Key.Key_5)
    broker.press(Qt.Key.Key_Return, modifier=CTRL)
    press(broker, Qt.Key.Key_Return)
    broker.wait_for(lambda: broker.list.model.rowCount() == 2)
    broker.settle()

    broker.press(Qt.Key.Key_D, modifier=CTRL)
    assert broker.picker.offered[1].endswith("2 chờ đánh giá")
    assert broker.picker.text() == OTHER_ENTERPRISE[1]


def test_an_enrolment_that_comes_later_moves_its_enterprise_up(broker):
    enrolment = replace(broker.store.mirror.enrolment(), enterprises=OTHERS[6:7])
    press(broker, Qt.Key.Key_Escape)
    broker.page.filters.show_enrolment(enrolment)
    broker.press(Qt.Key.Key_D, modifier=CTRL)
    assert broker.picker.offered[1].startswith("CÔNG TY CỔ PHẦN ĐẦU TƯ SỐ 7,")


def test_clearing_the_filters_clears_the_enterprise_too(broker):
    typed(broker, "so 42")
    press(broker, Qt.Key.Key_Return)
    broker.wait_for(lambda: broker.list.model.rowCount() == 1)
    broker.page.filters.clear_button.click()
    broker.wait_for(lambda: broker.list.model.rowCount() == 62)
    assert broker.picker.text() == ""
