"""Vietnamese text: what is stored, what is found, what stands before what."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.vietnamese import clean, fold, sort_key

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệĐÂÊÔƠƯẮỘ 0123/-")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thuỷ", "dang thuy"),
        ("đường", "duong"),
        ("HÀNG HOÁ XUẤT KHẨU", "hang hoa xuat khau"),
        ("thuế", "thue"),
        ("ơn ưu", "on uu"),
        ("ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ", "aaaaa aaaaa eeeee ooooo ooooo uuuuu yyyyy"),
        ("ÐÌNH VŨ", "dinh vu"),  # Icelandic eth, as converted text has it
        ("Ɖình ðình ɖình", "dinh dinh dinh"),  # and the African d
        ("39/2018/TT-BTC", "39/2018/tt-btc"),
        ("ABC 123", "abc 123"),
        ("", ""),
    ],
)
def test_folding_takes_marks_and_case_away(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(unicodedata.normalize("NFC", text)) == folded


def test_both_places_of_the_tone_mark_fold_alike_and_qui_and_quy_do_not():
    assert fold("hoà thuỷ") == fold("hòa thủy")
    assert fold("qui") != fold("quý")


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE, VIETNAMESE, VIETNAMESE)
def test_a_part_of_a_text_is_found_in_it_after_folding(before, part, after):
    assert fold(part) in fold(before + part + after)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  Công  ty\u00a0 TNHH\r\nMẫu\tThử ", "Công ty TNHH Mẫu Thử"),
        ("Mẫu\x00 Thử\x07", "Mẫu Thử"),
        ("dòng một\x0bdòng hai", "dòng một dòng hai"),
        (unicodedata.normalize("NFD", "Hải Phòng"), "Hải Phòng"),
        ("Ðình Vũ", "Đình Vũ"),
        ("\x00\x01", ""),
    ],
)
def test_text_is_stored_in_one_form(raw, stored):
    assert clean(raw) == stored


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_leaves_no_control_character(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(c) == "Cc" for c in cleaned)


@pytest.mark.parametrize(
    "ordered",
    [
        [*"aàảãáạăằẳẵắặâầẩẫấậb"],  # letters first, within a letter: huyền hỏi ngã sắc nặng
        [*"cdđeêghiklmnoôơpqrstuưvxy"],
        ["An", "Ăn", "Ân", "Bảo", "Dung", "Đào", "Em", "Ế", "Oanh", "Ôn", "Ơn", "Uyên", "Ưng", "Vân"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "man"],
        ["Đà Nẵng", "Đắk Lắk", "Đồng Nai"],
        ["Lan", "Lan Anh", "Lân"],
        ["hoa", "hoà", "hoá", "hoan"],
        ["Đội 1", "Đội 2", "Đội thông quan"],
    ],
)
def test_words_stand_in_the_order_of_the_vietnamese_alphabet(ordered):
    mixed = random.Random(1).sample(ordered, len(ordered))
    assert sorted(mixed, key=sort_key) == ordered
    assert sorted((unicodedata.normalize("NFD", word) for word in mixed), key=sort_key) == [
        unicodedata.normalize("NFD", word) for word in ordered
    ]


def test_what_looks_like_d_with_a_stroke_stands_with_it():
    assert sort_key("Ðào") == sort_key("Đào")
    assert sort_key("Đào") < sort_key("Uyên")
    assert sort_key("Dũng") < sort_key("Đào")


@given(VIETNAMESE)
def test_order_does_not_depend_on_the_normal_form_or_on_case(text):
    assert (
        sort_key(unicodedata.normalize("NFD", text))
        == sort_key(unicodedata.normalize("NFC", text))
        == sort_key(text.upper())
    )


@given(VIETNAMESE.map(clean), VIETNAMESE.map(clean))
def test_texts_with_one_key_are_one_text_but_for_case(one, other):
    assert (sort_key(one) == sort_key(other)) is (one.lower() == other.lower())
