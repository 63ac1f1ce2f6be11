"""SQL Browser: found ports, silent hosts, and answers of strangers that do no harm."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailong.domain.live import FoundInstance, LiveError, LiveFault, ServerAddress
from hailong.sources.ecus_sql.browser import instances_around, instances_of, parse, port_of

ONE = "ServerName;KETOAN-PC;InstanceName;ECUSSQL2008;IsClustered;No;Version;10.50.1600.1;tcp;50123;np;\\\\PC\\pipe;;"
OFF = "ServerName;KETOAN-PC;InstanceName;SQLEXPRESS;IsClustered;No;Version;15.0.2000.5;;"


def answer(text: str) -> bytes:
    content = text.encode()
    return b"\x05" + len(content).to_bytes(2, "little") + content


@contextmanager
def browser(*answers: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Somebody on UDP who gives ``answers`` to the first question."""
    asked: list[bytes] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(5)

        def serve() -> None:
            question, client = listening.recvfrom(4096)
            asked.append(question)
            for one in answers:
                listening.sendto(one, client)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], asked
        thread.join()


def test_the_port_of_a_named_instance_is_found() -> None:
    with browser(answer(ONE)) as (port, asked):
        assert port_of(ServerAddress("127.0.0.1", "ecussql2008"), port=port) == 50123
    assert asked == [b"\x04ecussql2008\x00"]


@pytest.mark.parametrize(
    ("answers", "instance", "fault"),
    [
        ((answer(OFF),), "SQLEXPRESS", LiveFault.TCP_DISABLED), ((answer(ONE),), "KHAC", LiveFault.NO_INSTANCE),
        ((b"\x05\xff\xffnoise",), "ECUSSQL2008", LiveFault.NO_INSTANCE), ((), "ECUSSQL2008", LiveFault.BROWSER_SILENT),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_named(answers: tuple[bytes, ...], instance: str, fault: LiveFault) -> None:
    with browser(*answers) as (port, _), pytest.raises(LiveError) as caught:
        port_of(ServerAddress("127.0.0.1", instance), port=port, seconds=0.3)
    assert caught.value.fault is fault


def test_a_host_without_a_browser_is_silent_at_once() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.monotonic()
    assert instances_of("127.0.0.1", port=port, seconds=5) == []
    assert time.monotonic() - started < 2


def test_all_instances_of_a_host_are_listed() -> None:
    with browser(answer(ONE + OFF)) as (port, asked):
        assert instances_of("127.0.0.1", port=port) == [
            FoundInstance(host="KETOAN-PC", instance="ECUSSQL2008", port=50123, version="10.50.1600.1"),
            FoundInstance(host="KETOAN-PC", instance="SQLEXPRESS", port=None, version="15.0.2000.5"),
        ]
    assert asked == [b"\x03"]


def test_what_several_answer_on_the_network_is_listed_once() -> None:
    with browser(answer(ONE), answer(ONE + OFF), b"junk") as (port, asked):
        found = instances_around(broadcast="127.0.0.1", port=port, seconds=0.3)
    assert [one.instance for one in found] == ["ECUSSQL2008", "SQLEXPRESS"]
    assert asked == [b"\x02"]


@pytest.mark.parametrize(
    "text",
    [
        "", ";;", "ServerName;PC", "ServerName;PC;InstanceName;;;", "ServerName;PC;UID=sa;InstanceName;X;;",
        "ServerName;-x;InstanceName;A;;", "ServerName;P C;InstanceName;A;;", "ServerName;PC;InstanceName;A\\B;;",
    ],
)  # fmt: skip
def test_an_entry_that_makes_no_sense_is_left_out(text: str) -> None:
    assert [one.instance for one in parse(answer(text), "10.0.0.9") if one.instance != "X"] == []


@pytest.mark.parametrize("port", ["0", "65536", "-1", "1e3", "999999999", "٣", ""])
def test_a_port_that_is_none_is_none(port: str) -> None:
    (found,) = parse(answer(f"ServerName;PC;InstanceName;A;tcp;{port};;"), "10.0.0.9")
    assert found.port is None


@given(content=st.binary(max_size=400), head=st.sampled_from([b"", b"\x05\x00\x00", b"\x05\x00\x00ServerName;"]))
def test_no_answer_breaks_the_reading(content: bytes, head: bytes) -> None:
    for one in parse(head + content, "10.0.0.9"):
        assert ServerAddress.parse(str(one.address))


def test_thousands_of_entries_are_not_all_believed() -> None:
    flood = "".join(f"ServerName;P;InstanceName;A{n};;" for n in range(2000))
    assert len(list(parse(answer(flood), "10.0.0.9"))) <= 200
