"""The card: what it says, that it never takes the keyboard, and what a click does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hailong.domain.catalogue import Level
from hailong.domain.declaration import Status
from hailong.domain.prompting import Card, CardKind
from hailong.store.interfaces import DeclarationRow
from hailong.ui.prompt.card import MARGIN, PromptCard, corner_of
from hailong.ui.prompt.card_words import CardWords
from rating_desk import catalogue, declaration

NUMBER = "1099 9988 877 0"
OFFICE = "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"


def row(key=1, *, seen_at=None, **changes):
    return DeclarationRow(key=key, declaration=declaration(key - 1, **changes), granted_seen_at=seen_at)


class Look:
    """What is set about the card."""

    is_private, seconds = False, 45

    def __call__(self):
        return self.is_private, self.seconds


@pytest.fixture
def look():
    return Look()


@pytest.fixture
def card(qtbot, clock, look, theme, translations):
    made = PromptCard(CardWords(clock, catalogue), look)
    qtbot.addWidget(made)
    return made


def ask_one(card, **changes):
    card.ask(Card(kind=CardKind.ONE, keys=(1,)), [row(**changes)])


def ask_many(card, *rows):
    card.ask(Card(kind=CardKind.MANY, keys=tuple(one.key for one in rows), count=len(rows)), rows)


def texts_of(widget):
    found = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for child in widget.findChildren(QWidget):
        found += [child.accessibleName(), child.toolTip(), getattr(child, "text", str)()]
    return " ".join(found)


# --- words


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.CLEARED, f"Tờ khai {NUMBER} vừa thông quan"),
        (Status.RELEASED, f"Tờ khai {NUMBER} vừa được giải phóng hàng"),
        (Status.IN_STORAGE, f"Tờ khai {NUMBER} vừa được phép đưa hàng về bảo quản"),
    ],
)
def test_one_card_names_number_grant_and_office(card, status, said):
    ask_one(card, status=status)
    assert (card.title.text(), card.place.text()) == (said, OFFICE)
    assert card.accessibleName() == f"{said}. {OFFICE}"


def test_what_was_seen_hours_ago_was_not_just_now(card, clock):
    ask_one(card, seen_at=clock.now() - timedelta(hours=2))
    assert card.title.text() == f"Tờ khai {NUMBER} đã thông quan"


def test_many_are_counted_with_their_offices(card):
    ask_many(card, row(1), row(2), row(3, office_code="03CE"))
    assert (card.title.text(), card.place.text()) == ("3 tờ khai vừa thông quan", "Tại 2 đơn vị hải quan")
    ask_many(card, row(1), row(2, status=Status.RELEASED))
    assert (card.title.text(), card.place.text()) == ("2 tờ khai vừa thông quan hoặc giải phóng hàng", OFFICE)


def test_the_reminder_counts_what_waits(card):
    card.ask(Card(kind=CardKind.REMINDER, count=12), ())
    assert card.title.text() == "12 tờ khai chưa đánh giá"
    assert card.stars.isHidden()
    assert card.show_list.isVisible()


def test_in_private_mode_no_number_stands_anywhere(card, look):
    look.is_private = True
    ask_one(card)
    assert card.title.text() == "Một tờ khai vừa thông quan"
    digits = "".join(one for one in texts_of(card) if one.isdigit())
    assert "9998887" not in digits


def test_neither_rater_nor_officer_nor_enterprise_stands_on_it(card):
    ask_one(card)
    said = texts_of(card)
    assert declaration().enterprise_name not in said
    assert card.windowTitle() == "Hài Lòng"


def test_another_language_is_spoken_at_once(card, english):
    ask_one(card)
    assert card.title.text() == f"Declaration {NUMBER} has just been cleared"
    assert card.later.text() == "Later"


# --- manners


def test_it_asks_the_system_never_to_give_it_the_keyboard(card):
    """Whether a window manager obeys is not tested here."""
    ask_one(card)
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    focusable = [one for one in card.findChildren(QWidget) if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert focusable == []


def test_it_stands_in_the_lower_right_corner_of_what_is_free(card):
    free = QRect(0, 40, 1280, 700)
    assert corner_of(free, QSize(384, 120)) == QPoint(1280 - 384 - MARGIN, 740 - 120 - MARGIN)
    ask_one(card)
    available = card.screen().availableGeometry()
    assert available.contains(card.geometry())
    assert card.geometry().right() == available.right() - MARGIN


def test_no_text_is_cut_off(card):
    for act in (lambda: ask_one(card), card.skip.click, card.back.click):
        act()
        QApplication.processEvents()
        for label in (card.title, card.place, card.warning):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())


def test_it_goes_away_by_itself_and_says_that_it_has(card, look, qtbot):
    look.seconds = 0
    with qtbot.waitSignal(card.closed):
        ask_one(card)
    assert not card.isVisible()


def test_it_stays_while_the_pointer_rests_on_it(card):
    ask_one(card)
    assert card._timer.isActive()
    QApplication.sendEvent(card, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not card._timer.isActive()
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert card._timer.isActive()


# --- answers


@pytest.mark.parametrize("level", list(Level))
def test_a_click_on_a_star_wants_that_level_for_that_declaration(card, qtbot, level):
    ask_one(card)
    with qtbot.waitSignal(card.rate_wanted) as wanted:
        centre = card.stars.star_rect(level).center()
        QTest.mouseClick(card.stars, Qt.MouseButton.LeftButton, pos=centre)
    assert wanted.args == [1, level]
    assert not card.isVisible()


def test_the_next_card_begins_without_stars(card):
    ask_one(card)
    QTest.mouseClick(card.stars, Qt.MouseButton.LeftButton, pos=card.stars.star_rect(Level.NORMAL).center())
    ask_one(card)
    assert card.stars.level is None


def test_later_closes_it_and_nothing_else(card, qtbot):
    ask_one(card)
    with qtbot.assertNotEmitted(card.skip_wanted), qtbot.waitSignal(card.closed):
        card.later.click()


def test_skip_shows_the_warning_first_and_can_be_taken_back(card, qtbot):
    ask_one(card)
    with qtbot.assertNotEmitted(card.skip_wanted):
        card.skip.click()
        assert card.warning.isVisible()
        assert card.stars.isHidden()
        card.back.click()
        assert card.stars.isVisible()
        assert card.warning.isHidden()
    card.skip.click()
    with qtbot.waitSignal(card.skip_wanted) as wanted:
        card.skip_anyway.click()
    assert wanted.args == [1]
    assert not card.isVisible()


def test_of_many_the_list_is_shown_and_none_can_be_skipped_unseen(card, qtbot):
    ask_many(card, row(1), row(2))
    assert card.skip.isHidden()
    assert card.stars.isHidden()
    assert card.key is None
    with qtbot.waitSignals([card.list_wanted, card.closed]):
        card.show_list.click()


def test_a_click_between_the_stars_of_a_closed_card_means_nothing(card):
    ask_one(card)
    card.hide()
    assert card.key is None


def test_a_second_card_takes_the_place_of_the_first(card):
    ask_one(card)
    ask_many(card, row(1), replace(row(2)))
    assert card.isVisible()
    assert card.title.text() == "2 tờ khai vừa thông quan"
