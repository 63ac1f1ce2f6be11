"""The page in both languages, in the dark, at 200 %, in the smallest window: nothing is left over, nothing is cut."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLongError

from hailong.domain.declaration import Status
from hailong.domain.sheet import SubjectKind
from hailong.domain.vietnamese import fold
from hailong.qtbridge.settings import Language, ThemeChoice
from hailong.ui import colours
from hailong.ui.theme import Theme
from hailong.ui.translations import Translations
from rating_desk import declaration, working_day
from rating_window import CTRL

OWN_WORDS = ("CÔNG TY TNHH NGUYỄN MẪU THỬ", "Đặng Thị Thử")  # data, not text of the window


@pytest.fixture
def theme(qapp):
    """The real dress, taken off again afterwards."""
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    worn = Theme(qapp, ThemeChoice.LIGHT)
    yield worn
    worn.choose(ThemeChoice.SYSTEM)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])


@pytest.fixture
def translations(qapp):
    speaking = Translations(qapp)
    yield speaking
    speaking.speak(Language.VIETNAMESE)


@pytest.fixture
def busy(theme, window):
    """A window with a bit of everything in sight."""
    unknown = declaration(91, tax_code="", cleared_on=date(2026, 11, 2))
    window.desk.bring_in(*working_day(), declaration(90, status=Status.REGISTERED), unknown)
    window.show()
    window.press(Qt.Key.Key_Return, Qt.Key.Key_1)
    window.panel.form.add_line(SubjectKind.OFFICER).stars.setFocus()
    window.press(Qt.Key.Key_4)
    return window


def texts_of(widget: QWidget) -> set[str]:
    """Every word that is in sight or is told: texts, tooltips, accessible names, hints."""
    found: set[str] = set()
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisible():
            continue
        found |= {one.toolTip(), one.accessibleName()}
        if isinstance(one, QLabel | QAbstractButton):
            found.add(one.text())
        if isinstance(one, QLineEdit):
            found.add(one.placeholderText())
        if isinstance(one, QComboBox):
            found |= {one.itemText(at) for at in range(one.count())}
    return {text for text in found if text}


def vietnamese(texts: set[str]) -> set[str]:
    """Those that still hold letters that English does not have."""
    without_data = {text: text for text in texts if not any(word in text for word in OWN_WORDS)}
    return {text for text in without_data if fold(text) != text.lower()}


def states(window):
    """Every face that the page has, one after the other."""
    yield "writing"
    window.panel.skip()
    yield "skipping"
    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_Return, modifier=CTRL)
    yield "fault"
    line = window.panel.form.lines[-1]
    line.picker.insert("dang thi thu")
    window.press(Qt.Key.Key_Return, modifier=CTRL)
    yield "review"
    window.press(Qt.Key.Key_Return)
    yield "saved"
    for tab in window.page.tabs.buttons.values():
        tab.click()
        window.settle()
        yield "tab"
        if window.list.model.rowCount():
            window.table.select_key(window.list.model.key_at(0))
            window.settle()
            yield "first of tab"
    window.page.search.setText("zzz")
    window.wait_for(window.page.empty.isVisible)
    yield "no match"


def test_after_a_switch_to_english_no_vietnamese_is_left(busy, translations):
    assert vietnamese(texts_of(busy.page))
    translations.speak(Language.ENGLISH)
    busy.settle()

    left = {face: vietnamese(texts_of(busy.page)) for face in states(busy)}

    assert {face: texts for face, texts in left.items() if texts} == {}
    assert [busy.list.model.headerData(at, Qt.Orientation.Horizontal) for at in range(2)] == ["Declaration", "Kind"]


def test_a_switch_keeps_what_was_being_written(busy, translations):
    before = busy.panel.form.ratings

    translations.speak(Language.ENGLISH)
    busy.settle()
    translations.speak(Language.VIETNAMESE)
    busy.settle()

    assert busy.panel.form.ratings == before
    assert vietnamese(texts_of(busy.page))


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_grounds_are_those_of_the_theme(busy, theme, choice):
    theme.choose(choice)
    busy.settle()
    worn = colours.DARK if choice is ThemeChoice.DARK else colours.LIGHT

    image = busy.page.grab().toImage()
    table = busy.table.viewport()
    empty = table.mapTo(busy.page, table.rect().bottomRight())

    assert image.pixelColor(empty.x() - 4, empty.y() - 4).name() == worn.base.lower()
    assert image.pixelColor(busy.page.width() - 3, 3).name() == worn.window.lower()


@pytest.mark.parametrize("size", [(1000, 730), (780, 540)])
@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_cut(busy, translations, size, language):
    busy.page.resize(*size)
    translations.speak(language)
    busy.settle()

    for face in states(busy):
        try:
            busy.qtbot.waitUntil(lambda: _cut(busy.page) == [], timeout=1000)
        except WaitedTooLongError:
            pytest.fail(f"{face}: {_cut(busy.page)}")
        assert busy.panel.scroll_area.horizontalScrollBar().maximum() == 0


def _cut(page: QWidget) -> list[str]:
    """Texts of labels and buttons that need more room than they have."""
    found = []
    for one in page.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, QLabel | QAbstractButton) or isinstance(one, QToolButton):
            continue
        needs_width = one.minimumSizeHint().width() > one.width() + 1
        wraps = isinstance(one, QLabel) and one.wordWrap()
        needs_height = wraps and one.heightForWidth(one.width()) > one.height() + 1
        if needs_width or needs_height:
            found.append(f"{type(one).__name__} {one.accessibleName()} {one.text()}")
    return found


def test_tone_marks_of_capitals_stay_inside_their_line(busy):
    for widget in (busy.table, busy.panel.header.title, busy.panel.header.enterprise):
        metrics = QFontMetrics(widget.font())
        assert metrics.tightBoundingRect("ẮẰẲẴẤẦẨẪ").top() >= -metrics.ascent()
    assert busy.table.rowHeight(0) >= QFontMetrics(busy.table.font()).height() + 8


def test_the_page_stands_at_twice_the_scale(tmp_path):
    """In a process of its own: Qt takes the scale once, at its start."""
    program = (
        "import sys; sys.path[:0] = [sys.argv[1]]\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([])\n"
        "from hailong.ui.theme import Theme; from hailong.qtbridge.settings import ThemeChoice\n"
        "theme = Theme(app, ThemeChoice.LIGHT)\n"
        "from hailong.ui import words; from hailong.ui.widgets.stars import StarRating\n"
        "stars = StarRating(words.level); stars.resize(stars.sizeHint())\n"
        "print(stars.grab().width() / stars.width())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parents[3])],
        env={**os.environ, "QT_SCALE_FACTOR": "2"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.stdout.strip() == "2.0", ended.stderr
