"""Every fault has words in both languages, with a way out."""

import pytest

from hailong.domain.live import LiveFault
from hailong.qtbridge.settings import Language
from hailong.ui.live.live_words import explain_live
from hailong.ui.translations import Translations


@pytest.fixture
def translations(qapp):
    speaking = Translations(qapp)
    yield speaking
    speaking.speak(Language.VIETNAMESE)


@pytest.mark.parametrize("fault", list(LiveFault))
def test_each_fault_says_what_is_wrong_and_what_to_do(translations, fault):
    vietnamese = explain_live(fault)
    translations.speak(Language.ENGLISH)
    english = explain_live(fault)

    assert vietnamese.what
    assert vietnamese.do
    assert english.what not in ("", vietnamese.what)
    assert english.do not in ("", vietnamese.do)
