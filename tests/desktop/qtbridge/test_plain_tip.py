"""A tooltip shows what was written, and nothing of it is markup."""

import pytest
from PySide6.QtGui import Qt, QTextDocument

from hailong.qtbridge.plain_tip import plain_tip

HOSTILE = (
    "<b>CÔNG TY</b><img src=x>", "A <img src='//may-la.example/x.png'> B", "&lt;b&gt; &amp; A & B", "a < b",
    "<table><tr><td>x", "<!-- x -->", "<h1>một</h1>\nhai", "]]></p><p>x", '<a href="javascript:x">y</a>',
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_it_reads_as_it_was_written(text):
    tip = plain_tip(text)
    shown = QTextDocument()
    shown.setHtml(tip)

    assert Qt.mightBeRichText(tip)
    assert shown.toPlainText() == text


@pytest.mark.parametrize("text", ["", "CÔNG TY TNHH MẪU", "một\nhai", "1 > 0"])
def test_ordinary_text_stays_as_it_is(text):
    assert plain_tip(text) == text
    assert not Qt.mightBeRichText(text)
