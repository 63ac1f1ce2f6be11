"""The staff console seen as a member of staff sees it: signed in over HTTP, and in a browser where there is one."""

import re
import shutil
from pathlib import Path
from types import ModuleType

import requests

from hailong.demo.service import STAFF_USER, ServiceProcess

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_CHROMIUM_WORDS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Console:
    """A signed-in session."""

    def __init__(self, service: ServiceProcess) -> None:
        self._service = service
        self._session = requests.Session()
        self._session.trust_env = False  # loopback: no proxy has any business here

    def sign_in(self) -> bool:
        """Sign in through the form; whether that led away from it."""
        login = self._session.get(f"{self._service.url}/staff/", timeout=20)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', login.text)
        if token is None:
            return False
        words = {
            "username": STAFF_USER,
            "password": self._service.staff_password,
            "csrfmiddlewaretoken": token[1],
        }
        answer = self._session.post(login.url, data=words, headers={"Referer": login.url}, timeout=20)
        return answer.status_code == 200 and "/sign-in/" not in answer.url

    def sheets(self) -> str:
        """The HTML of the list of received sheets."""
        return self._session.get(f"{self._service.url}/staff/sheets/", timeout=20).text

    def picture(self, path: Path, playwright: ModuleType, chromium: str) -> None:
        """What a browser shows after signing in."""
        with playwright.sync_playwright() as started:
            browser = started.chromium.launch(executable_path=chromium, args=list(_CHROMIUM_WORDS))
            try:
                page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="vi-VN")
                page.goto(f"{self._service.url}/staff/")
                page.fill("input[name=username]", STAFF_USER)
                page.fill("input[name=password]", self._service.staff_password)
                page.press("input[name=password]", "Enter")
                page.wait_for_selector("table")
                page.screenshot(path=str(path))
            finally:
                browser.close()


def browser() -> str | None:
    """The system's Chromium; None where there is none."""
    return next((found for name in _CHROMIUM if (found := shutil.which(name))), None)
