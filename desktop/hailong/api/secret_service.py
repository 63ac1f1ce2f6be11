"""Reads one secret from the Secret Service (GNOME's keyring, KWallet, KeePassXC) straight over D-Bus.

``keyring`` does the same and more, but importing it takes as long as the whole start may. This only reads, only what
is unlocked, and gives up at once: whoever gets None asks ``keyring``. The secret crosses the user's own bus in clear,
where any program of this user could ask for it as well.
"""

import os
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_NAME: Final = "org.freedesktop.secrets"
_PATH: Final = "/org/freedesktop/secrets"
_SERVICE: Final = "org.freedesktop.Secret.Service"
_ITEM: Final = "org.freedesktop.Secret.Item"
_PATIENCE_SECONDS: Final = 2.0


def read_secret(service: str, name: str) -> str | None:
    """The secret that ``keyring`` keeps for ``service`` and ``name``; None when it cannot be had at once."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None
    try:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

        with open_dbus_connection(bus="SESSION", auth_timeout=_PATIENCE_SECONDS) as bus:
            return _read(bus, {"service": service, "username": name})
    except Exception:  # noqa: BLE001  # this way is a short cut: whatever blocks it, the long way tells why
        return None


def _read(bus: "DBusConnection", attributes: dict[str, str]) -> str | None:
    unlocked, _locked = _call(bus, _PATH, _SERVICE, "SearchItems", "a{ss}", attributes)
    if not unlocked:
        return None
    _output, session = _call(bus, _PATH, _SERVICE, "OpenSession", "sv", "plain", ("s", ""))
    ((_session, _parameters, value, _kind),) = _call(bus, unlocked[0], _ITEM, "GetSecret", "o", session)
    return bytes(value).decode()


def _call(bus: "DBusConnection", path: str, interface: str, method: str, signature: str, *words: object) -> Any:  # noqa: ANN401
    from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415

    address = DBusAddress(path, bus_name=_NAME, interface=interface)
    answer = bus.send_and_get_reply(new_method_call(address, method, signature, words), timeout=_PATIENCE_SECONDS)
    if answer.header.message_type is not MessageType.method_return:
        raise OSError(f"{method} was refused")
    return answer.body
