"""The short way to the keyring: with the real one of GNOME, and with nothing there at all."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from hailong.api.secret_service import read_secret

IN_A_SESSION = """
export XDG_RUNTIME_DIR=$1 HOME=$1
printf test | gnome-keyring-daemon --unlock --components=secrets > /dev/null
exec "$2" -c "$3"
"""
KEPT = """
import json, sys
import keyring
from hailong.api.secret_service import read_secret
from hailong.api.system_keyring import SystemSecrets
from hailong.domain.secret_keeping import SecretsUnavailableError
SystemSecrets().keep("database 00ff", "a key")
found = read_secret("hailong", "database 00ff")
missing = read_secret("hailong", "database 01")
from jeepney.io.blocking import open_dbus_connection
from jeepney import DBusAddress, new_method_call
service = DBusAddress("/org/freedesktop/secrets", "org.freedesktop.secrets", "org.freedesktop.Secret.Service")
with open_dbus_connection("SESSION") as bus:
    bus.send_and_get_reply(new_method_call(service, "Lock", "ao", (["/org/freedesktop/secrets/collection/login"],)))
locked = read_secret("hailong", "database 00ff")
try:
    told = SystemSecrets(patience=20).find("database 00ff")
except SecretsUnavailableError:
    told = "locked"
print(json.dumps([found, missing, locked, told]))
"""
NOT_ITS_OWN = {"PYTHON_KEYRING_BACKEND", "DISPLAY", "WAYLAND_DISPLAY"}  # nobody is asked for a password


def test_without_a_session_bus_it_gives_up(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert read_secret("hailong", "database 00ff") is None


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "nonsense", "tcp:host=127.0.0.1,port=9"])
def test_a_bus_where_nobody_answers_is_given_up(monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert read_secret("hailong", "database 00ff") is None


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")), reason="no keyring on this machine"
)
def test_what_keyring_keeps_is_read_while_it_is_unlocked_and_a_locked_one_is_told_from_an_empty_one(tmp_path):
    tmp_path.chmod(0o700)
    environment = {name: value for name, value in os.environ.items() if name not in NOT_ITS_OWN}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", IN_A_SESSION, "bash", tmp_path, sys.executable, KEPT],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["a key", None, None, "locked"]
