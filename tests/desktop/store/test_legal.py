"""Legal documents, readable with the network off, in both kinds of store."""

from dataclasses import replace
from datetime import date

import pytest

from hailong.domain.legal import LegalChanges, LegalDocument, Shelf

TODAY = date(2026, 11, 16)
CIRCULAR = LegalDocument(
    id="tt-142-2026", revision=1, number="142/2026/TT-BTC", type="Thông tư", issuer="Bộ Tài chính",
    title="Sửa đổi, bổ sung một số điều về thủ tục hải quan", issued_on=date(2026, 9, 29),
    effective_on=date(2026, 11, 16), amends=("38/2015/TT-BTC", "39/2018/TT-BTC"), body="Điều 1. Phạm vi điều chỉnh.",
)  # fmt: skip
LAW = LegalDocument(
    id="l-11-2026", revision=3, number="11/2026/QH16", type="Luật", issuer="Quốc hội", title="Luật Hải quan",
    issued_on=date(2026, 6, 20), effective_on=date(2027, 2, 23), body="Quy định về thông quan và đường bộ.",
)  # fmt: skip
LETTER = LegalDocument(
    id="cv-5512", revision=1, number="5512/CHQ-GSQL", type="Công văn", issuer="Cục Hải quan",
    title="Hướng dẫn thủ tục đối với hàng quá cảnh", issued_on=date(2026, 10, 1),
)  # fmt: skip


@pytest.fixture
def library(store):
    store.legal.apply(LegalChanges(documents=(CIRCULAR, LAW, LETTER), cursor="c1"))
    return store.legal


def ids(documents):
    return [document.id for document in documents]


def test_documents_are_read_back_as_they_came(library):
    assert library.get(CIRCULAR.id) == CIRCULAR
    assert library.get("unknown") is None
    assert {document.id: document for document in library.list(Shelf.ALL, TODAY)} == {
        document.id: document for document in (CIRCULAR, LAW, LETTER)
    }


def test_the_cursor_is_kept_with_the_documents(store, library):
    assert store.mirror.sync_state().legal_cursor == "c1"


@pytest.mark.parametrize(
    ("shelf", "expected"),
    [
        (Shelf.ALL, ["cv-5512", "tt-142-2026", "l-11-2026"]),
        (Shelf.NEWEST, ["cv-5512", "tt-142-2026"]),
        (Shelf.NEWLY_IN_FORCE, ["tt-142-2026"]),
        (Shelf.SOON_IN_FORCE, ["l-11-2026"]),
        (Shelf.GUIDANCE, ["cv-5512"]),
    ],
)
def test_each_shelf_lists_and_counts_what_stands_on_it(library, shelf, expected):
    assert ids(library.list(shelf, TODAY)) == expected
    assert library.shelf_counts(TODAY)[shelf] == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("142/2026", ["tt-142-2026"]),
        ("thu tuc", ["cv-5512", "tt-142-2026"]),
        ("Thủ tục hải", ["cv-5512", "tt-142-2026"][1:]),
        ("luat", ["l-11-2026"]),
        ("duong bo", ["l-11-2026"]),  # đ of the body
        ("pham vi", ["tt-142-2026"]),
        ("qu", ["cv-5512", "tt-142-2026", "l-11-2026"]),
        ("thong quan xyz", []),
        ('"luat" OR *', []),
        ("(", ["cv-5512", "tt-142-2026", "l-11-2026"]),
    ],
)
def test_a_search_finds_beginnings_of_words_without_diacritics(library, text, expected):
    assert ids(library.list(Shelf.ALL, TODAY, text)) == expected


def test_what_is_found_in_the_number_comes_first_then_in_the_title(store):
    old = replace(LETTER, issued_on=date(2020, 1, 1))
    in_body = replace(LETTER, id="a", number="1/CV", title="Khác", body="xem 5512 và 5513")
    in_title = replace(LETTER, id="b", number="2/CV", title="Thay công văn 5512")
    store.legal.apply(LegalChanges(documents=(in_body, in_title, old)))
    assert ids(store.legal.list(Shelf.ALL, TODAY, "5512")) == ["cv-5512", "b", "a"]


def test_a_higher_revision_replaces_and_a_lower_one_never_does(store, library):
    higher = replace(CIRCULAR, revision=2, title="Tiêu đề mới")
    assert store.legal.apply(LegalChanges(documents=(higher,))) == 1
    assert store.legal.apply(LegalChanges(documents=(CIRCULAR, higher))) == 0
    assert library.get(CIRCULAR.id) == higher
    assert ids(library.list(Shelf.ALL, TODAY, "tieu de moi")) == [CIRCULAR.id]
    assert library.list(Shelf.ALL, TODAY, "bo sung") == []


def test_a_withdrawn_document_is_gone_and_is_not_brought_back_by_an_older_revision(store, library):
    assert store.legal.apply(LegalChanges(withdrawn=((CIRCULAR.id, 2),))) == 1
    assert store.legal.apply(LegalChanges(documents=(CIRCULAR, replace(CIRCULAR, revision=2)))) == 0
    assert library.get(CIRCULAR.id) is None
    assert library.list(Shelf.ALL, TODAY, "142") == []
    assert store.legal.apply(LegalChanges(documents=(replace(CIRCULAR, revision=3),))) == 1
    assert ids(library.list(Shelf.ALL, TODAY, "142")) == [CIRCULAR.id]


def test_a_tombstone_older_than_the_document_is_passed_over(store, library):
    assert store.legal.apply(LegalChanges(withdrawn=((LAW.id, 2),))) == 0
    assert library.get(LAW.id) == LAW


def test_a_tombstone_of_a_document_that_never_came_keeps_it_from_coming(store):
    assert store.legal.apply(LegalChanges(withdrawn=((LAW.id, 3), (LAW.id, 3)))) == 1
    assert store.legal.apply(LegalChanges(documents=(LAW,))) == 0
    assert store.legal.get(LAW.id) is None


def test_a_list_that_lacks_a_document_deletes_nothing(store, library):
    store.legal.apply(LegalChanges(documents=(LAW,), cursor="c2"))
    assert library.get(CIRCULAR.id) == CIRCULAR
