"""Where the proxy is, found anew at each attempt: the system's, none, the user's own, or what a proxy script says."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from requests.utils import get_environ_proxies, select_proxy

from hailong.api.proxy_script import ProxyScripts
from hailong.domain.proxy import (
    AddressError,
    Proxy,
    ProxyError,
    ProxyFault,
    ProxyMode,
    ProxySettings,
    RouteOrigin,
    Routes,
    proxy_address,
    script_address,
)

_REGISTRY: Final = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_POLICIES: Final = r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings"


class ProxyPassword(Protocol):
    """The keyring, as far as a proxy needs it (``hailong.api.proxy_password.ProxyPasswords``)."""

    def get(self, address: str, user: str) -> str:
        """The password; raises ProxyError."""


class ProxyFinder:
    """Names the ways to one address. ``settings`` is asked at each attempt, so that a change counts at once."""

    def __init__(
        self,
        settings: Callable[[], ProxySettings],
        passwords: ProxyPassword,
        scripts: ProxyScripts | None = None,
        system_script: Callable[[], str] | None = None,
    ) -> None:
        self._settings = settings
        self._passwords = passwords
        self._scripts = scripts or ProxyScripts()
        self._system_script = system_script or script_of_system

    def routes(self, url: str) -> Routes:
        """The ways to ``url``, in order. Raises ProxyError."""
        settings = self._settings()
        match settings.mode:
            case ProxyMode.NONE:
                return Routes(RouteOrigin.CHOSEN)
            case ProxyMode.MANUAL:
                return Routes(RouteOrigin.CHOSEN, (self._manual(settings),))
            case ProxyMode.SCRIPT:
                return Routes(RouteOrigin.SCRIPT, self._scripts.ask(_checked(settings.script), url))
            case _:
                return self._of_system(url)

    def forget(self) -> None:
        """The network may be another: believe nothing that was fetched."""
        self._scripts.forget()

    def _of_system(self, url: str) -> Routes:
        is_named_in_environment = any(
            os.environ.get(name) for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        )
        script = "" if is_named_in_environment else self._system_script()
        if script:
            return Routes(RouteOrigin.SYSTEM_SCRIPT, self._scripts.ask(_checked(script), url))
        found = select_proxy(url, get_environ_proxies(url))
        return Routes(RouteOrigin.SYSTEM, (_parsed(found) if found else None,))

    def _manual(self, settings: ProxySettings) -> Proxy:
        try:
            address = proxy_address(settings.address)
        except AddressError as error:
            raise ProxyError(ProxyFault.ADDRESS) from error
        if not settings.user:
            return Proxy(address, takes_login=True)
        return Proxy(address, settings.user, self._passwords.get(address, settings.user))


class DirectAlone:
    """No proxy, whatever is set: for this very machine."""

    def routes(self, url: str) -> Routes:
        """The direct way."""
        del url
        return Routes(RouteOrigin.LOOPBACK)

    def forget(self) -> None:
        """Nothing is known."""


def system_proxies() -> ProxyFinder:
    """The system's proxy, where nobody has set another one."""
    return ProxyFinder(ProxySettings, _NoPasswords())


def script_of_system() -> str:
    """The address of the proxy script that Windows is set to, a policy's before the user's own; empty: none."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  # there alone

        for hive in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            for path in (_POLICIES, _REGISTRY):
                with contextlib.suppress(OSError), winreg.OpenKey(hive, path) as key:
                    found = str(winreg.QueryValueEx(key, "AutoConfigURL")[0]).strip()
                    if found:
                        return found
    return ""


class _NoPasswords:
    def get(self, address: str, user: str) -> str:
        del address, user
        raise ProxyError(ProxyFault.PASSWORD_MISSING)


def _checked(script: str) -> str:
    try:
        return script_address(script)
    except AddressError as error:
        raise ProxyError(ProxyFault.ADDRESS) from error


def _parsed(url: str) -> Proxy:
    """A proxy as the system writes it, with a user and a password where it holds them."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https"):
        raise ProxyError(ProxyFault.SCRIPT_UNSUPPORTED, parts.scheme[:20])
    try:
        address = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
        address = proxy_address(f"{address}:{parts.port or (443 if parts.scheme == 'https' else 80)}")
    except ValueError as error:
        raise ProxyError(ProxyFault.ADDRESS) from error
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Proxy(address, user, password, parts.scheme, takes_login=True)
