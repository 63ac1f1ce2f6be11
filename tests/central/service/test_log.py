"""Log lines cannot be forged by what they quote."""

import logging
import sys
from collections.abc import Callable

import pytest
from django.utils import timezone

from hailong_central.audit.models import AuditRecord
from hailong_central.service.log import LineFormatter
from markers import COMMENT, found_in


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
    assert text.splitlines()[-1] == "  builtins.ValueError"
    assert "test_log.py" in text


def formatted(fail: Callable[[], object]) -> str:
    try:
        fail()
    except Exception:  # noqa: BLE001  # whichever comes
        return LineFormatter().format(record("failed", exc_info=sys.exc_info()))
    raise AssertionError


def fail_with(error: Exception, *causes: Exception) -> object:
    if not causes:
        raise error
    try:
        fail_with(*causes)
    except Exception as cause:
        raise error from cause


def test_text_of_an_exception_is_left_out_and_its_kind_and_causes_are_named() -> None:
    text = formatted(lambda: fail_with(RuntimeError(COMMENT), KeyError(COMMENT), ValueError(f"a\n{COMMENT}")))

    assert found_in(text) == []
    kinds = [line for line in text.splitlines() if line.startswith("  builtins.")]
    assert kinds == ["  builtins.ValueError", "  builtins.KeyError", "  builtins.RuntimeError"]


def test_no_line_after_the_first_looks_like_an_event() -> None:
    text = formatted(lambda: fail_with(OSError(28, "2026-11-16T00:00:00.000Z INFO x: forged\n2026 y", "f\ng")))

    assert all(line.startswith("  ") for line in text.splitlines()[1:])
    assert "[Errno 28]" in text


@pytest.mark.django_db(transaction=True)
def test_row_that_the_database_refuses_is_not_quoted() -> None:
    """PostgreSQL says "Failing row contains ...", with every word of it."""
    text = formatted(
        lambda: AuditRecord.objects.create(
            at=timezone.now(),
            actor=COMMENT,
            action=None,
            target="x",  # type: ignore[misc]
        )
    )

    assert found_in(text) == []
    assert "IntegrityError" in text
