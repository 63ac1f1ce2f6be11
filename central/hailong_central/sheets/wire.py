"""The sheet as it comes over the wire: every field, its form and its range; nothing unknown passes."""

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(_DAY.pattern + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})")


def _plain(text: str) -> str:
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\r\n" for c in text):
        raise PydanticCustomError("control_character", "control characters are not allowed")
    return unicodedata.normalize("NFC", text)


def _moment(text: object) -> object:
    """RFC 3339 and nothing else: a bare number would be taken for seconds."""
    return datetime.fromisoformat(text) if isinstance(text, str) and _MOMENT.fullmatch(text) else text


def _day(text: object) -> object:
    return date.fromisoformat(text) if isinstance(text, str) and _DAY.fullmatch(text) else text


def _plausible(moment: datetime) -> datetime:
    if not 1970 < moment.year < 2200:  # clocks of workstations are wrong by decades, not by centuries
        raise PydanticCustomError("out_of_range", "an impossible time")
    return moment.astimezone(UTC)


Comment = Annotated[str, AfterValidator(_plain), StringConstraints(max_length=4000)]
Name = Annotated[str, AfterValidator(_plain), StringConstraints(max_length=200)]
Phone = Annotated[str, AfterValidator(_plain), StringConstraints(max_length=30)]
Role = Annotated[str, AfterValidator(_plain), StringConstraints(max_length=60)]
Code = Annotated[str, AfterValidator(_plain), StringConstraints(max_length=32)]
ShortCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{0,16}$")]
Day = Annotated[date, BeforeValidator(_day), Field(ge=date(1970, 1, 1), lt=date(2200, 1, 1))]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class EnterpriseBody(_Strict):
    """The business on whose behalf the sheet is written."""

    tax_code: Annotated[str, StringConstraints(pattern=r"^([0-9]{10}([0-9]{3})?|[0-9]{12})$")]
    name: Name


class DeclarationBody(_Strict):
    """The declaration as the declaration software knew it when the sheet was written."""

    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
    kind: Literal["import", "export", "unknown"]
    regime: ShortCode
    office_code: ShortCode
    team_code: ShortCode
    channel: Literal["green", "yellow", "red", "unknown"]
    status: Literal[
        "unknown", "draft", "sent", "registered", "channelled", "in_storage", "released", "cleared", "cancelled"
    ]
    registered_on: Day | None
    cleared_on: Day | None


class SubjectBody(_Strict):
    """What a rating is about."""

    kind: Literal["office", "team", "stage", "officer"]
    code: Code
    name: Name


class RatingBody(_Strict):
    """One subject's line."""

    subject: SubjectBody
    level: Annotated[int, Field(ge=1, le=5)] | None
    reasons: Annotated[list[Annotated[str, StringConstraints(max_length=64)]], Field(max_length=50)]
    comment: Comment
    did_not_meet: bool


class ContactBody(_Strict):
    """Whom the department may ask back."""

    name: Name
    phone: Phone


class ClientBody(_Strict):
    """What wrote the sheet."""

    version: Annotated[str, AfterValidator(_plain), StringConstraints(max_length=50)]
    catalogue_version: Annotated[str, AfterValidator(_plain), StringConstraints(max_length=100)]


class BulkBody(_Strict):
    """One act that gave many sheets alike."""

    id: UUID
    size: Annotated[int, Field(ge=1, le=1000)]


class SheetBody(_Strict):
    """The whole sheet."""

    schema_: Literal[1] = Field(alias="schema")
    id: UUID
    version: Annotated[int, Field(ge=1, le=1000)]
    supersedes: UUID | None
    round: Literal["during", "after"]
    written_at: Annotated[AwareDatetime, BeforeValidator(_moment), AfterValidator(_plausible)]
    enterprise: EnterpriseBody
    declaration: DeclarationBody
    ratings: Annotated[list[RatingBody], Field(min_length=1, max_length=50)]
    contact: ContactBody
    client: ClientBody
    bulk: BulkBody | None = None
    role: Role = ""
    clock: Literal["sure", "unsure"] = "sure"
