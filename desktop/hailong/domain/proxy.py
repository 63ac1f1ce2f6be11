"""How this workstation gets out of the office's network: what may be chosen, and where one attempt goes."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

PROXY_SETTING: Final = "window.proxy"
"""Under which name the store keeps what was chosen."""
_HOST: Final = re.compile(r"[0-9A-Za-z_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]")


class ProxyMode(StrEnum):
    """Who says where the proxy is."""

    SYSTEM = "system"  # the system's settings, as they are at each attempt
    NONE = "none"
    MANUAL = "manual"  # the user, who may have to sign in there
    SCRIPT = "script"  # a proxy script (PAC) whose address the user knows


@dataclass(frozen=True, slots=True)
class ProxySettings:
    """What the user has chosen. The password of a manual proxy lives in the keyring alone."""

    mode: ProxyMode = ProxyMode.SYSTEM
    address: str = ""  # of MANUAL: host:port
    user: str = ""  # of MANUAL; empty: nobody signs in
    script: str = ""  # of SCRIPT: http, https or file


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy on the way: ``address`` is host:port, ``user`` and ``password`` were filled in for it alone."""

    address: str
    user: str = ""
    password: str = ""
    scheme: str = "http"
    takes_login: bool = False  # whoever is signed in to Windows may sign in there so: no script has named it

    def __repr__(self) -> str:
        """Without what nobody else may read."""
        return f"Proxy({self.scheme}://{self.address})"


class SignIn(StrEnum):
    """How one signs in to a proxy, the strongest first. The values are HTTP's own words."""

    NEGOTIATE = "Negotiate"  # Kerberos, or NTLM in its envelope
    NTLM = "NTLM"
    BASIC = "Basic"  # the name and the password in clear


def sign_ins(offers: Iterable[str], proxy: Proxy, *, has_login: bool) -> tuple[SignIn, ...]:
    """The ways to sign in that are worth a try at a proxy that ``offers`` some, the strongest first.

    A name that was filled in counts before the login: a login that the proxy does not know would fail each time, and
    domains lock accounts that fail often. ``has_login``: the system can sign in as whoever uses it (Windows).
    """
    offered = {offer.lower() for offer in offers}
    usable: tuple[SignIn, ...] = ()
    if proxy.user:
        usable = tuple(SignIn)
    elif proxy.takes_login and has_login:
        usable = (SignIn.NEGOTIATE, SignIn.NTLM)
    return tuple(kind for kind in usable if kind.lower() in offered)


class RouteOrigin(StrEnum):
    """Who named the way."""

    LOOPBACK = "loopback"  # this very machine is never reached by a proxy
    SYSTEM = "system"
    CHOSEN = "chosen"  # by the user: none, or a manual one
    SCRIPT = "script"
    SYSTEM_SCRIPT = "system_script"


@dataclass(frozen=True, slots=True)
class Routes:
    """The ways to try, in order; None is the direct one."""

    origin: RouteOrigin
    ways: tuple[Proxy | None, ...] = (None,)


class ProxyFault(StrEnum):
    """Why no way could be found."""

    ADDRESS = "address"  # what is set is no address of a proxy
    SCRIPT_UNREACHABLE = "script_unreachable"
    SCRIPT_BROKEN = "script_broken"  # it is no proxy script, ends with an error or does not end
    SCRIPT_UNSUPPORTED = "script_unsupported"  # it names only ways that are not known here (SOCKS)
    PASSWORD_MISSING = "password_missing"  # noqa: S105  # the keyring holds none, or is locked


class ProxyError(Exception):
    """No way could be found; ``detail`` never holds a password or what a script says."""

    def __init__(self, fault: ProxyFault, detail: str = "") -> None:
        super().__init__(f"{fault.value} {detail}".strip())
        self.fault = fault
        self.detail = detail


class AddressError(ValueError):
    """A text that is no address of a proxy or of a proxy script."""


def proxy_address(text: str) -> str:
    """``host:port`` of what was typed (with or without ``http://``); AddressError when it is none."""
    stated = text.strip().removeprefix("http://").rstrip("/")
    host, colon, digits = stated.rpartition(":")
    is_port = digits.isascii() and digits.isdigit() and 0 < int(digits[:6]) < 65_536
    if not colon or not is_port or not _HOST.fullmatch(host) or host.startswith("-"):
        raise AddressError(text)
    return f"{host}:{int(digits)}"


def script_address(text: str) -> str:
    """The address of a proxy script: http, https or a file; AddressError when it is none."""
    parts = urlsplit(text.strip())
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    is_file = parts.scheme == "file" and len(parts.path) > 1
    if not (is_web or is_file) or parts.username or parts.password:
        raise AddressError(text)
    return text.strip()


def proxy_settings_text(settings: ProxySettings) -> str:
    """One text for all of them."""
    return json.dumps(
        {"mode": settings.mode, "address": settings.address, "user": settings.user, "script": settings.script}
    )


def read_proxy_settings(text: str) -> ProxySettings:
    """What was kept; what makes no sense is the system's way."""
    try:
        kept = json.loads(text)
        found = {name: kept[name] for name in ("address", "user", "script")}
        mode = ProxyMode(kept["mode"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ProxySettings()
    if not all(isinstance(value, str) for value in found.values()):
        return ProxySettings()
    return ProxySettings(mode=mode, **found)
