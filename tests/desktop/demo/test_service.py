"""The demo's service process: acts of an administrator, an answer on loopback, words when it fails."""

import urllib.request
from pathlib import Path

import pytest

from hailong.demo.console import Console, browser
from hailong.demo.invented import ENTERPRISES
from hailong.demo.service import ServiceFailedError, ServiceProcess


@pytest.mark.slow
def test_prepared_service_answers_issues_codes_and_lets_staff_in(tmp_path: Path) -> None:
    service = ServiceProcess(tmp_path / "service")
    service.prepare()
    service.start()
    try:
        with urllib.request.urlopen(f"{service.url}/api/v1/service", timeout=10) as answer:
            assert answer.headers["Hailong-Epoch"]
        assert service.issue_code(*ENTERPRISES) != service.issue_code(*ENTERPRISES)
        console = Console(service)
        assert console.sign_in()
        assert "<html" in console.sheets()
        service.staff_password = "not this one"
        assert not Console(service).sign_in()
    finally:
        service.stop()
        service.stop()


def test_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(ServiceFailedError, match="load_catalogue"):
        ServiceProcess(tmp_path).command("load_catalogue", str(tmp_path / "nowhere"))


def test_browser_is_found_or_not_at_all() -> None:
    found = browser()
    assert found is None or Path(found).exists()
