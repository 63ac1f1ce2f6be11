"""What Fusion and the palette cannot say: hairlines, 6-pixel corners, the 8-pixel grid."""

from dataclasses import asdict
from string import Template
from typing import Final

from hailong import resources
from hailong.ui.colours import Colours


def stylesheet(colours: Colours) -> str:
    """The style sheet of one theme.

    Widgets ask for a look by dynamic properties: ``tone`` (muted, danger, warning, accent), ``role`` (title, heading)
    of labels, ``kind`` (primary, quiet, danger) of buttons, ``ground`` (side, base) and ``edge`` of frames.
    """
    ground = "dark" if colours.is_dark else "light"
    drawings = {
        name: resources.icon(f"{icon}-on-{ground}").as_posix()
        for name, icon in (("arrow", "chevron-down"), ("tick", "check"))
    }
    return Template(_SHEET).substitute({name: str(value) for name, value in asdict(colours).items()}, **drawings)


_SHEET: Final = """
QToolTip { color: $text; background: $base; border: 1px solid $line; padding: 4px 6px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="accent"] { color: $accent; }

QFrame[ground="side"] { background: $side; }
QFrame[ground="base"] { background: $base; }
QFrame[edge="right"] { border: none; border-right: 1px solid $line; }
QFrame[edge="left"] { border: none; border-left: 1px solid $line; }
QFrame[edge="top"] { border: none; border-top: 1px solid $line; }
QFrame[edge="bottom"] { border: none; border-bottom: 1px solid $line; }
QFrame[edge="all"] { border: 1px solid $line; border-radius: 6px; }
QFrame[edge="overlay"] { border: 1px solid $field_line; border-radius: 6px; }
QFrame[edge="card"] { border: 1px solid $field_line; }
QFrame[edge="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
    background: $base; color: $text; border: 1px solid $field_line; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox { min-height: 20px; }
QSpinBox QLineEdit, QTimeEdit QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QSpinBox:focus {
    border: 2px solid $accent; padding: 3px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only { background: $window; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
    background: $base; border: 1px solid $line; padding: 4px; outline: none;
    selection-background-color: $soft; selection-color: $text;
}

QCheckBox { spacing: 8px; padding: 2px 0; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 4px; background: $base;
}
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $text; width: 12px; height: 12px; }
QCheckBox:disabled { color: $muted; }
QCheckBox::indicator:disabled { background: $window; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $field_line; border-color: $field_line; }

QListView::indicator {
    width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 4px; background: $base;
}
QListView::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }

QRadioButton { spacing: 8px; padding: 2px 0; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 8px; background: $base;
}
QRadioButton::indicator:hover { background: $hover; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QRadioButton:focus { color: $accent; }
QRadioButton:disabled { color: $muted; }

QPushButton {
    background: $base; color: $text; border: 1px solid $field_line; border-radius: 6px;
    padding: 5px 14px; min-height: 20px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $soft; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $field_line; border-color: $line; background: $window; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; padding: 5px 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QPushButton[kind="quiet"][flush="true"] { padding-left: 0; border-left: none; }
QPushButton[kind="quiet"]:disabled { color: $field_line; }
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; border-left: none; color: $accent; padding: 0 3px 0 0;
    min-height: 18px; text-align: left;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }

QPushButton[kind="chip"] {
    background: transparent; border: 1px solid $line; border-radius: 14px; color: $text;
    padding: 3px 12px; min-height: 20px;
}
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:checked { background: $soft; border-color: $accent; color: $text; font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 2px 11px; }

QPushButton[kind="navigation"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; text-align: left;
    padding: 6px 8px; color: $text; min-height: 22px;
}
QPushButton[kind="navigation"]:hover { background: $hover; }
QPushButton[kind="navigation"]:checked { background: $soft; font-weight: 600; }
QPushButton[kind="navigation"]:focus { border: 2px solid $accent; }

QPushButton[kind="status"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; text-align: left; padding: 2px 8px;
}
QPushButton[kind="status"]:hover { background: $hover; }
QPushButton[kind="status"]:focus { border: 2px solid $accent; }

QAbstractItemView { outline: none; }
QTableView, QListView {
    background: $base; alternate-background-color: $base; border: none;
    selection-background-color: $soft; selection-color: $text; gridline-color: $line;
}
QListView[edge="popup"] { border: 1px solid $field_line; }
QListView[edge="field"] { border: 1px solid $field_line; border-radius: 6px; padding: 4px; }
QListView[edge="field"]::item { padding: 2px 4px; }
QListView[edge="field"]::item:disabled { color: $muted; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 5px; }
QTableView::item:selected, QListView::item:selected { background: $soft; color: $text; }
QHeaderView { background: $base; }
QHeaderView::section {
    background: $base; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
}
QHeaderView::section:first { padding-left: 16px; }
QTableCornerButton::section { background: $base; border: none; }

QScrollArea, QTextBrowser { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_line; border: 3px solid $window; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QMenu { background: $base; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::item:selected { background: $soft; color: $text; }
"""
