"""Calls that nobody would make, over real HTTP, as an enrolled workstation and as nobody. Three kinds take turns.

*Drawn*: by schemathesis from our own OpenAPI document, most of which never get past the first check. *Deep*: sheets and
enrolments with anything in them, but signed and sealed as they should be, so that they reach the rules behind. *Raw*:
bytes, headers and addresses that are hardly HTTP.
"""

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from central.workstation import API, CONTRACT, Workstation, seal, sign, valid_sheet
from spoiling import ANY_JSON, spoilt

LABEL: Final = "Hailong-Epoch"
_CHUNK: Final = 500
_DOCUMENT: Final = json.loads((CONTRACT / "openapi.json").read_text("utf-8"))
_PATHS: Final = tuple(_DOCUMENT["paths"])


@dataclass
class Tally:
    """What came of all calls; ``strange``: an answer without our label, or one that the document does not know."""

    calls: int = 0
    stored: int = 0
    hung_up: int = 0  # a kept connection was closed under a call, which a fresh one then answered
    statuses: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    server_errors: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def note(self, kind: str, answer: requests.Response) -> None:
        self.calls += 1
        self.kinds[kind] += 1
        self.statuses[answer.status_code] += 1
        said = f"{kind} {answer.request.method} {str(answer.request.url)[:120]} -> {answer.status_code}"
        if answer.status_code >= 500:
            self.server_errors.append(said)
        elif LABEL not in answer.headers or not _is_documented(answer):
            self.strange.append(said)
        elif answer.status_code == 207:
            statuses = [result["status"] for result in answer.json()["results"]]
            self.stored += statuses.count(201)
            self.server_errors += [f"{said}, item {status}" for status in statuses if status >= 500]


class Fuzz:
    """Makes calls of all three kinds against the service at ``url``."""

    def __init__(self, url: str, workstation: Workstation) -> None:
        self.tally = Tally()
        self._url = url
        self._workstation = workstation
        self._session = requests.Session()
        self._service_key = workstation.service_keys("enc")[0]
        self._drawn = st.one_of(*_operations(url))

    def run(self, calls: int, *, start: int = 0) -> Tally:
        """Make so many calls; the same ``start`` makes the same ones."""
        with contextlib.closing(self._session):
            while self.tally.calls < calls:
                self._chunk(min(_CHUNK, calls - self.tally.calls), start + self.tally.calls)
        return self.tally

    def _chunk(self, calls: int, number: int) -> None:
        @seed(number)
        @settings(
            max_examples=calls, database=None, deadline=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(st.data())
        def call(data: st.DataObject) -> None:
            kind = data.draw(st.sampled_from(["drawn", "drawn", "deep", "raw"]))
            self.tally.note(kind, getattr(self, f"_{kind}_call")(data))

        call()

    def _drawn_call(self, data: st.DataObject) -> requests.Response:
        case = data.draw(self._drawn)
        asked = case.as_transport_kwargs(base_url=self._url)
        if data.draw(st.integers(0, 9)):
            asked["headers"] = {**dict(asked.get("headers") or {}), **self._workstation.headers()}
        return self._ask(**asked)

    def _ask(self, method: str, url: str, **more: Any) -> requests.Response:
        try:
            return self._session.request(method, url, timeout=20, allow_redirects=False, **more)
        except requests.exceptions.ConnectionError:
            self.tally.hung_up += 1
            self._session.close()
            return self._session.request(method, url, timeout=20, allow_redirects=False, **more)

    def _deep_call(self, data: st.DataObject) -> requests.Response:
        workstation = self._workstation
        if not data.draw(st.integers(0, 3)):
            claims = data.draw(spoilt({"code": "HL00-0000", "device_name": "Máy thử", "iat": 1}))
            jwk = {n: workstation.key.as_dict(private=False)[n] for n in ("kty", "crv", "x")}
            token = sign(_text(claims), workstation.key, typ="hailong-enrolment+jws", jwk=jwk)
            return self._post("devices", {"enrolment": token}, {})
        sheet = valid_sheet()
        signed = sign(_text(data.draw(spoilt(sheet))), workstation.key, typ="hailong-sheet+jws", kid=workstation.id)
        item = {"id": sheet["id"], "sealed": seal(signed, self._service_key)}
        return self._post("sheets", {"sheets": [item]}, workstation.headers())

    def _post(self, path: str, body: object, headers: dict[str, str]) -> requests.Response:
        return self._ask("POST", f"{self._url}{API}/{path}", json=body, headers=headers)

    def _raw_call(self, data: st.DataObject) -> requests.Response:
        method = data.draw(st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "X"]))
        path = data.draw(st.sampled_from(_PATHS) | st.text(max_size=40).map(lambda text: f"{API}/{text}"))
        query = data.draw(st.dictionaries(st.sampled_from(["after", "x", ""]), st.text(max_size=30), max_size=2))
        media = data.draw(st.sampled_from(["application/json", "text/plain", "multipart/form-data", "a; charset=z"]))
        headers = {"Content-Type": media, **data.draw(_HEADERS)}
        if data.draw(st.booleans()):
            headers |= self._workstation.headers()
        body = data.draw(st.binary(max_size=300) | ANY_JSON.map(_text).map(str.encode))
        return self._ask(method, self._url + path, params=query, data=body, headers=headers)


def _operations(url: str) -> Iterator[st.SearchStrategy[Any]]:
    schema = schemathesis.openapi.from_dict(_DOCUMENT)
    schema.config.update(base_url=url)
    for found in schema.get_all_operations():
        operation = found.ok()
        yield operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
        if operation.body or operation.query:
            yield operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)


def _is_documented(answer: requests.Response) -> bool:
    """A call that the document names is answered as it says; 404 and 405 say that there is no such call."""
    path = str(answer.request.path_url).partition("?")[0]
    call = _DOCUMENT["paths"].get(path, {}).get(str(answer.request.method).lower())
    return call is None or str(answer.status_code) in (*call["responses"], "404", "405")


_HEADERS: Final = st.dictionaries(
    st.sampled_from(
        ["Hailong-Client", "Authorization", "If-None-Match", "Accept", "Accept-Language", "Cookie", "X-Forwarded-Proto",
         "X-HTTP-Method-Override", "Range", "Expect-CT", "Content-Encoding"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60).map(str.strip),
    max_size=3,
)  # fmt: skip


def _text(value: object) -> str:
    """JSON as anybody might write it, NaN and lone surrogates included, the latter escaped."""
    return json.dumps(value)
