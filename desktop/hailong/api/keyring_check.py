"""The connection doctor's look at the keyring: whether this workstation's own key is to be had, and from where."""

from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError

from hailong.api.credentials import Credentials, KeyMissingError, KeyringUnavailableError
from hailong.api.system_keyring import usable_keyring
from hailong.domain.doctor import CheckId, Finding, fault, fine
from hailong.domain.enrolment import Enrolment, KeyPlace


def check_keyring(
    credentials: Credentials, enrolment: Enrolment | None, backend: KeyringBackend | None = None
) -> Finding:
    """``credentials`` must be new ones: those of the sender remember what they once read."""
    if enrolment is None:
        return fine(CheckId.KEYRING, "there" if _is_there(backend) else "none")
    try:
        credentials.load(enrolment.service_url, enrolment.device_id)
    except KeyMissingError:
        return fault(CheckId.KEYRING, "key_missing")
    except KeyringUnavailableError:
        return fault(CheckId.KEYRING, "locked")
    place = credentials.place(enrolment.service_url, enrolment.device_id)
    return fine(CheckId.KEYRING, "in_file" if place is KeyPlace.FILE else "in_keyring")


def _is_there(backend: KeyringBackend | None) -> bool:
    try:
        return not isinstance(usable_keyring(backend), NoKeyring)
    except (KeyringError, RuntimeError):  # back ends raise both
        return False
