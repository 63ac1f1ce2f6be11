"""Files that carry sheets for a workstation without a network: a parcel to the service, and the answers back.

Whoever carries them reads nothing: sheets are sealed to the service, and what brings them is signed by the device that
made them. Whoever changes them is found out: by the service, by hashes and signatures; by the workstation, by receipts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from hailong.domain.clock import from_wire, to_wire
from hailong.domain.service import ServiceInfo
from hailong.domain.service_url import check_url

LARGEST: Final = 512 * 1024 * 1024  # bytes of a file
SUFFIX: Final = ".hailong"
_SCHEMA: Final = 1
_PARCEL: Final = "hailong-parcel"
_ANSWERS: Final = "hailong-answers"
_Json = Any  # what the json module gives


class ParcelFault(StrEnum):
    """Why a file cannot be used."""

    NOT_OURS = "not_ours"  # some other file
    DAMAGED = "damaged"  # cut or changed
    NEWER = "newer"  # written by a later release
    WRONG_WAY = "wrong_way"  # a parcel where answers are wanted, or the other way round
    OTHER_SERVICE = "other_service"  # for or from a service that this workstation is not enrolled with


class ParcelError(ValueError):
    """A file that cannot be used; ``fault`` says why."""

    def __init__(self, fault: ParcelFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Batch:
    """Sheets that go together, and the note by which the device vouches for them."""

    note: str
    sheets: tuple[tuple[UUID, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What one workstation asks another to bring. ``key``: thumbprint of the service's signing key."""

    service_url: str
    key: str
    batches: tuple[Batch, ...] = ()
    requests: tuple[str, ...] = ()  # to be enrolled, each signed by the key that asks

    @property
    def count(self) -> int:
        """How many sheets are in it."""
        return sum(len(batch.sheets) for batch in self.batches)


@dataclass(frozen=True, slots=True)
class BroughtSheet:
    """What the service said about one sheet: a receipt, or a code of why not. Only the receipt proves anything."""

    id: UUID
    receipt: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class BroughtEnrolment:
    """What the service said to one request: its signed answer, or a code of why not."""

    signed: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is brought back, with what the service said of itself, so that changes of its keys can be followed."""

    service_url: str
    info: ServiceInfo
    sheets: tuple[BroughtSheet, ...] = ()
    enrolments: tuple[BroughtEnrolment, ...] = ()

    @property
    def received(self) -> int:
        """How many came with a receipt."""
        return sum(bool(sheet.receipt) for sheet in self.sheets)


def parcel_text(parcel: Parcel) -> str:
    """The parcel as it is written."""
    batches = [
        {
            "note": batch.note,
            "sheets": [{"id": str(one), "sealed": sealed.decode("ascii")} for one, sealed in batch.sheets],
        }
        for batch in parcel.batches
    ]
    return _text(
        _PARCEL,
        {"service": parcel.service_url, "key": parcel.key, "batches": batches, "requests": list(parcel.requests)},
    )


def read_parcel(text: str) -> Parcel:
    """The parcel in ``text``. Raises ParcelError."""
    found = _read(text, _PARCEL)
    try:
        return Parcel(
            service_url=check_url(_string(found["service"])),
            key=_string(found["key"]),
            batches=tuple(
                Batch(
                    _string(batch["note"]),
                    tuple(
                        (UUID(_string(one["id"])), _string(one["sealed"]).encode("ascii")) for one in batch["sheets"]
                    ),
                )
                for batch in found["batches"]
            ),
            requests=tuple(map(_string, found["requests"])),
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        raise ParcelError(ParcelFault.DAMAGED) from None


def answers_text(answers: Answers) -> str:
    """The answers as they are written."""
    info = answers.info
    said = {
        "name": info.name, "epoch": info.epoch, "time": to_wire(info.time), "oldest_client": info.oldest_client,
        "keys": [dict(key) for key in info.keys], "rotations": list(info.rotations),
    }  # fmt: skip
    sheets = [{"id": str(sheet.id), "receipt": sheet.receipt, "code": sheet.code} for sheet in answers.sheets]
    enrolments = [{"signed": one.signed, "code": one.code} for one in answers.enrolments]
    content = {"service": answers.service_url, "said": said, "sheets": sheets, "enrolments": enrolments}
    return _text(_ANSWERS, content)


def read_answers(text: str) -> Answers:
    """The answers in ``text``; nothing of them is verified yet. Raises ParcelError."""
    found = _read(text, _ANSWERS)
    try:
        said = found["said"]
        return Answers(
            service_url=check_url(_string(found["service"])),
            info=ServiceInfo(
                name=_string(said["name"]),
                epoch=_string(said["epoch"]),
                time=from_wire(_string(said["time"])),
                oldest_client=_string(said["oldest_client"]),
                keys=tuple(_public_key(key) for key in said["keys"]),
                rotations=tuple(map(_string, said["rotations"])),
            ),
            sheets=tuple(
                BroughtSheet(UUID(_string(one["id"])), _string(one["receipt"]), _string(one["code"]))
                for one in found["sheets"]
            ),
            enrolments=tuple(
                BroughtEnrolment(_string(one["signed"]), _string(one["code"])) for one in found["enrolments"]
            ),
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        raise ParcelError(ParcelFault.DAMAGED) from None


def _text(kind: str, content: Mapping[str, object]) -> str:
    return json.dumps({"kind": kind, "schema": _SCHEMA, **content}, ensure_ascii=True, separators=(",", ":")) + "\n"


def _read(text: str, kind: str) -> _Json:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        is_ours = text.startswith(('{"kind":"hailong-', '{"kind": "hailong-'))
        raise ParcelError(ParcelFault.DAMAGED if is_ours else ParcelFault.NOT_OURS) from None
    if not isinstance(found, dict) or found.get("kind") not in (_PARCEL, _ANSWERS):
        raise ParcelError(ParcelFault.NOT_OURS)
    if found["kind"] != kind:
        raise ParcelError(ParcelFault.WRONG_WAY)
    if found.get("schema") != _SCHEMA:
        raise ParcelError(ParcelFault.NEWER)
    return found


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _public_key(key: Mapping[str, object]) -> Mapping[str, str]:
    return {name: _string(key[name]) for name in ("kty", "crv", "x", "use", "kid")}
