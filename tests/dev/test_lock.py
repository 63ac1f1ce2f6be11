"""The lock never carries an address out of this machine."""

import pytest

from dev import lock
from dev.console import ToolError


@pytest.fixture
def resolved(monkeypatch, tmp_path):
    """Stands for the resolver: writes the given text where the lock lies."""
    path = tmp_path / "dev.txt"
    monkeypatch.setattr(lock, "ROOT", tmp_path)
    monkeypatch.setattr(lock, "LOCK", path)

    def resolve(text):
        monkeypatch.setattr(lock, "must_run", lambda *_: path.write_text(text, encoding="utf-8"))
        lock.make([])
        return path.read_text(encoding="utf-8")

    return resolve


def test_the_lock_says_how_it_is_made_once(resolved):
    text = resolved("one==1 --hash=sha256:0\n")
    assert text.startswith("# Made from pyproject.toml by `make lock`")
    assert resolved(text) == text


def test_an_address_in_the_lock_is_refused(resolved):
    with pytest.raises(ToolError, match="address"):
        resolved("one @ https://example.invalid/one.whl\n")
