"""One line of the connection doctor: a mark, what was looked at, why it stands so, and what to do."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hailong.domain.doctor import CheckId, Finding, Verdict
from hailong.ui import fonts
from hailong.ui.doctor.doctor_report import spoken
from hailong.ui.doctor.doctor_words import explain_finding, title
from hailong.ui.widgets.buttons import IconLabel
from hailong.ui.widgets.labels import set_tone, text_label

_MARKS: Final = {
    Verdict.FINE: ("check", "accent"),
    Verdict.FAULT: ("alert", "danger"),
    Verdict.UNKNOWN: ("minus", "muted"),
}


class DoctorRow(QWidget):
    """Before its check has come to anything, it says only what will be looked at."""

    def __init__(self, check: CheckId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self.mark = IconLabel("clock", self)
        self.title = text_label(self, font=fonts.strong())
        self.what = text_label(self, wraps=True, is_selectable=True)
        self.do = text_label(self, wraps=True, is_selectable=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.title, self.what, self.do):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Show what was found; None: not yet."""
        self.title.setText(title(self._check))
        set_tone(self.title, "muted" if finding is None else "")
        if finding is None:
            self.mark.set_icon("clock", "muted")
            self.what.clear()
            self.do.clear()
        else:
            line = explain_finding(finding)
            self.mark.set_icon(*_MARKS[finding.verdict])
            self.what.setText(line.what)
            set_tone(self.what, "" if finding.verdict is Verdict.FAULT else "muted")
            self.do.setText(line.do)
        self.what.setVisible(bool(self.what.text()))
        self.do.setVisible(bool(self.do.text()))
        self.setAccessibleName(spoken(finding) if finding else self.title.text())
