"""The sheet's JSON: the texts that people paste are cleaned, never refused."""

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hailong.api.sheet_json import clean, one_line, sheet_document
from hailong.domain.sheet import Bulk, Contact, Rating

from .test_sealing import sheet

LETTERS = st.text(st.characters(), max_size=60)


def test_line_breaks_stay_in_words_and_go_from_names() -> None:
    pasted = "  Dòng một\r\nDòng hai\rDòng\tba\x00\x07  "

    assert clean(pasted) == "  Dòng một\nDòng hai\nDòng ba  "
    assert one_line(pasted) == "Dòng một Dòng hai Dòng ba"


def test_letters_written_in_two_parts_become_one() -> None:
    assert clean(unicodedata.normalize("NFD", "Hải quan Việt Nam")) == "Hải quan Việt Nam"


@given(LETTERS)
def test_nothing_that_the_service_refuses_is_left(text: str) -> None:
    for cleaned in (clean(text), one_line(text)):
        assert unicodedata.is_normalized("NFC", cleaned)
        assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in cleaned.replace("\n", ""))
        cleaned.encode()
    assert "\n" not in one_line(text)
    assert clean(clean(text)) == clean(text)


def test_a_later_version_names_its_predecessor_and_unknown_days_are_null() -> None:
    first = sheet()
    declaration = replace(first.declaration, registered_on=None, cleared_on=None, enterprise_name="A" * 300)
    changed = replace(
        first, version=2, supersedes=first.id, declaration=declaration, catalogue_version="c7",
        contact=Contact(name="Nguyễn\nThị Mẫu", phone=" 0900 000 000 "),
        ratings=(*first.ratings, Rating(subject=first.ratings[0].subject)),
    )  # fmt: skip

    document = sheet_document(changed, "0.2.0")

    assert (document["version"], document["supersedes"]) == (2, str(first.id))
    assert document["client"] == {"version": "0.2.0", "catalogue_version": "c7"}
    assert document["contact"] == {"name": "Nguyễn Thị Mẫu", "phone": "0900 000 000"}
    assert document["declaration"]["registered_on"] is None  # type: ignore[index]
    assert len(document["enterprise"]["name"]) == 200  # type: ignore[index]


def test_only_a_sheet_that_was_given_in_bulk_says_so() -> None:
    alone = sheet()

    marked = sheet_document(replace(alone, bulk=Bulk(id=alone.id, size=37)), "0.2.0")

    assert marked["bulk"] == {"id": str(alone.id), "size": 37}
    assert "bulk" not in sheet_document(alone, "0.2.0")


def test_only_a_sheet_whose_time_may_be_wrong_says_so() -> None:
    assert sheet_document(replace(sheet(), is_time_unsure=True), "0.2.0")["clock"] == "unsure"
    assert "clock" not in sheet_document(sheet(), "0.2.0")
