"""The demo's report: what it saw, and that it can say no."""

from pathlib import Path

import pytest

from hailong.demo.report import CheckFailedError, Report


def test_steps_that_hold_are_written_with_their_checks(tmp_path: Path) -> None:
    report = Report(tmp_path)
    with report.step("Import"):
        report.check("214 declarations", True)
    assert not report.has_failed
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "1. Import: ok" in text
    assert "checked: 214 declarations" in text


def test_a_check_that_does_not_hold_fails_the_step_and_the_report(tmp_path: Path) -> None:
    report = Report(tmp_path)
    with pytest.raises(CheckFailedError), report.step("Send"):
        report.check("the sheet waits", False)
    assert report.has_failed
    assert "FAILED" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_a_report_without_steps_has_failed(tmp_path: Path) -> None:
    assert Report(tmp_path).has_failed


def test_a_picture_that_was_not_saved_fails(tmp_path: Path) -> None:
    report = Report(tmp_path)
    with pytest.raises(CheckFailedError), report.step("Look"):
        report.picture("window", lambda _: None)


def test_pictures_are_numbered_in_order(tmp_path: Path) -> None:
    report = Report(tmp_path)
    with report.step("Look"):
        for name in ("one", "two"):
            report.picture(name, lambda path: path.write_bytes(b"x" * 3000))
    assert report.steps[0].pictures == ["01-one.png", "02-two.png"]
