"""What the client's log says of an event, and what it leaves out."""

import logging

import pytest

from hailong.domain.log_line import LineFormatter
from markers import COMMENT, found_in


def record(message, *bound, error=None):
    exc_info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("hailong.x", logging.WARNING, "f", 1, message, bound, exc_info)


def raised(error, cause=None):
    try:
        raise error from cause
    except type(error) as caught:
        return caught


def test_event_says_its_time_in_utc_its_level_and_who_logs():
    one = record("the disk is %s", "full")
    one.created = 0.5
    assert LineFormatter().format(one) == "1970-01-01T00:00:00.500Z WARNING hailong.x: the disk is full"


@pytest.mark.parametrize("sign", ["\r", "\x1b[31m", "\u2028", "\u202e", "\x85", "\0"])
def test_signs_that_could_forge_or_hide_a_line_are_escaped(sign):
    line = LineFormatter().format(record("a%sb", sign))
    assert line.isprintable()
    assert line.endswith(f"a{sign.encode('unicode_escape').decode()}b")


def test_lines_that_follow_the_first_do_not_look_like_events():
    text = LineFormatter().format(record("a\n1970-01-01T00:00:00.500Z INFO hailong.x: forged"))
    assert [line[:2] for line in text.splitlines()][1:] == ["  "]


def test_of_an_exception_kind_and_place_are_said_and_not_its_text(tmp_path):
    error = raised(OSError(13, COMMENT, str(tmp_path)), raised(KeyError(COMMENT)))
    one = record("it failed", error=error)
    one.exc_text = f"left here by another handler: {COMMENT}"

    text = LineFormatter().format(one)

    assert found_in(text) == []
    assert str(tmp_path) not in text
    assert text.index("KeyError") < text.index("PermissionError")
    assert f"  {__name__}:" in text
