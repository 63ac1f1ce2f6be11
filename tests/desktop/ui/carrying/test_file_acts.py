"""Acts on files: one at a time, and what came of the last one stays to be read."""

import pytest
from PySide6.QtWidgets import QPushButton

from hailong.ui.carrying.file_acts import FileActs


class Acts(FileActs):
    """Two acts."""

    def __init__(self):
        super().__init__()
        self.out, self.back = QPushButton(self), QPushButton(self)
        self.arrange(self.row_of(self.out, self.back), self.bar, self.told)
        self.show_busy(False)

    def retranslate(self):
        self.show_outcome()


@pytest.fixture
def acts(qtbot):
    made = Acts()
    qtbot.addWidget(made)
    made.show()
    return made


def test_while_one_act_runs_none_can_be_begun(acts):
    acts.show_busy(True)
    assert acts.bar.isVisible()
    assert not acts.out.isEnabled()
    assert not acts.back.isEnabled()

    acts.show_busy(False)
    assert not acts.bar.isVisible()
    assert acts.out.isEnabled()
    assert acts.back.isEnabled()


def test_the_outcome_stays_until_the_next_act_begins(acts):
    acts.tell(lambda: ("Đã chép 3 phiếu.", "accent"))
    acts.show_busy(False)
    assert (acts.told.text(), acts.told.property("tone")) == ("Đã chép 3 phiếu.", "accent")

    acts.show_busy(True)
    assert not acts.told.isVisible()


def test_the_outcome_is_said_in_the_language_of_now(acts):
    said = ["Đã chép."]
    acts.tell(lambda: (said[-1], "muted"))

    said.append("Copied.")
    acts.retranslate()

    assert acts.told.text() == "Copied."
