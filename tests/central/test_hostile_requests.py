"""Headers and paths that would forge, hide or colour a line of the log, shown to a real service process."""

import contextlib
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from central.service_process import ServiceProcess

MARK = "k3zq9forged"
FORGED = f"2026-11-16T00:00:00.000Z INFO hailong_central.api: {MARK}"
EVENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [A-Z]+ [a-z_.A-Z]+: .*|\[(WARNING|ERROR)\] .*|  .*")
VALUES = {
    "line feed": f"a\n{FORGED}",
    "line ends": f"a\r\n\r\n{FORGED}\r\n",
    "carriage return": f"a\r{FORGED}",
    "folded": f"a\r\n\t{FORGED}",
    "written line feed": f"a%0a{FORGED} %0d%0a \\n {FORGED}",
    "colour": f"\x1b[31m\x1b[2K\x1b]0;{MARK}\x07",
    "one byte escape": f"\x9b31m{MARK}",
    "turned round": f"\u202e{MARK}\u2066",
    "line separator": f"a\u2028{FORGED}\u0085{FORGED}",
    "zero": f"a\0{MARK}",
    "no UTF-8": f"\xff\xfe{MARK}",
    "formats": f"%s%d%(x)s{{0}}{{record}}${{jndi:ldap://127.0.0.1/{MARK}}}",
    "long": MARK * 700,
    "well-formed": f"00-{'a' * 32}-{'b' * 16}-01 {MARK}",
}
HEADERS = (
    "X-Request-ID", "X-Correlation-ID", "traceparent", "tracestate", "User-Agent", "Referer", "X-Forwarded-For", "Host",
    "Hailong-Client", "Authorization", "Cookie", "Accept-Language", "If-None-Match",
)  # fmt: skip
PATHS = ("/api/v1/service", "/staff/sheets/", "/staff/sign-in/?next=/staff/", "/nowhere")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> ServiceProcess:
    service = ServiceProcess(tmp_path_factory.mktemp("service"))
    service.command("migrate", "-v0")
    return service


def raw(text: str) -> bytes:
    """Letters beyond a byte as UTF-8, the others as the byte that they are."""
    return b"".join(letter.encode("latin-1" if ord(letter) < 256 else "utf-8") for letter in text)


def shown(url: str, *requests: bytes) -> list[bytes]:
    """What is answered to bytes that no HTTP library would send."""
    host, port = url.removeprefix("http://").split(":")
    answers = []
    for request in requests:
        with socket.create_connection((host, int(port)), timeout=20) as line:
            line.sendall(request)
            answers.append(b"".join(pieces(line)))
    return answers


def pieces(line: socket.socket) -> Iterator[bytes]:
    """Until the other end has closed, politely or not."""
    with contextlib.suppress(ConnectionError):
        while piece := line.recv(65536):
            yield piece


def lines_of(log: Path) -> list[str]:
    """Split as a terminal or a viewer may split them."""
    return log.read_bytes().decode("utf-8", "backslashreplace").splitlines()


def request(path: str, **headers: str) -> bytes:
    says = {"Host": "127.0.0.1", "Connection": "close"} | headers
    return raw(f"GET {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in says.items()) + "\r\n")


def test_nothing_in_a_header_gets_into_the_log_or_is_said_back(service: ServiceProcess) -> None:
    with service.serving() as url:
        for path in PATHS:
            hostile = [request(path, **{name: value}) for name in HEADERS for value in VALUES.values()]
            answers = shown(url, *hostile)
            # a header that is two requests is answered twice, and some are refused before they reach us
            heads = [answer.partition(b"\r\n\r\n")[0] for answer in answers]
            assert [head for head in heads if MARK.encode() in head] == []
            assert not [answer for answer in answers if answer.startswith(b"HTTP/1.1 5")]
        assert shown(url, request("/api/v1/service"))[0].startswith(b"HTTP/1.1 200")

    lines = lines_of(service.log)
    assert lines, "unknown pages and hosts are warned of: without a line nothing was seen"
    assert [line for line in lines if not EVENT.fullmatch(line) or not line.isprintable()] == []
    assert [line for line in lines if line.startswith(FORGED)] == []
    assert [line for line in lines if MARK in line and "DisallowedHost" not in line] == []


@pytest.mark.parametrize("place", ["/{}", "/api/v1/{}", "/staff/{}/", "/staff/sheets/{}/", "/staff/?next={}"])
def test_path_is_one_line_of_the_log_whatever_it_holds(service: ServiceProcess, place: str) -> None:
    before = len(lines_of(service.log)) if service.log.exists() else 0
    with service.serving() as url:
        quoted = [
            place.format("".join(f"%{byte:02x}" for byte in raw(value)))
            for name, value in VALUES.items()
            if name != "long"
        ]
        bare = [place.format(value) for value in VALUES.values()]
        answers = shown(url, *(request(path) for path in [*quoted, *bare]))
        assert not [answer for answer in answers if answer.startswith(b"HTTP/1.1 5")]
        assert all(answer.startswith(b"HTTP/1.1 ") for answer in answers[: len(quoted)])

    lines = lines_of(service.log)[before:]
    assert [line for line in lines if not EVENT.fullmatch(line) or not line.isprintable()] == []
    assert [line for line in lines if line.startswith(FORGED)] == []
