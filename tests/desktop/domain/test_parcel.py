"""Parcels and answers: written and read whole; cut, changed and foreign files are told apart and refused."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from hailong.domain.parcel import (
    Answers,
    Batch,
    BroughtEnrolment,
    BroughtSheet,
    Parcel,
    ParcelError,
    ParcelFault,
    answers_text,
    parcel_text,
    read_answers,
    read_parcel,
)
from hailong.domain.service import ServiceInfo

PARCEL = Parcel(
    service_url="https://hailong.example", key="k" * 43,
    requests=("u.v.w",),
    batches=(Batch("a.b.c", ((UUID(int=1), b"x.y.z"), (UUID(int=2), b"q"))), Batch("d.e.f", ((UUID(int=3), b"r"),))),
)  # fmt: skip
ANSWERS = Answers(
    service_url="https://hailong.example",
    info=ServiceInfo(
        name="Cục Hải quan (thử)", epoch="e1", time=datetime(2026, 11, 16, 10, 2, tzinfo=UTC), oldest_client="0.1.0",
        keys=({"kty": "OKP", "crv": "Ed25519", "x": "abc", "use": "sig", "kid": "k1"},), rotations=("r.s.t",),
    ),
    sheets=(BroughtSheet(UUID(int=1), receipt="t.u.v"), BroughtSheet(UUID(int=2), code="sheet-refused")),
    enrolments=(BroughtEnrolment(signed="s.i.g"), BroughtEnrolment(code="code_refused")),
)  # fmt: skip


def fault_of(read, text: str) -> ParcelFault:
    with pytest.raises(ParcelError) as caught:
        read(text)
    return caught.value.fault


def test_a_parcel_and_its_answers_are_read_as_they_were_written():
    assert read_parcel(parcel_text(PARCEL)) == PARCEL
    assert read_answers(answers_text(ANSWERS)) == ANSWERS
    assert (PARCEL.count, ANSWERS.received) == (3, 1)


@pytest.mark.parametrize(("read", "text"), [(read_parcel, parcel_text(PARCEL)), (read_answers, answers_text(ANSWERS))])
def test_a_file_that_was_cut_anywhere_is_never_taken_for_a_whole_one(read, text):
    for length in range(len(text) - 2):
        assert fault_of(read, text[:length]) in (ParcelFault.DAMAGED, ParcelFault.NOT_OURS)
    assert fault_of(read, text[: len(text) // 2]) is ParcelFault.DAMAGED


def test_one_kind_is_not_taken_for_the_other():
    assert fault_of(read_parcel, answers_text(ANSWERS)) is ParcelFault.WRONG_WAY
    assert fault_of(read_answers, parcel_text(PARCEL)) is ParcelFault.WRONG_WAY


@pytest.mark.parametrize("text", ["", "x", "[]", "7", '{"kind":"other"}', "[" * 100_000, "\0" * 50])
def test_any_other_file_is_none_of_ours(text):
    assert fault_of(read_parcel, text) is ParcelFault.NOT_OURS
    assert fault_of(read_answers, text) is ParcelFault.NOT_OURS


def test_a_file_of_a_later_release_says_so():
    later = parcel_text(PARCEL).replace('"schema":1', '"schema":2')
    assert fault_of(read_parcel, later) is ParcelFault.NEWER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://hailong.example", "http://hailong.example"),
        ("https://hailong.example", "file:///etc"),
        ('"sealed":"q"', '"sealed":7'),
        ('"sealed":"q"', '"sealed":"ợ"'),
        ("00000000-0000-0000-0000-000000000002", "../../x"),
        ('"note":"a.b.c"', '"note":null'),
        ('"batches":[', '"batchez":['),
    ],
)
def test_a_parcel_with_a_spoilt_part_is_damaged(before, after):
    text = parcel_text(PARCEL)
    assert before in text
    assert fault_of(read_parcel, text.replace(before, after)) is ParcelFault.DAMAGED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"receipt":"t.u.v"', '"receipt":[]'),
        ('"time":"2026', '"time":"x'),
        ('"kty":"OKP"', '"kty":1'),
        ('"x":', '"y":'),
    ],
)
def test_answers_with_a_spoilt_part_are_damaged(before, after):
    text = answers_text(ANSWERS)
    assert before in text
    assert fault_of(read_answers, text.replace(before, after)) is ParcelFault.DAMAGED


def test_nothing_but_the_address_the_key_ids_and_sealed_bytes_stands_in_a_parcel():
    assert set(parcel_text(PARCEL)) <= set('{}[]":,.-/_abcdefghijklmnopqrstuvwxyz0123456789\n')
