"""Domain values to JSON and back: the same value, or an error; never something else."""

import json
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.catalogue import Catalogue
from hailong.domain.declaration import Declaration, Kind
from hailong.domain.delivery import Receipt
from hailong.domain.enrolment import Enrolment
from hailong.domain.legal import LegalDocument
from hailong.domain.outbox import Failure
from hailong.domain.sheet import Sheet
from hailong.store.codec import CodecError, from_json, to_json

AWARE = st.datetimes(timezones=st.just(UTC))


def values_of(kind, **known):
    return st.builds(kind, **known)


DECLARATIONS = values_of(Declaration, number=st.from_regex(r"[0-9]{12}", fullmatch=True))
VALUES = {
    Declaration: DECLARATIONS,
    Sheet: values_of(Sheet, declaration=DECLARATIONS, written_at=AWARE),
    Catalogue: values_of(Catalogue),
    LegalDocument: values_of(LegalDocument),
    Enrolment: values_of(Enrolment),
    Receipt: values_of(Receipt, received_at=AWARE),
    Failure: values_of(
        Failure,
        at=st.none() | AWARE,
        retry_after=st.none() | st.integers(0, 10**9).map(lambda n: timedelta(milliseconds=n)),
    ),
}


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_what_is_written_is_read_again_as_the_same_value(kind):
    @given(VALUES[kind])
    def there_and_back(value):
        text = to_json(value)
        assert from_json(kind, text) == value
        assert to_json(from_json(kind, text)) == text

    there_and_back()


def test_every_field_of_a_sheet_comes_back_in_its_own_type(desk):
    sheet = desk.write()
    again = from_json(Sheet, to_json(sheet))
    assert type(again.declaration.kind) is Kind
    assert type(again.ratings[0].level) is type(sheet.ratings[0].level)
    assert again.written_at.tzinfo is not None


def test_fields_that_hold_their_default_are_left_out_and_come_back(cleared):
    assert "branch" not in json.loads(to_json(cleared))
    assert from_json(Declaration, '{"number":"109999888770"}') == Declaration(number="109999888770")


def test_vietnamese_is_kept_readable(cleared):
    assert "Sao Mai" in to_json(cleared)
    assert "Đội" in to_json(replace(cleared, team_name="Đội thủ tục"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",  # without a number
        '{"number":"109999888770","color":"red"}',
        '{"number":109999888770}',
        '{"number":"109999888770","kind":"sideways"}',
        '{"number":"109999888770","registered_on":"16/11/2026"}',
        '{"number":"109999888770","branch":"1"}',
        '{"number":"109999888770","branch":true}',
        '{"number":"109999888770"',
    ],
)
def test_anything_else_is_an_error(text):
    with pytest.raises(CodecError):
        from_json(Declaration, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Catalogue, '{"offices":{}}'),
        (Catalogue, '{"offices":[1]}'),
        (Enrolment, '{"service_url":"","service_name":"","device_id":"","keys":[{"kid":1}],"enterprises":[]}'),
        (Enrolment, '{"service_url":"","service_name":"","device_id":"","keys":[],"enterprises":[["0199999991"]]}'),
        (Failure, '{"kind":"refused","code":"x","retry_after":"soon"}'),
    ],
)
def test_a_wrong_shape_inside_is_an_error_too(kind, text):
    with pytest.raises(CodecError):
        from_json(kind, text)


def test_a_type_without_a_form_is_a_bug_that_shows_at_once():
    with pytest.raises(AssertionError, match="no form"):
        to_json(object())
