"""The address of a central service: which texts are one, and how it is kept."""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 300
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+")
_NO_ADDRESS: Final = "not the address of a service"


def check_url(url: str) -> str:
    """The base address without a trailing slash; ValueError unless it is https (http: loopback alone).

    Letters beyond ASCII are refused: some look like others, and what is read is what is connected to.
    """
    text = url.strip()
    if len(text) > LONGEST or not (text.isascii() and text.isprintable()) or set(text) & set(' \\?#@"<>'):
        raise ValueError(_NO_ADDRESS)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(_NO_ADDRESS) from None
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(text)):
        raise ValueError("the service's address must begin with https://")
    if not _HOST.fullmatch(host) or port == 0:
        raise ValueError(_NO_ADDRESS)
    return text.rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether ``url`` names this very machine."""
    try:
        host = urlsplit(url.strip()).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
