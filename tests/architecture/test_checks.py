"""The checks of `make check`, so that one closing line speaks for all."""

import subprocess

import pytest

from dev.checks import all_checks
from dev.console import ROOT, child_environment


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_check_holds(check):
    result = subprocess.run(
        [str(part) for part in check.command],
        cwd=ROOT,
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
