"""Log lines cannot be forged by what they quote."""

import logging
import sys

from hailong_central.service.log import LineFormatter


def record(message: str, **more: object) -> logging.LogRecord:
    return logging.LogRecord("hailong_central.x", logging.WARNING, "f", 1, message, None, more.get("exc_info"))


def test_event_is_one_line_with_time_level_and_name() -> None:
    line = LineFormatter().format(record("device %s"))

    assert line.endswith("Z WARNING hailong_central.x: device %s")


def test_line_breaks_and_control_characters_are_escaped() -> None:
    line = LineFormatter().format(record("a\nb\r\x1b[31mc\u2028d"))

    assert line.isprintable()
    assert r"a\nb\r\x1b[31mc\u2028d" in line


def test_traceback_follows_its_line() -> None:
    try:
        raise ValueError("cause")
    except ValueError:
        text = LineFormatter().format(record("failed", exc_info=sys.exc_info()))

    assert text.splitlines()[0].endswith("failed")
    assert text.splitlines()[-1] == "ValueError: cause"
