"""When a file of a watched folder may be read: it is new or changed, and it stands still."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.settling import STANDS_STILL_FOR, Settling, forget, look

NOW = datetime(2026, 11, 16, 10, 2, tzinfo=UTC)
LATER = NOW + STANDS_STILL_FOR


def test_a_new_file_is_ready_once_it_has_stood_still():
    state, ready = look(Settling(), {"a.xml": (10, 1)}, NOW)
    assert ready == ()

    state, ready = look(state, {"a.xml": (10, 1)}, LATER)
    assert ready == ("a.xml",)

    _, ready = look(state, {"a.xml": (10, 1)}, LATER + timedelta(hours=1))
    assert ready == ()


def test_a_file_that_is_still_being_written_waits():
    state, _ = look(Settling(), {"a.xml": (10, 1)}, NOW)
    state, ready = look(state, {"a.xml": (20, 2)}, LATER)
    assert ready == ()

    _, ready = look(state, {"a.xml": (20, 2)}, LATER + STANDS_STILL_FOR)
    assert ready == ("a.xml",)


def test_what_was_read_already_is_read_again_only_when_it_changes():
    state = Settling(known={"a.xml": (10, 1)})
    state, ready = look(state, {"a.xml": (10, 1)}, LATER)
    assert (ready, dict(state.moving)) == ((), {})

    state, _ = look(state, {"a.xml": (10, 2)}, NOW)
    _, ready = look(state, {"a.xml": (10, 2)}, LATER)
    assert ready == ("a.xml",)


def test_a_file_that_went_and_came_back_is_new():
    state, _ = look(Settling(known={"a.xml": (10, 1)}), {}, NOW)
    state, _ = look(state, {"a.xml": (10, 1)}, NOW)
    _, ready = look(state, {"a.xml": (10, 1)}, LATER)

    assert ready == ("a.xml",)


def test_a_file_that_could_not_be_read_yet_is_looked_at_again():
    state = forget(Settling(known={"a.xml": (10, 1), "b.xml": (1, 1)}), "a.xml")
    state, _ = look(state, {"a.xml": (10, 1), "b.xml": (1, 1)}, NOW)
    _, ready = look(state, {"a.xml": (10, 1), "b.xml": (1, 1)}, LATER)

    assert ready == ("a.xml",)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(0, 2), st.integers(0, 2))), max_size=12))
def test_whatever_a_folder_does_each_state_that_stands_still_is_read_exactly_once(looks):
    state, now = Settling(), NOW
    for seen in looks:
        first, _ = look(state, seen, now)
        settled, ready = look(first, seen, now + STANDS_STILL_FOR)
        again, nothing = look(settled, seen, now + 2 * STANDS_STILL_FOR)
        assert set(ready) == {name for name, stamp in seen.items() if state.known.get(name) != stamp}
        assert (nothing, dict(again.known)) == ((), seen)
        state, now = again, now + 3 * STANDS_STILL_FOR
