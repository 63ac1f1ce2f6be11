"""The words of a second start: handed over, answered, refused; and who else may knock."""

import os
import signal
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtNetwork import QLocalSocket

from hailong.domain.request import LONGEST_LINE, Act, Answer, Request, request_line
from hailong.qtbridge import handover
from hailong.qtbridge.handover import NAME_FILE, HandoverServer, NobodyThereError, hand_over

RATE = Request(act=Act.RATE, words=("109999888770",))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def server(qapp, folder):
    made = HandoverServer(folder)
    assert made.listen()
    yield made
    made.close()


@pytest.fixture
def ask(folder, qtbot):
    """Asks as another process would, on a thread; the server's own thread stays free."""
    with ThreadPoolExecutor(4) as pool:

        def act(request=RATE, **patience):
            answer = pool.submit(hand_over, folder, request, **{"patience": 5.0, **patience})
            qtbot.waitUntil(answer.done, timeout=20_000)
            return answer.result()

        yield act


def knock(folder, content):
    """Connects as any program of this user may, and says ``content``."""
    visitor = QLocalSocket()
    visitor.connectToServer((folder / NAME_FILE).read_text(encoding="utf-8"))
    assert visitor.waitForConnected(5_000)
    visitor.write(content)
    visitor.flush()
    return visitor


def is_shown_out(qtbot, visitor):
    qtbot.waitUntil(lambda: visitor.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000)
    return bytes(visitor.readAll().data()) == b""


def test_words_are_handed_over_and_the_answer_comes_back(server, ask):
    asked = []
    server.asked.connect(lambda request, reply: (asked.append(request), reply(Answer(out="Đã mở", code=0))))
    assert ask() == Answer(out="Đã mở")
    assert asked == [RATE]


def test_an_answer_may_take_its_time_and_be_long(server, ask, qtbot):
    waiting = []
    server.asked.connect(lambda _, reply: waiting.append(reply))
    long = Answer(out="x" * 200_000, code=3)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(hand_over, server._name_file.parent, RATE, patience=5.0)
        qtbot.waitUntil(lambda: bool(waiting))
        waiting[0](long)
        qtbot.waitUntil(answer.done, timeout=20_000)
        assert answer.result() == long


def test_the_first_may_begin_to_listen_a_little_later(qapp, folder, qtbot):
    late = HandoverServer(folder)
    late.asked.connect(lambda _, reply: reply(Answer(out="late")))
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(hand_over, folder, RATE, patience=10.0)
        late.listen()
        qtbot.waitUntil(answer.done, timeout=20_000)
        assert answer.result().out == "late"
    late.close()


def test_where_nobody_listens_it_is_said_after_the_patience(folder):
    with pytest.raises(NobodyThereError):
        hand_over(folder, RATE, patience=0.0)


def test_one_that_hears_and_never_answers_is_nobody(server, ask):
    with pytest.raises(NobodyThereError):
        ask(works_for=0.2)


def test_one_that_hangs_up_is_nobody(server, ask):
    server.asked.connect(lambda *_: server.close())
    with pytest.raises(NobodyThereError):
        ask()


@pytest.mark.parametrize("left", ["", "/nowhere/at/all", "\0", "hailong-" + "0" * 32])
def test_a_name_that_was_left_behind_is_nobody(folder, left):
    (folder / NAME_FILE).write_text(left, encoding="utf-8")
    with pytest.raises(NobodyThereError):
        hand_over(folder, RATE, patience=0.0)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe leaves nothing behind")
def test_the_socket_of_a_killed_instance_is_removed_by_the_next(qapp, tmp_path_factory):
    folder = tmp_path_factory.mktemp("d")  # short enough for a socket of its own
    left = folder / ("hailong-" + "0" * 32)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(left))
    server = HandoverServer(folder)
    assert server.listen()
    assert not left.exists()
    server.close()
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe leaves nothing behind")
def test_after_a_kill_over_a_long_path_the_next_start_leaves_no_room_behind(tmp_path, tmp_path_factory):
    temporary, folder = tmp_path_factory.mktemp("t"), tmp_path / ("d" * 90)
    folder.mkdir()
    program = (
        "import os, signal, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from hailong.qtbridge.handover import HandoverServer\n"
        "app = QCoreApplication([]); server = HandoverServer(Path(sys.argv[1])); assert server.listen()\n"
        "os.kill(os.getpid(), signal.SIGKILL) if sys.argv[2] == 'killed' else server.close()\n"
    )

    def run(end):
        environment = {**os.environ, "TMPDIR": str(temporary)}
        return subprocess.run([sys.executable, "-c", program, str(folder), end], env=environment, check=False)

    assert run("killed").returncode == -signal.SIGKILL
    assert len(list(temporary.iterdir())) == 1

    assert run("closed").returncode == 0
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the socket's own rights alone say it")
def test_a_process_of_another_user_is_neither_heard_nor_believed(server, folder, ask, monkeypatch, qtbot):
    asked = []
    server.asked.connect(lambda request, reply: (asked.append(request), reply(Answer(out="Đã mở"))))
    monkeypatch.setattr(os, "getuid", lambda: os.stat(folder).st_uid + 1)  # as seen from another account
    visitor = knock(folder, request_line(RATE))
    assert is_shown_out(qtbot, visitor)
    assert asked == []

    with pytest.raises(NobodyThereError):
        ask(patience=0.0)


@pytest.mark.skipif(sys.platform == "win32", reason="there the pipe's own access list says it")
@pytest.mark.parametrize("depth", [0, 8])
def test_no_other_user_can_reach_the_socket_or_read_its_name(qapp, tmp_path, depth):
    folder = tmp_path.joinpath(*["a-long-folder"] * depth)
    folder.mkdir(exist_ok=True, parents=True)
    server = HandoverServer(folder)
    assert server.listen()
    name = (folder / NAME_FILE).read_text(encoding="utf-8")
    assert stat.S_IMODE(os.stat(name).st_mode) & 0o077 == 0
    assert stat.S_IMODE(os.stat(folder / NAME_FILE).st_mode) == 0o600
    room = os.path.dirname(name)
    assert room == str(folder) or stat.S_IMODE(os.stat(room).st_mode) == 0o700
    server.close()
    assert not os.path.exists(name)
    assert room == str(folder) or not os.path.exists(room)


@pytest.mark.parametrize(
    "content", [b"\n", b"GET / HTTP/1.1\r\n\r\n", b'{"act":"import"}\n', b"\xff" * 100 + b"\n", b"[" * 50_000 + b"\n"]
)
def test_whatever_is_no_request_is_shown_out_without_a_word(server, folder, qtbot, content):
    asked = []
    server.asked.connect(lambda *heard: asked.append(heard))
    assert is_shown_out(qtbot, knock(folder, content))
    assert asked == []


def test_a_line_without_end_is_shown_out(server, folder, qtbot):
    assert is_shown_out(qtbot, knock(folder, b"x" * (LONGEST_LINE + 1)))


def test_whoever_says_nothing_is_shown_out(server, folder, qtbot, monkeypatch):
    monkeypatch.setattr(handover, "ASKS_WITHIN_MS", 50)
    assert is_shown_out(qtbot, knock(folder, b""))


def test_a_crowd_does_not_keep_the_others_out(server, folder, qtbot, ask, monkeypatch):
    monkeypatch.setattr(handover, "ASKS_WITHIN_MS", 300)
    monkeypatch.setattr(handover, "_MOST_AT_ONCE", 8)
    crowd = [knock(folder, b"") for _ in range(20)]
    server.asked.connect(lambda _, reply: reply(Answer(out="here")))
    assert all(is_shown_out(qtbot, one) for one in crowd)
    assert ask().out == "here"


def test_one_that_asks_and_leaves_disturbs_nobody(server, folder, qtbot, ask):
    replies = []
    server.asked.connect(lambda _, reply: replies.append(reply))
    knock(folder, request_line(RATE)).abort()
    qtbot.waitUntil(lambda: bool(replies) and not server._visitors)
    replies[0](Answer(out="to nobody"))
    server.asked.connect(lambda _, reply: reply(Answer(out="here")))
    assert ask().out == "here"
