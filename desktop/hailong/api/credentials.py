"""Where the device's private key lives: in the keyring, else in a file of this user alone, and that is said."""

import contextlib
import hashlib
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, NoKeyringError

from hailong.api.errors import NeedsPersonError
from hailong.api.sealing import DeviceKey
from hailong.api.system_keyring import SERVICE_NAME, usable_keyring
from hailong.domain.enrolment import KeyPlace
from hailong.domain.service import FailureCode


class KeyringUnavailableError(NeedsPersonError):
    """The keyring is missing, locked or broken, and no key file stands in for it."""

    def __init__(self, detail: str) -> None:
        super().__init__(FailureCode.KEY_MISSING, detail, is_ours=False)


class KeyMissingError(NeedsPersonError):
    """Whatever keyring and key file there are hold no key of this device: it has to be enrolled again."""

    def __init__(self) -> None:
        super().__init__(FailureCode.KEY_MISSING, "no key of this device", is_ours=False)


class Credentials:
    """Keeps device keys by service and device. A key that was read once stays in memory, never in a repr or a log."""

    def __init__(
        self, data_folder: Path, backend: KeyringBackend | None = None, *, uses_files_alone: bool = False
    ) -> None:
        self._folder = data_folder
        self._backend = backend
        self._uses_files_alone = uses_files_alone
        self._known: dict[str, DeviceKey] = {}

    @classmethod
    def in_files(cls, data_folder: Path) -> "Credentials":
        """Keys in files of this user alone, the keyring left in peace: for a demo, which is thrown away."""
        return cls(data_folder, uses_files_alone=True)

    def pending(self, service_url: str) -> DeviceKey:
        """The key to enrol with: kept before it is shown to the service, so that a lost answer does not lose it."""
        owner = _pending(service_url)
        try:
            return self._load(owner)
        except (KeyMissingError, KeyringUnavailableError):
            key = DeviceKey.generate()
            self._save(owner, key)
            return key

    def confirm(self, service_url: str, device_id: str, key: DeviceKey) -> KeyPlace:
        """The service knows ``key`` as ``device_id``: keep it under that name."""
        place = self._save(_owner(service_url, device_id), key)
        self._forget(_pending(service_url))
        return place

    def load(self, service_url: str, device_id: str) -> DeviceKey:
        """The device's key; KeyringUnavailableError or KeyMissingError when there is no getting at it."""
        return self._load(_owner(service_url, device_id))

    def place(self, service_url: str, device_id: str) -> KeyPlace:
        """Where the device's key is."""
        return KeyPlace.FILE if self._file(_owner(service_url, device_id)).exists() else KeyPlace.KEYRING

    def forget(self, service_url: str, device_id: str) -> None:
        """Remove the device's key, and one that was begun to be enrolled there; not there is as wished."""
        self._forget(_owner(service_url, device_id))
        self._forget(_pending(service_url))

    # --- internals ---

    def _load(self, owner: str) -> DeviceKey:
        if owner not in self._known:
            self._known[owner] = self._read(owner)
        return self._known[owner]

    def _read(self, owner: str) -> DeviceKey:
        try:
            if self._file(owner).exists():
                return _parse(self._file(owner).read_text(encoding="utf-8", errors="replace"))
            text = self._usable().get_password(SERVICE_NAME, owner)
        except NoKeyringError:  # a machine without a keyring keeps keys in files alone
            raise KeyMissingError from None
        except (KeyringError, OSError, RuntimeError) as error:  # back ends raise all three
            raise KeyringUnavailableError(f"{type(error).__name__}: {error}") from error
        if text is None:
            raise KeyMissingError
        return _parse(text)

    def _save(self, owner: str, key: DeviceKey) -> KeyPlace:
        place = KeyPlace.KEYRING
        try:
            backend = self._usable()
            backend.set_password(SERVICE_NAME, owner, key.to_text())
            if backend.get_password(SERVICE_NAME, owner) != key.to_text():
                raise KeyringUnavailableError("the keyring does not keep what it is given")
            self._file(owner).unlink(missing_ok=True)
        except (KeyringError, KeyringUnavailableError, OSError, RuntimeError):
            self._write_file(owner, key)
            place = KeyPlace.FILE
        self._known[owner] = key
        return place

    def _forget(self, owner: str) -> None:
        self._known.pop(owner, None)
        self._file(owner).unlink(missing_ok=True)
        with contextlib.suppress(KeyringError, KeyringUnavailableError, OSError, RuntimeError):  # not there: as wished
            self._usable().delete_password(SERVICE_NAME, owner)

    def _usable(self) -> KeyringBackend:
        """The keyring, where one is to be used."""
        if self._uses_files_alone:
            raise NoKeyringError("no keyring is to be used")
        return usable_keyring(self._backend)

    def _file(self, owner: str) -> Path:
        return self._folder / f"device-{hashlib.sha256(owner.encode()).hexdigest()[:16]}.key"

    def _write_file(self, owner: str, key: DeviceKey) -> None:
        """Written whole or not at all, readable by this user alone from its first byte on."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = self._file(owner)
        half = target.with_suffix(".new")
        half.unlink(missing_ok=True)
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.to_text())
            file.flush()
            os.fsync(file.fileno())
        half.replace(target)


def _parse(text: str) -> DeviceKey:
    try:
        return DeviceKey.from_text(text)
    except ValueError:
        raise KeyMissingError from None


def _owner(service_url: str, device_id: str) -> str:
    return f"{service_url} {device_id}"


def _pending(service_url: str) -> str:
    return f"{service_url} (new)"
