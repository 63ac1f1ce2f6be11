"""What the tools say and start."""

import io
import sys

import pytest

from dev.console import ToolError, child_environment, must_run, run, say


def test_vietnamese_is_said_also_where_the_terminal_has_no_letters_for_it(monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", out)
    say("Hài Lòng: mức độ")
    out.flush()
    assert out.buffer.getvalue().decode("cp1252").rstrip() == "Hài Lòng: m?c d?".replace("c d?", "c ??")


def test_a_program_that_fails_is_named_with_its_exit_code():
    with pytest.raises(ToolError, match=r"Counting failed \(exit 3\).*sys\.exit"):
        must_run([sys.executable, "-c", "import sys; sys.exit(3)"], "Counting")


def test_what_we_start_keeps_its_bytecode_and_gets_what_we_add(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in child_environment()
    assert child_environment({"A": "b"})["A"] == "b"
    assert run([sys.executable, "-c", "import os, sys; sys.exit('A' not in os.environ)"], {"A": "b"}) == 0
