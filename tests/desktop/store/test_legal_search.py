"""Words and order of a search in legal documents."""

from datetime import date

import pytest

from hailong.domain.legal import LegalDocument, Shelf
from hailong.store.legal_search import has_words, query_words, relevance


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  ", ()),
        ("39/2018/TT-BTC", ("39", "2018", "tt", "btc")),
        ("Nghị định Đường bộ", ("nghi", "dinh", "duong", "bo")),
        ('"*" OR NEAR(a_b)', ("or", "near", "a", "b")),
    ],
)
def test_a_search_is_its_folded_words(text, words):
    assert query_words(text) == words


@pytest.mark.parametrize(
    ("words", "is_there"),
    [((), True), (("thu",), True), (("thu", "hai"), True), (("huc",), False), (("thu", "xyz"), False)],
)
def test_every_word_must_begin_one_of_the_text(words, is_there):
    assert has_words("Thủ tục hải quan", words) is is_there


def document(name, **days):
    return LegalDocument(id=name, revision=1, number=name, type="Luật", issuer="Quốc hội", title="", **days)


def test_soon_in_force_is_ordered_by_how_soon_and_the_rest_by_how_new():
    early = document("a", issued_on=date(2026, 1, 1), effective_on=date(2027, 1, 1))
    late = document("b", issued_on=date(2026, 2, 1), effective_on=date(2027, 2, 1))
    undated = document("c")
    found = [undated, early, late]
    assert sorted(found, key=lambda d: relevance(d, (), Shelf.SOON_IN_FORCE)) == [early, late, undated]
    assert sorted(found, key=lambda d: relevance(d, (), Shelf.ALL)) == [late, early, undated]
    assert sorted(found, key=lambda d: relevance(d, (), Shelf.NEWLY_IN_FORCE)) == [late, early, undated]
