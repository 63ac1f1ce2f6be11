"""What is not our service, over real HTTP: every kind of stranger, every broken line, every redirect."""

import socket
import threading
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from contract.client_service import HttpService, Reply, Request, ServiceDouble, serving
from hailong.api.client import ServiceClient
from hailong.domain.outbox import FailureKind

from .conftest import Connect, StandingClock, failing

if TYPE_CHECKING:
    from hailong.domain.service import CallFailedError

# --- strangers


LOGIN_PAGE = "<html><form>Đăng nhập để vào mạng</form></html>"
STRANGERS = {
    "login page": Reply(511, LOGIN_PAGE, label=""),
    "redirect to a login page": Reply(303, b"", {"Location": "/login"}, label=""),
    "empty success": Reply(200, b"", label=""),
    "success that looks like ours": Reply(207, {"epoch": "e", "time": "", "results": []}, label=""),
    "redirect to another host": Reply(302, b"", {"Location": "http://login.example/"}, label=""),
    "bad gateway page": Reply(502, "<html>502 Bad Gateway</html>", label=""),
    "maintenance page": Reply(503, "<html>bảo trì</html>", {"Retry-After": "86400"}, label=""),
    "proxy asks for a password": Reply(407, b"", {"Proxy-Authenticate": "Basic"}, label=""),
    "not found page": Reply(404, "<html>404</html>", label=""),
    "forbidden page": Reply(403, "<html>403</html>", label=""),
    "gone page": Reply(410, "<html>410</html>", label=""),
    "problem of somebody else": Reply(422, {"type": "urn:hailong:problem:sheet-refused", "title": ""}, label=""),
    "unauthorised page": Reply(401, LOGIN_PAGE, {"WWW-Authenticate": "Basic"}, label=""),
}
CODES = {407: "proxy_sign_in", 302: "portal", 303: "portal", 511: "portal"}


@pytest.mark.parametrize("reply", STRANGERS.values(), ids=STRANGERS.keys())
def test_an_answer_without_the_label_is_nobody_whatever_its_status(
    reply: Reply, double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: reply

    for call in (client.get_service, lambda: client.post_sheets([(uuid4(), b"x")]), lambda: client.updates("")):
        error = failing(call)
        assert error.failure.kind is FailureKind.NOBODY_ANSWERED
        assert error.failure.code == CODES.get(reply.status, "stranger")
        assert error.failure.retry_after is None
        assert not error.is_ours
    assert client.epoch == ""


@pytest.mark.parametrize(("kind", "code"), [("text/html; charset=utf-8", "portal"), ("text/plain", "stranger")])
def test_a_web_page_in_the_place_of_the_service_is_told_as_a_portal(
    kind: str, code: str, double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(200, LOGIN_PAGE, {"Content-Type": kind}, label="")

    assert failing(client.get_service).failure.code == code


def test_an_answer_in_pieces_is_read_to_its_end_over_one_connection(
    double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    double.legal = [double.keys.sign("hailong-legal+jws", {"document": {"body": "điều " * 50_000}})] * 2

    pages = [client.legal_documents("") for _ in range(3)]

    assert [page.tokens for page in pages] == [tuple(double.legal)] * 3
    assert http.connections == 1


@pytest.mark.parametrize("label", ["", "epoch-1"])
def test_an_answer_of_many_megabytes_is_not_read_to_its_end(
    label: str, double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(200, {**double.service(), "motto": "x" * 5_000_000}, label=label)

    assert failing(client.get_service).failure.code == "garbled"


# --- broken lines


def test_a_truncated_body_is_nobody(double: ServiceDouble, client: ServiceClient) -> None:
    double.answer = lambda _: Reply(200, double.service(), cut_after=40)

    assert failing(client.get_service).failure.code == "interrupted"


def test_a_slow_answer_is_a_timeout_and_the_next_call_works(double: ServiceDouble, client: ServiceClient) -> None:
    release = threading.Event()
    double.answer = lambda _: Reply(200, double.service(), hold=release)
    assert failing(client.get_service).failure.code == "timeout"
    release.set()
    double.answer = None

    assert client.get_service().name == "Dịch vụ thử"


def test_an_answer_that_never_ends_is_broken_off(connect: Connect) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            peer, _ = listener.accept()
            with peer:
                peer.recv(65536)
                peer.sendall(b"HTTP/1.1 200 OK\r\nHailong-Epoch: e\r\nContent-Length: 1000000\r\n\r\n")
                try:
                    while True:
                        peer.sendall(b"x")
                        threading.Event().wait(0.05)
                except OSError:
                    return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        error = failing(connect(f"http://127.0.0.1:{listener.getsockname()[1]}").get_service)
        thread.join(timeout=5)

    assert error.failure.kind is FailureKind.NOBODY_ANSWERED


def test_no_listener_is_refused(connect: Connect) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    assert failing(connect(f"http://127.0.0.1:{port}").get_service).failure.code == "refused"


def test_something_that_speaks_no_http_is_nobody(connect: Connect) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            peer, _ = listener.accept()
            with peer:
                peer.recv(65536)
                peer.sendall(b"220 smtp.example ESMTP\r\n")

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        error = failing(connect(f"http://127.0.0.1:{listener.getsockname()[1]}").get_service)
        thread.join(timeout=5)

    assert error.failure.code == "interrupted"


def test_a_server_that_hung_up_while_the_line_was_idle_is_called_again(
    double: ServiceDouble, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(200, double.service(), {"Connection": "close"})

    assert [client.get_service().epoch for _ in range(3)] == ["epoch-1"] * 3


def test_abort_wakes_a_waiting_call_and_refuses_further_ones(double: ServiceDouble, clock: StandingClock) -> None:
    release, reached = threading.Event(), threading.Event()

    def hold(_: Request) -> Reply:
        reached.set()
        return Reply(200, double.service(), hold=release)

    double.answer = hold
    errors: list[CallFailedError] = []
    with serving(double) as http:
        client = ServiceClient(http.url, clock, client_version="0.1.0")
        thread = threading.Thread(target=lambda: errors.append(failing(client.get_service)), daemon=True)
        thread.start()
        assert reached.wait(5)
        client.abort()
        thread.join(timeout=5)
        assert not thread.is_alive()
        errors.append(failing(client.get_service))
        release.set()
        client.close()

    assert [error.failure.kind for error in errors] == [FailureKind.NOBODY_ANSWERED] * 2


# --- redirects


def test_a_redirect_on_the_same_host_is_followed_with_the_token(double: ServiceDouble, client: ServiceClient) -> None:
    def move(request: Request) -> Reply:
        if request.path.startswith("/api/v1/updates"):
            return Reply(307, b"", {"Location": "/api/v1/moved"})
        assert request.headers["Authorization"].startswith("Bearer ")
        return Reply(200, {"updates": [], "next": "5", "more": False})

    double.answer = move

    assert client.updates("").cursor == "5"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(
    status: int, double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    with serving(lambda _: Reply(200, double.service())) as elsewhere:
        double.answer = lambda _: Reply(status, b"", {"Location": f"{elsewhere.url}/api/v1/service"})

        assert failing(client.get_service).failure.code == "stranger"
        assert elsewhere.requests == []
    assert len(http.requests) == 1


@pytest.mark.parametrize("location", ["http://127.0.0.1:x/", "http://127.0.0.1:99999/", "//[", "", "data:,x"])
def test_a_redirect_to_no_address_is_not_followed(
    location: str, double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(307, b"", {"Location": location})

    assert failing(client.get_service).failure.code == "stranger"
    assert set(http.paths) == {"GET /api/v1/service"}


def test_a_redirect_in_a_circle_ends(double: ServiceDouble, http: HttpService, client: ServiceClient) -> None:
    double.answer = lambda request: Reply(302, b"", {"Location": request.path})

    assert failing(client.get_service).failure.code == "stranger"
    assert len(http.requests) == 3


def test_what_is_posted_is_not_turned_into_a_question_by_a_redirect(
    double: ServiceDouble, http: HttpService, client: ServiceClient
) -> None:
    double.answer = lambda _: Reply(302, b"", {"Location": "/api/v1/service"})

    assert failing(lambda: client.post_sheets([(uuid4(), b"x")])).failure.code == "stranger"
    assert http.paths == ["POST /api/v1/sheets"]
