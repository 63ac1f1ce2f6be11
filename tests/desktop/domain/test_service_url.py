"""Addresses of a service: safe ones are kept without their last slash, all others refused."""

import pytest

from hailong.domain.service_url import check_url, is_loopback


@pytest.mark.parametrize(
    "url",
    [
        "http://hailong.example", "ftp://hailong.example", "hailong.example", "https://", "https://a@hailong.example",
        "https://hailong.example?x=1", "http://127.0.0.1.example", "http://10.0.0.1", "", "https://hailong.example?", "https://hailong.example#",
        "https://hailong.example\\@evil.example", "https://hàilòng.example", "https://hailong.example\n.evil.example",
        "https://hailong.example:99999", "https://hailong.example:0", "https://hailong example", "https://[::1",
        "https://-x.example", "https://hailong.example/" + "x" * 400,
    ],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        check_url(url)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (" https://hailong.example/ ", "https://hailong.example"),
        ("https://hailong.example/khach", "https://hailong.example/khach"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_kept_without_its_last_slash(url: str, kept: str) -> None:
    assert check_url(url) == kept


@pytest.mark.parametrize(("url", "expected"), [
    ("http://127.0.0.1:8000", True), ("http://localhost", True), ("https://hailong.example", False),
    ("http://[", False),
])  # fmt: skip
def test_this_machine_is_told_from_others(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected
