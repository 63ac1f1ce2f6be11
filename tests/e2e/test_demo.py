"""``hailong demo --headless`` as a newcomer runs it: the whole journey, its report and its pictures."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def run_demo(folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", **changes}
    return subprocess.run(
        [sys.executable, "-m", "hailong", "demo", "--headless", "--folder", str(folder)],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
        check=False, timeout=240,
    )  # fmt: skip


def test_headless_demo_makes_every_step_and_leaves_report_and_pictures(tmp_path: Path) -> None:
    done = run_demo(tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "9 steps" in report
    assert "every step was made" in report
    assert "FAILED" not in report
    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    assert len(pictures) >= 9
    assert pictures[0].startswith("01-")


def test_headless_demo_without_a_working_service_fails_and_says_so(tmp_path: Path) -> None:
    done = run_demo(tmp_path, HAILONG_CENTRAL_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")

    assert done.returncode == 1
    assert "FAILED" in (tmp_path / "report.md").read_text(encoding="utf-8")
