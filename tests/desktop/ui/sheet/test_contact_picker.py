"""Contacts that were used before: chosen, narrowed and forgotten in the window, by keys and with the mouse."""

import logging
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hailong.domain.sheet import Contact
from hailong.qtbridge.sheets import Mode
from hailong.ui.sheet.contact_picker import cross_of
from rating_desk import OTHER_ENTERPRISE, declaration
from rating_window import CTRL

MAU = Contact(name="Nguyễn Thị Mẫu", phone="0900000000")
THU = Contact(name="Đặng Văn Thử", phone="0911111111")
XA = Contact(name="Lê Xa", phone="0922222222")


@pytest.fixture
def writing(window):
    """A sheet is open after three were sent: for this enterprise by Mẫu and then Thử, for another one by Xa."""
    window.desk.bring_in(declaration(0))
    for at, (contact, changes) in enumerate(
        [(MAU, {}), (THU, {}), (XA, {"tax_code": OTHER_ENTERPRISE[0], "enterprise_name": OTHER_ENTERPRISE[1]})], start=1
    ):
        (key,) = window.desk.bring_in(declaration(at, **changes))
        window.desk.send_sheet(key, replace(window.desk_sheet(key), contact=contact))
    window.show()
    window.press(Qt.Key.Key_Return)
    window.contact = window.panel.form.contact_fields
    window.contact.name.setFocus()
    return window


def press(window, *keys):
    """As the platform does: while the list is open, keys go there."""
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or window.focused(), key)
        window.settle()


def test_the_last_contact_is_there_and_arrow_down_offers_those_of_the_enterprise_first(writing):
    assert writing.contact.contact == XA
    press(writing, Qt.Key.Key_Down)
    assert writing.contact.name.offered == [THU, MAU, XA]


def test_one_that_is_chosen_by_keys_fills_both_fields_and_goes_on_the_sheet(writing):
    press(writing, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert writing.contact.contact == MAU
    assert writing.contact.name.offered == []

    writing.panel.take_focus()
    writing.press(Qt.Key.Key_4)
    writing.press(Qt.Key.Key_Return, modifier=CTRL)
    assert writing.sheets.mode is Mode.REVIEWING
    assert writing.sheets.sheet.contact == MAU


def test_typing_narrows_and_takes_nothing_by_itself(writing):
    writing.contact.phone.setFocus()
    writing.contact.phone.selectAll()
    QTest.keyClicks(writing.focused(), "0911")
    assert writing.contact.phone.offered == [THU]
    press(writing, Qt.Key.Key_Escape)
    assert writing.contact.phone.offered == []
    assert writing.contact.contact == Contact(name=XA.name, phone="0911")


def test_typing_a_whole_name_offers_it_no_more(writing):
    writing.contact.name.selectAll()
    QTest.keyClicks(writing.focused(), "le xa")
    assert writing.contact.name.offered == [XA]
    writing.contact.name.clear()
    QTest.keyClicks(writing.focused(), "L")
    writing.contact.name.setText("Lê X")
    QTest.keyClicks(writing.focused(), "a")
    assert writing.contact.name.offered == []


def test_delete_in_the_list_has_one_forgotten_for_good(writing, caplog):
    caplog.set_level(logging.DEBUG)
    press(writing, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert writing.contact.name.offered == [MAU, XA]
    assert writing.store.contacts.recent(declaration(0).tax_code) == (MAU, XA)
    assert all(one.name not in caplog.text and one.phone not in caplog.text for one in (MAU, THU, XA))


def test_the_cross_has_one_forgotten_and_does_not_choose_it(writing):
    press(writing, Qt.Key.Key_Down)
    shown = writing.contact.name.list
    place = cross_of(shown.visualRect(shown.model().index(0, 0))).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    writing.settle()
    assert writing.contact.name.offered == [MAU, XA]
    assert writing.contact.contact == XA
    assert writing.store.contacts.recent(declaration(0).tax_code) == (MAU, XA)


def test_a_click_on_a_row_chooses_it(writing):
    press(writing, Qt.Key.Key_Down)
    shown = writing.contact.name.list
    place = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    writing.settle()
    assert writing.contact.contact == MAU


def test_delete_while_writing_deletes_a_letter(writing):
    writing.contact.name.setCursorPosition(0)
    QTest.keyClick(writing.focused(), Qt.Key.Key_Delete)
    assert writing.contact.name.text() == XA.name[1:]
    assert writing.store.contacts.recent("")[0] == XA


def test_many_at_once_offer_them_too(writing):
    writing.desk.bring_in(declaration(10))
    writing.page.refresh()
    writing.settle()
    writing.table.setFocus()
    writing.press(Qt.Key.Key_A, modifier=CTRL)
    fields = writing.bulk_panel.form.contact_fields
    fields.name.setFocus()
    press(writing, Qt.Key.Key_Down)
    assert fields.name.offered == [THU, MAU, XA]
    press(writing, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert writing.store.contacts.recent(declaration(0).tax_code) == (MAU, XA)
