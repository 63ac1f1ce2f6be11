"""Where the key of the data is, in plain words."""

from hailong.domain.enrolment import KeyPlace
from hailong.ui.settings.data_words import data_key_text


def test_each_place_has_words_of_its_own_and_a_key_beside_the_data_is_not_hidden():
    assert "kho khóa của hệ thống" in data_key_text(KeyPlace.KEYRING)
    assert "ngay cạnh dữ liệu" in data_key_text(KeyPlace.FILE)
    assert "chưa được mã hóa" in data_key_text(None)
