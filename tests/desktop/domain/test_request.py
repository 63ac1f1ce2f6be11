"""What may be asked from outside, and the corpus of what may not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.request import (
    LONGEST_LINE,
    MOST_NUMBERS,
    SHOWN,
    Act,
    Answer,
    Place,
    Request,
    RequestError,
    answer_line,
    link_to,
    read_answer_line,
    read_link,
    read_request_line,
    request_line,
)

NUMBER = "109999888770"
RATE = Request(act=Act.RATE, words=(NUMBER,))

HOSTILE_WORDS = (
    "", " ", "-h", "--data", "--enterprise=0199999991", "../../etc/passwd", "C:\\Windows", "//server/share", "\0", "\n",
    f"{NUMBER}\n", f" {NUMBER}", f"{NUMBER}0", NUMBER[:-1], NUMBER * 10_000, "１０９９９９８８８７７０", "٠٩٩٩٩٨٨٨٧٧٠١",
    "\x1b]0;title\x07", "\u202e109999888770", "'; DROP TABLE sheets; --", "%31%30", "<b>1</b>", "=1+1",
)  # fmt: skip
HOSTILE_LINKS = (
    *HOSTILE_WORDS, "hailong:", "hailong://", "hailong:///", "hailong:rate", "hailong:rate/",
    f"hailong:rate/{NUMBER}/1",
    f"hailong:rate/{NUMBER}?x=1", f"hailong:rate/{NUMBER}#x", f"hailong:rate/%31{NUMBER[1:]}", "hailong:open/nowhere",
    "hailong:import/x", "hailong:sync", "hailong:enrol/x", "hailong:enrol?code=A", "hailong:enrol?" + "a" * 1_000_000,
    "hailong:enrol?service=http://x.example&code=A1", "hailong:enrol?service=https://x.example&code=A1\n",
    f"hailong:status/{NUMBER}", "hailong:open/../settings",
    f"HAILONG:rate/{NUMBER}x", f"http://rate/{NUMBER}", f"hailong:rate//{NUMBER}", f"hailong:////rate/{NUMBER}",
    f"hailong:rate/{NUMBER}\n", f"hailong:rate/{NUMBER} --in-tray", "hailong:open/" + "a" * 1_000_000,
    f"hailong:rate\\{NUMBER}", "javascript:alert(1)", "file:///etc/passwd",
)  # fmt: skip


@pytest.mark.parametrize(
    ("link", "request_"),
    [
        (f"hailong:rate/{NUMBER}", RATE),
        (f"hailong://rate/{NUMBER}", RATE),
        (f"hailong://rate/{NUMBER}/", RATE),
        ("hailong:open", Request(act=Act.OPEN)),
        ("hailong:open/unrated", Request(act=Act.OPEN, words=("unrated",))),
        ("hailong://open/documents/", Request(act=Act.OPEN, words=("documents",))),
    ],
)
def test_a_link_asks_for_a_sheet_or_a_page(link, request_):
    assert read_link(link) == request_


INVITATION = "hailong:enrol?service=https%3A%2F%2Fdichvu.example&code=HLAB-CDEF-GHJK-MNPQ-RSTU"


@pytest.mark.parametrize("link", [INVITATION, INVITATION.replace("hailong:", "hailong://")])
def test_an_invitation_is_taken_whole_to_be_shown(link):
    assert read_link(link) == Request(act=Act.INVITED, words=(link,))
    assert read_request_line(request_line(read_link(link))) == read_link(link)


@pytest.mark.parametrize("link", HOSTILE_LINKS)
def test_any_other_link_is_refused_and_not_quoted(link):
    with pytest.raises(RequestError) as refused:
        read_link(link)
    assert len(str(refused.value)) < 200
    assert str(refused.value).isprintable()
    assert not link.strip() or link not in str(refused.value)


@given(st.text())
def test_a_link_that_is_read_says_no_more_than_it_may(text):
    try:
        request = read_link(f"hailong:{text}")
    except RequestError:
        return
    assert request.act in SHOWN


@pytest.mark.parametrize("request_", [RATE, *(Request(act=Act.OPEN, words=(place,)) for place in Place)])
def test_links_that_are_written_are_read(request_):
    assert read_link(link_to(request_)) == request_


@pytest.mark.parametrize("word", HOSTILE_WORDS)
@pytest.mark.parametrize("act", [Act.RATE, Act.STATUS, Act.OPEN, Act.SYNC])
def test_words_that_are_no_numbers_or_places_are_refused(act, word):
    with pytest.raises(RequestError):
        Request(act=act, words=(word,))


@pytest.mark.parametrize("word", HOSTILE_WORDS)
def test_what_is_no_tax_code_is_refused(word):
    if word and word != f"{NUMBER}0":  # a branch has 13 digits
        with pytest.raises(RequestError):
            Request(act=Act.RATE, words=(NUMBER,), enterprise=word)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.RATE, ()), (Act.RATE, (NUMBER, NUMBER)), (Act.STATUS, (NUMBER,) * (MOST_NUMBERS + 1)), (Act.IMPORT, ()),
        (Act.IMPORT, ("a\0b",)), (Act.IMPORT, ("a" * 40_000,)), (Act.ENROL, ()),
        (Act.ENROL, ("https://x", "A\x07")), (Act.OPEN, ("sent", "help")), (Act.SYNC, (NUMBER,)),
    ],
)  # fmt: skip
def test_too_many_too_few_and_too_long_are_refused(act, words):
    with pytest.raises(RequestError):
        Request(act=act, words=words)


def test_as_many_numbers_as_promised_are_taken():
    assert len(Request(act=Act.STATUS, words=(NUMBER,) * MOST_NUMBERS).words) == MOST_NUMBERS


@pytest.mark.parametrize(
    "request_",
    [
        RATE, Request(act=Act.SYNC), Request(act=Act.STATUS, words=(NUMBER,), enterprise="0199999991", as_json=True),
        Request(act=Act.IMPORT, words=("/dữ liệu/tờ khai.xlsx", "/undecodable\udcff")),
    ],
)  # fmt: skip
def test_a_request_crosses_as_one_line_and_comes_back_the_same(request_):
    line = request_line(request_)
    assert line.count(b"\n") == 1
    assert len(line) <= LONGEST_LINE
    assert read_request_line(line) == request_


@pytest.mark.parametrize(
    "line",
    [
        b"", b"\n", b"\xff\xfe", b"null", b"[]", b"{}", b'"rate"', b"[" * 100_000, b"1" * 10_000,
        b'{"act":"rate","words":["109999888770"],"enterprise":"","as_json":false,"more":1}',
        b'{"act":"rate","words":"109999888770","enterprise":"","as_json":false}',
        b'{"act":"rate","words":[109999888770],"enterprise":"","as_json":false}',
        b'{"act":["rate"],"words":["109999888770"],"enterprise":"","as_json":false}',
        b'{"act":"dance","words":[],"enterprise":"","as_json":false}',
        b'{"act":"rate","words":["../x"],"enterprise":"","as_json":false}',
        b'{"act":"sync","words":[],"enterprise":"","as_json":1}',
        b'{"act":"sync","words":[],"enterprise":null,"as_json":false}',
    ],
)  # fmt: skip
def test_a_line_that_no_start_of_this_program_writes_is_refused(line):
    with pytest.raises(RequestError):
        read_request_line(line)


def test_an_answer_crosses_as_one_line():
    answer = Answer(out="Đã gửi\nhai dòng", err="", code=3)
    assert read_answer_line(answer_line(answer)) == answer


@pytest.mark.parametrize("line", [b"", b"{}", b"null", b"[1]", json.dumps({"out": "", "err": ""}).encode()])
def test_what_is_no_answer_is_refused(line):
    with pytest.raises(RequestError):
        read_answer_line(line)
