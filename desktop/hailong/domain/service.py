"""What the central service says, as values that pass between the layer that asks and the layer that acts on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from hailong.domain.catalogue import Catalogue
from hailong.domain.delivery import SheetUpdate
from hailong.domain.outbox import Failure

VERSION_TAKEN: Final = "version-taken"
"""A refusal: another workstation's sheet has this version already."""


class FailureCode(StrEnum):
    """Codes of failures that are no refusal of a sheet; a refusal carries the problem code of the contract."""

    # nobody of ours answered
    DNS = "dns"  # the name of the service is not found: mostly, no network at all
    REFUSED = "refused"  # the machine is there and nothing listens
    TIMEOUT = "timeout"
    TLS = "tls"  # the certificate cannot be trusted: mostly, an inspecting proxy
    PROXY = "proxy"  # the office's proxy refuses or fails
    PROXY_SIGN_IN = "proxy_sign_in"  # the office's proxy wants a name and a password
    PROXY_REFUSED = "proxy_refused"  # it does not take the name and the password that it was given
    PROXY_SETTINGS = "proxy_settings"  # no proxy can be found by what is set: mostly, a proxy script
    INTERRUPTED = "interrupted"  # the line broke in mid-sentence
    STRANGER = "stranger"  # somebody else answered
    PORTAL = "portal"  # a page answered in the service's place: mostly, this network wants a sign-in first
    SERVER_ERROR = "server_error"  # ours, and unwell
    THROTTLED = "throttled"  # ours, and busy
    GARBLED = "garbled"  # ours, and not to be understood
    RECEIPT_INVALID = "receipt_invalid"  # a receipt that proves nothing
    KEYS_REPLACED = "keys_replaced"  # it shows other keys than the pinned ones, and those have not announced them
    OTHER_SERVICE = "other_service"  # it shows another key than the invitation names, or than was shown a moment ago
    # our service wants a person
    NOT_ENROLLED = "not_enrolled"
    KEY_MISSING = "key_missing"  # the keyring of this machine does not give the device's key
    UNAUTHORISED = "unauthorised"
    CLOCK = "clock"  # the token is refused for its times even after the clock was corrected
    DEVICE_REVOKED = "device_revoked"
    CLIENT_TOO_OLD = "client_too_old"
    CODE_REFUSED = "code_refused"


class CallFailedError(Exception):
    """A call that brought nothing to act on; ``failure`` says which of the three kinds.

    ``is_ours``: the answer bore the label, so the way to the service is open. ``is_breakdown``: the service broke down
    over this very call (it did not merely ask for patience), so what was in the call may be the cause.
    """

    def __init__(self, failure: Failure, *, is_ours: bool = False, is_breakdown: bool = False) -> None:
        super().__init__(f"{failure.kind.value}/{failure.code}: {failure.detail}")
        self.failure = failure
        self.is_ours = is_ours
        self.is_breakdown = is_breakdown


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceInfo:
    """Who the service is: epoch, clock, public keys (JWKs) and the announcements of every change of them."""

    name: str
    epoch: str
    time: datetime
    oldest_client: str
    keys: tuple[Mapping[str, str], ...]
    rotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What an enrolment code opened: this device's id and all enterprises that it may speak for."""

    device_id: str
    enterprises: tuple[tuple[str, str], ...]  # (tax code, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedEnrolment:
    """The same as the service has signed it, with the keys that it showed then: it may have come by any hands."""

    enrolled: Enrolled
    thumbprint: str  # of the device's key
    keys: tuple[Mapping[str, str], ...]
    key_sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """What became of one sheet of a batch: a receipt yet to be verified, or a failure; never both, never neither."""

    sheet_id: UUID
    receipt: str = ""
    failure: Failure | None = None
    is_removed: bool = False  # refused because the service has removed this very sheet

    def __post_init__(self) -> None:
        if bool(self.receipt) == (self.failure is not None):
            raise ValueError("a result is either a receipt or a failure")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAnswer:
    """One result for each sheet that was offered, in order."""

    epoch: str
    results: tuple[ItemResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueAnswer:
    """A whole catalogue and the tag to ask with next time."""

    catalogue: Catalogue
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    """What happened to sheets, and where to go on."""

    updates: tuple[SheetUpdate, ...]
    cursor: str
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalPage:
    """Signed changes of the legal documents, not yet verified, and where to go on."""

    tokens: tuple[str, ...]
    cursor: str
    has_more: bool
