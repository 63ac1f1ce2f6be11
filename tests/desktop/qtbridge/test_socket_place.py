"""Where the socket stands, and what a killed instance left: cleared where it is ours, let alone where it is not."""

import os
import socket
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from hailong.qtbridge.socket_place import SocketPlace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe stands nowhere")
NAME = "hailong-" + "0" * 32


@pytest.fixture
def temporary(tmp_path_factory, monkeypatch):
    """The folder for temporary things, short enough for a socket."""
    made = tmp_path_factory.mktemp("t")
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def deep(tmp_path):
    made = tmp_path / ("d" * 90)
    made.mkdir()
    return made


def killed_in(room: Path) -> Path:
    """What stands in ``room`` when the process that bound it was killed."""
    room.mkdir(mode=0o700)
    left = room / NAME
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(left))
    return left


def test_a_long_path_takes_a_room_of_this_user_alone_and_leaves_none(temporary, deep):
    place = SocketPlace(deep)

    path = Path(place.take(""))

    (room,) = temporary.iterdir()
    assert path.parent == room
    assert stat.S_IMODE(room.stat().st_mode) == 0o700
    place.leave()
    assert list(temporary.iterdir()) == []


def test_the_room_of_a_killed_instance_is_taken_away_at_the_next_start(temporary, deep):
    left = killed_in(temporary / "hailong-abc")

    now = SocketPlace(deep)
    now.take(str(left))

    assert not left.parent.exists()
    assert len(list(temporary.iterdir())) == 1, "the room of now"


def test_what_else_stands_in_the_room_stays(temporary, deep):
    left = killed_in(temporary / "hailong-abc")
    letter = left.with_name("thu.txt")
    letter.write_text("của người khác", encoding="utf-8")

    SocketPlace(deep).take(str(left))

    assert letter.exists()


@pytest.mark.parametrize("name", ["", "\0", "hailong-0", NAME, "/nowhere/hailong-a/" + NAME])
def test_a_name_that_leads_nowhere_is_passed_over(temporary, deep, name):
    assert SocketPlace(deep).take(name)


def test_a_file_in_the_socket_s_place_stays(temporary, deep):
    room = temporary / "hailong-abc"
    room.mkdir()
    (room / NAME).write_text("một tệp thường", encoding="utf-8")

    SocketPlace(deep).take(str(room / NAME))

    assert (room / NAME).exists()


def test_a_link_in_the_room_s_place_is_not_followed(temporary, deep, tmp_path_factory):
    left = killed_in(tmp_path_factory.mktemp("e") / "hailong-real")
    link = temporary / "hailong-abc"
    link.symlink_to(left.parent)

    SocketPlace(deep).take(str(link / NAME))

    assert left.exists()


def test_the_room_of_another_user_stays(temporary, deep, monkeypatch):
    left = killed_in(temporary / "hailong-abc")
    monkeypatch.setattr(os, "getuid", lambda: left.stat().st_uid + 1)

    SocketPlace(deep).take(str(left))

    assert left.exists()
