"""JSON of others: whatever it is, it is read or refused with WireError, never with another error."""

import contextlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.api.fields import Fields, WireError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
READERS = {
    "text": lambda fields: fields.text("a"),
    "number": lambda fields: fields.number("a"),
    "flag": lambda fields: fields.flag("a"),
    "day": lambda fields: fields.read_or_none("a", date.fromisoformat),
    "texts": lambda fields: fields.texts("a"),
    "objects": lambda fields: fields.objects("a"),
}


@given(value=JSON, reader=st.sampled_from(sorted(READERS)))
def test_any_value_is_read_or_refused(value: Any, reader: str) -> None:
    with contextlib.suppress(WireError):
        READERS[reader](Fields({"a": value}))


@given(JSON)
def test_only_an_object_has_members(value: Any) -> None:
    if isinstance(value, dict):
        assert Fields(value).raw("không có") is None
    else:
        with pytest.raises(WireError):
            Fields(value)


@pytest.mark.parametrize(
    ("reader", "value", "read"),
    [
        ("text", "chữ", "chữ"),
        ("number", 7, 7),
        ("flag", True, True),
        ("day", "2026-11-16", date(2026, 11, 16)),
        ("day", None, None),
        ("day", "", None),
        ("texts", ["a", "b"], ("a", "b")),
        ("texts", None, ()),
        ("objects", None, ()),
    ],
)
def test_what_is_right_is_read(reader: str, value: Any, read: Any) -> None:
    assert READERS[reader](Fields({"a": value})) == read


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("text", 1), ("text", None), ("text", "\ud800"), ("number", True), ("number", -1), ("number", 1 << 63),
        ("number", 1.0), ("number", "1"), ("flag", 1), ("flag", None), ("day", "16/11/2026"), ("day", 20261116),
        ("texts", "ab"), ("texts", [1]), ("texts", ["\udfff"]), ("objects", [1]), ("objects", {}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(reader: str, value: Any) -> None:
    with pytest.raises(WireError):
        READERS[reader](Fields({"a": value}))


def test_a_missing_member_has_its_default_or_is_refused() -> None:
    fields = Fields({})

    assert (fields.text("a", ""), fields.number("a", 3), fields.flag("a"), fields.texts("a")) == ("", 3, False, ())
    assert fields.objects("a", required=False) == ()
    for reader in ("text", "number", "objects"):
        with pytest.raises(WireError, match="/a"):
            READERS[reader](fields)
