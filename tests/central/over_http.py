"""Speaking to a service process as Django's test client does, but over real HTTP."""

import json
from typing import Any

import requests


class HttpClient:
    """``get`` and ``post`` as django.test.Client has them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def get(self, path: str, headers: dict[str, str] | None = None) -> requests.Response:
        return self._session.get(self._url + path, headers=headers, timeout=20)

    def post(self, path: str, data: Any, content_type: str, headers: dict[str, str] | None = None) -> requests.Response:
        body = data if isinstance(data, str) else json.dumps(data)
        typed = {"Content-Type": content_type} | (headers or {})
        return self._session.post(self._url + path, data=body.encode(), headers=typed, timeout=20)

    def close(self) -> None:
        self._session.close()
