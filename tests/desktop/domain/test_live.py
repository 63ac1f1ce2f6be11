"""Addresses of SQL Servers as ECUS writes them, and who is all-powerful."""

import pytest

from hailong.domain.live import AddressError, FoundInstance, ServerAddress, is_sa


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (r"(LOCAL)\ECUSSQL2008", ServerAddress("(LOCAL)", "ECUSSQL2008")),
        (r" KETOAN-PC\ECUSSQL2008 ", ServerAddress("KETOAN-PC", "ECUSSQL2008")),
        (r".\SQLEXPRESS", ServerAddress(".", "SQLEXPRESS")),
        ("192.168.1.5,1433", ServerAddress("192.168.1.5", port=1433)),
        ("192.168.1.5 , 14330", ServerAddress("192.168.1.5", port=14330)),
        ("localhost", ServerAddress("localhost")),
        ("tcp:may_chu.congty.vn", ServerAddress("may_chu.congty.vn")),
        (r"PC\MSSQLSERVER", ServerAddress("PC")),
        (r"PC\INST,1500", ServerAddress("PC", port=1500)),
        ("fe80::1", ServerAddress("fe80::1")),
    ],
)
def test_every_spelling_is_read(text: str, address: ServerAddress) -> None:
    assert ServerAddress.parse(text) == address
    assert ServerAddress.parse(str(address)) == address


@pytest.mark.parametrize(
    "text",
    ["", " ", "\\INST", "PC\\a b", "PC,", "PC,0", "PC,65536", "PC,1e3", "PC,99999999", "a b", "PC;UID=sa", "{PC}",
     "PC\\INST;x", "-host", "PC\\1INST", "PC\\" + "A" * 17, "a" * 254, "máy"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressError):
        ServerAddress.parse(text)


@pytest.mark.parametrize(("host", "is_local"), [("(local)", True), (".", True), ("LOCALHOST", True), ("PC", False)])
def test_this_machine_has_many_names(host: str, is_local: bool) -> None:
    assert ServerAddress(host).is_local is is_local
    assert ServerAddress(host).network_host == ("127.0.0.1" if is_local else host)


@pytest.mark.parametrize(
    ("user", "expected"), [("sa", True), (" SA ", True), ("sa1", True), ("sang", False), ("", False)]
)
def test_the_all_powerful_user_is_told(user: str, expected: bool) -> None:
    assert is_sa(user) is expected


def test_a_found_instance_is_reached_by_its_name_or_by_the_port_of_the_default_one() -> None:
    assert str(FoundInstance(host="PC", instance="ECUSSQL2008", port=50123).address) == r"PC\ECUSSQL2008"
    assert str(FoundInstance(host="PC", instance="MSSQLSERVER", port=1433).address) == "PC,1433"
