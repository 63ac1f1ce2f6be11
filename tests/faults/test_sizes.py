"""The sizes of the faults: each is used, and what is promised is tried at least as often as in the short runs."""

from pathlib import Path

import pytest

from faults.sizes import TIMES

_TESTS = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))


@pytest.mark.parametrize("what", TIMES)
def test_a_size_is_used_and_grows(what: str) -> None:
    few, minutes, promised = TIMES[what]

    assert f'often("{what}")' in _TESTS
    assert few <= minutes <= promised
