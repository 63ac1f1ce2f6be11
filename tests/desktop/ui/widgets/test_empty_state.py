"""What a page says when there is nothing to show."""

import pytest
from PySide6.QtCore import QPoint

from hailong.ui.widgets.empty_state import EmptyState

LONG = "Văn bản do cơ quan hải quan công bố sẽ được tải về khi có kết nối, rồi đọc được cả khi mất mạng. " * 2


@pytest.mark.parametrize("width", [320, 560, 1100])
def test_its_sentence_is_whole_and_in_the_middle_at_any_width(qtbot, width):
    empty = EmptyState("documents")
    qtbot.addWidget(empty)
    empty.say("Chưa có văn bản nào", LONG)
    empty.resize(width, 600)
    empty.show()
    label = empty.text
    middle = label.mapTo(empty, QPoint(label.width() // 2, 0)).x()

    assert label.height() >= label.heightForWidth(label.width())
    assert abs(middle - width / 2) <= 2


def test_a_button_is_there_only_with_a_word(qtbot):
    empty = EmptyState("documents")
    qtbot.addWidget(empty)
    empty.show()
    empty.say("Trống", "")
    assert not empty.button.isVisible()
    assert not empty.text.isVisible()
    empty.say("Trống", "Vì sao", "Làm gì đó")
    assert empty.button.isVisible()
