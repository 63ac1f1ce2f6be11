"""What passes over the wire, as types: the OpenAPI document is generated from them."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from hailong_central.sheets.wire import Name

SheetStateName = Literal["received", "in_handling", "answered", "removed"]


class Asked(Schema):
    """What a client sends: unknown fields are refused, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Key(Schema):
    """A public key of the service (JWK)."""

    kty: Literal["OKP"]
    crv: Literal["Ed25519", "X25519"]
    x: str
    use: Literal["sig", "enc"]
    kid: str


class ServiceAnswer(Schema):
    """Who the service is."""

    name: str
    epoch: str
    time: str
    oldest_client: str
    keys: list[Key]
    rotations: list[str]


class EnrolmentAsked(Asked):
    """A request to enrol: a JWS by the key that is being enrolled."""

    enrolment: Annotated[str, Field(max_length=10_000)]


class EnrolmentClaims(Asked):
    """The payload of the enrolment JWS."""

    code: Annotated[str, Field(min_length=1, max_length=100)]
    device_name: Name
    iat: int


class EnterpriseAnswer(Schema):
    """An enterprise that the device speaks for."""

    tax_code: str
    name: str


class EnrolmentAnswer(Schema):
    """The device's standing."""

    device_id: str
    enterprises: list[EnterpriseAnswer]
    signed: str


class DatedAnswer(Schema):
    """What every dated row of the catalogue has."""

    code: str
    name_vi: str
    name_en: str
    valid_from: str | None
    valid_to: str | None


class OfficeAnswer(DatedAnswer):
    """An office."""

    parent: str
    abbr: str


class TeamAnswer(DatedAnswer):
    """A team or desk."""

    office_code: str


class StageAnswer(DatedAnswer):
    """A stage."""

    order: int


class OfficerAnswer(DatedAnswer):
    """An officer."""

    office_code: str
    team_code: str
    position: str


class ReasonAnswer(Schema):
    """A reason at one level."""

    level: int
    code: str
    vi: str
    en: str


class CatalogueAnswer(Schema):
    """The whole catalogue."""

    version: str
    offices: list[OfficeAnswer]
    teams: list[TeamAnswer]
    stages: list[StageAnswer]
    officers: list[OfficerAnswer]
    reasons: list[ReasonAnswer]


class OfferedSheet(Asked):
    """One sheet's frozen bytes. The id is judged with the item, so that one bad id never decides about others."""

    id: Annotated[str, Field(max_length=100)]
    sealed: str


class SheetsAsked(Asked):
    """A batch."""

    sheets: Annotated[list[OfferedSheet], Field(min_length=1, max_length=100)]


class CarriedSheets(SheetsAsked):
    """A batch that another machine brings, with the note by which the device vouches for it."""

    note: Annotated[str, Field(max_length=50_000)]


class VouchedSheet(Asked):
    """One line of a note."""

    id: Annotated[str, Field(max_length=100)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CarriedNote(Asked):
    """The payload of a note: exactly the sheets that are brought with it, in their order."""

    made_at: Annotated[str, Field(max_length=40)]
    sheets: Annotated[list[VouchedSheet], Field(min_length=1, max_length=100)]


class FaultAnswer(Schema):
    """One broken rule of a refused sheet."""

    at: str
    code: str


class ProblemAnswer(Schema):
    """A problem (RFC 9457)."""

    type: str
    title: str
    detail: str
    status: int
    time: str
    errors: list[FaultAnswer] | None = None
    oldest_client: str | None = None


class SheetResult(Schema):
    """What became of one offered sheet."""

    id: str
    status: Literal[200, 201, 409, 410, 422, 503]
    receipt: str | None = None
    problem: ProblemAnswer | None = None


class SheetsAnswer(Schema):
    """What became of a batch, in its order."""

    epoch: str
    time: str
    results: list[SheetResult]


class ToldSheet(Schema):
    """What another device of the enterprise learns of a sheet: that it was given, by whom and when; nothing it says."""

    tax_code: str
    declaration: str
    round: str
    version: int
    device_name: str
    role: str
    received_at: str
    is_yours: bool


class UpdateAnswer(Schema):
    """Something that happened to a sheet."""

    sequence: int
    sheet_id: str
    state: SheetStateName
    at: str
    text: str
    sheet: ToldSheet


class UpdatesAnswer(Schema):
    """One page of updates."""

    epoch: str
    time: str
    updates: list[UpdateAnswer]
    next: str
    more: bool


class DigestAnswer(Schema):
    """What the service holds of the device's enterprises, signed."""

    epoch: str
    time: str
    digest: str


class LegalChangeAnswer(Schema):
    """One signed change."""

    sequence: int
    signed: str


class LegalChangesAnswer(Schema):
    """One page of changes."""

    epoch: str
    changes: list[LegalChangeAnswer]
    next: str
    more: bool
