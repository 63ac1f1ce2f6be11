"""Answers of the service: JSON in, domain values out; unknown members are passed over, wrong ones never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypedDict
from uuid import UUID

from hailong.api.fields import Fields, WireError
from hailong.api.sheet_json import one_line
from hailong.domain.catalogue import Catalogue, Level, Office, Officer, Reason, Stage, Team
from hailong.domain.clock import from_wire
from hailong.domain.comparing import Digest, Tally
from hailong.domain.declaration import Round
from hailong.domain.delivery import SheetUpdate, ToldSheet
from hailong.domain.legal import LegalDocument
from hailong.domain.outbox import Failure, FailureKind
from hailong.domain.service import (
    BatchAnswer,
    CatalogueAnswer,
    Enrolled,
    FailureCode,
    ItemResult,
    LegalPage,
    ServiceInfo,
    SignedEnrolment,
    UpdatesPage,
)
from hailong.domain.sheet import MAX_ROLE, SheetState

PROBLEM_PREFIX: Final = "urn:hailong:problem:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem (RFC 9457) of our service. Its title is Vietnamese; the window has words of its own for each code."""

    code: str
    detail: str = ""
    time: datetime | None = None
    errors: tuple[tuple[str, str], ...] = ()  # (JSON pointer, code)

    @property
    def summary(self) -> str:
        """One technical line that is the same in every language: the code, its detail, and what is wrong where."""
        where = ", ".join(f"{at} {code}" for at, code in self.errors)
        return ": ".join(part for part in (self.code, self.detail, where) if part)


def parse_problem(value: object) -> Problem:
    """A problem; WireError when its type is none of ours."""
    fields = Fields(value, "problem")
    kind = fields.text("type")
    if not kind.startswith(PROBLEM_PREFIX):
        raise WireError(f"problem/type: {kind[:100]!r} is none of ours")
    return Problem(
        code=kind.removeprefix(PROBLEM_PREFIX),
        detail=fields.text("detail", ""),
        time=fields.read_or_none("time", from_wire),
        errors=tuple((item.text("at", ""), item.text("code", "")) for item in fields.objects("errors", required=False)),
    )


def parse_service(value: object) -> ServiceInfo:
    """The answer of ``GET /service``; keys are checked where they are used."""
    fields = Fields(value)
    return ServiceInfo(
        name=fields.text("name"),
        epoch=fields.text("epoch"),
        time=fields.read("time", from_wire),
        oldest_client=fields.text("oldest_client", ""),
        keys=parse_keys(fields),
        rotations=fields.texts("rotations"),
    )


def parse_keys(fields: Fields) -> tuple[Mapping[str, str], ...]:
    """The public keys in ``keys``, of whatever kind this version knows."""
    return tuple(_public_key(key) for key in fields.objects("keys") if key.raw("kty") == "OKP")


def _public_key(key: Fields) -> Mapping[str, str]:
    members = {name: key.text(name, "") for name in ("kty", "crv", "x", "use", "kid")}
    if "d" in key or not all(members.values()):
        raise WireError("keys: not a public key with use and kid")
    return members


def parse_enrolled(value: object) -> Enrolled:
    """The answer of ``POST /devices``."""
    fields = Fields(value)
    enterprises = tuple((item.text("tax_code"), item.text("name", "")) for item in fields.objects("enterprises"))
    device_id = fields.text("device_id")
    if not device_id:
        raise WireError("/device_id: empty")
    return Enrolled(device_id=device_id, enterprises=enterprises)


def parse_signed_answer(value: object) -> str:
    """The signed half of the answer of ``POST /devices``, not yet verified."""
    return Fields(value).text("signed")


def parse_signed_enrolment(value: object) -> SignedEnrolment:
    """What is inside it, after verification."""
    fields = Fields(value, "enrolled")
    return SignedEnrolment(
        enrolled=parse_enrolled(value),
        thumbprint=fields.text("thumbprint"),
        keys=parse_keys(fields),
        key_sequence=fields.number("key_sequence"),
    )


def parse_batch(value: object, offered: Iterable[UUID]) -> BatchAnswer:
    """The answer of ``POST /sheets``. A sheet without exactly one readable result counts as not answered."""
    fields = Fields(value)
    by_id: dict[UUID, list[Fields]] = {}
    for item in fields.objects("results"):
        by_id.setdefault(item.read("id", UUID), []).append(item)
    results = tuple(_item_result(sheet_id, by_id.get(sheet_id, [])) for sheet_id in offered)
    return BatchAnswer(epoch=fields.text("epoch"), results=results)


def _item_result(sheet_id: UUID, found: list[Fields]) -> ItemResult:
    try:
        if len(found) != 1:
            raise WireError(f"{len(found)} results for one sheet")
        return _read_item(sheet_id, found[0])
    except WireError as error:
        return _not_answered(sheet_id, FailureCode.GARBLED, str(error))


def _read_item(sheet_id: UUID, item: Fields) -> ItemResult:
    status = item.number("status")
    if status in (200, 201):
        receipt = item.text("receipt")
        if not receipt:
            raise WireError("receipt: empty")
        return ItemResult(sheet_id=sheet_id, receipt=receipt)
    if status in (409, 410, 422):
        problem = parse_problem(item.raw("problem"))
        failure = Failure(kind=FailureKind.REFUSED, code=problem.code, detail=problem.summary)
        return ItemResult(sheet_id=sheet_id, failure=failure, is_removed=status == 410)
    return _not_answered(sheet_id, FailureCode.SERVER_ERROR, f"HTTP {status} for this sheet")


def _not_answered(sheet_id: UUID, code: FailureCode, detail: str) -> ItemResult:
    failure = Failure(kind=FailureKind.NOBODY_ANSWERED, code=code.value, detail=detail)
    return ItemResult(sheet_id=sheet_id, failure=failure)


def parse_updates(value: object) -> UpdatesPage:
    """The answer of ``GET /updates``; states that this version does not know are passed over."""
    fields = Fields(value)
    known = {state.value for state in (SheetState.RECEIVED, SheetState.IN_HANDLING, SheetState.ANSWERED)}
    known.add(SheetState.REMOVED.value)
    updates = tuple(
        SheetUpdate(
            sheet_id=item.read("sheet_id", UUID),
            state=SheetState(item.text("state")),
            at=item.read("at", from_wire),
            text=item.text("text", ""),
            sheet=_told_sheet(item),
        )
        for item in fields.objects("updates")
        if item.text("state") in known
    )
    return UpdatesPage(updates=updates, cursor=fields.text("next"), has_more=fields.flag("more"))


def _told_sheet(item: Fields) -> ToldSheet | None:
    """What the update is about; None from an older service, and for a round that this version does not know."""
    if item.raw("sheet") is None:
        return None
    told = Fields(item.raw("sheet"), "updates/sheet")
    if told.text("round") not in {known.value for known in Round}:
        return None
    return ToldSheet(
        tax_code=told.text("tax_code"),
        base=told.text("declaration"),
        round=Round(told.text("round")),
        version=told.number("version"),
        device_name=told.text("device_name"),
        received_at=told.read("received_at", from_wire),
        is_yours=told.flag("is_yours"),
        role=_role(told),
    )


def _role(told: Fields) -> str:
    """Words of a stranger's workstation, shown in one line; an older service tells none."""
    return one_line(told.text("role"))[:MAX_ROLE] if told.raw("role") is not None else ""


def parse_digest_answer(value: object) -> str:
    """The answer of ``GET /digest``, still in its signature."""
    return Fields(value).text("digest")


def parse_digest(fields: Fields) -> Digest:
    """The payload of a signed digest."""
    return Digest(
        epoch=fields.text("epoch"),
        through=fields.text("through"),
        enterprises={
            one.text("tax_code"): Tally(one.number("sheets"), one.number("sum"))
            for one in fields.objects("enterprises")
        },
    )


def parse_legal_page(value: object) -> LegalPage:
    """The answer of ``GET /legal-documents``, its texts still sealed in their signatures."""
    fields = Fields(value)
    tokens = tuple(item.text("signed") for item in fields.objects("changes"))
    return LegalPage(tokens=tokens, cursor=fields.text("next"), has_more=fields.flag("more"))


def parse_legal(value: object) -> LegalDocument | tuple[str, int]:
    """The payload of a signed legal change: a document, or (id, revision) of a withdrawn one."""
    fields = Fields(value)
    if "withdrawn" in fields:
        withdrawn = Fields(fields.raw("withdrawn"), "/withdrawn")
        return withdrawn.text("id"), withdrawn.number("revision")
    document = Fields(fields.raw("document"), "/document")
    return LegalDocument(
        id=document.text("id"),
        revision=document.number("revision"),
        number=document.text("number", ""),
        type=document.text("type", ""),
        issuer=document.text("issuer", ""),
        title=document.text("title", ""),
        issued_on=document.read_or_none("issued_on", date.fromisoformat),
        effective_on=document.read_or_none("effective_on", date.fromisoformat),
        expires_on=document.read_or_none("expires_on", date.fromisoformat),
        suspended_from=document.read_or_none("suspended_from", date.fromisoformat),
        suspended_to=document.read_or_none("suspended_to", date.fromisoformat),
        is_partly_expired=document.flag("is_partly_expired"),
        amends=document.texts("amends"),
        replaces=document.texts("replaces"),
        source_url=document.text("source_url", ""),
        body=document.text("body", ""),
    )


def parse_catalogue(value: object, etag: str) -> CatalogueAnswer:
    """The answer of ``GET /catalogue``."""
    fields = Fields(value)
    catalogue = Catalogue(
        version=fields.text("version"),
        offices=tuple(
            Office(**_dated(item), parent=item.text("parent", ""), abbr=item.text("abbr", ""))
            for item in fields.objects("offices")
        ),
        teams=tuple(Team(**_dated(item), office_code=item.text("office_code", "")) for item in fields.objects("teams")),
        stages=tuple(Stage(**_dated(item), order=item.number("order", 0)) for item in fields.objects("stages")),
        officers=tuple(_officer(item) for item in fields.objects("officers")),
        reasons=tuple(_reason(item) for item in fields.objects("reasons")),
    )
    return CatalogueAnswer(catalogue=catalogue, etag=etag)


class _DatedMembers(TypedDict):
    code: str
    name_vi: str
    name_en: str
    valid_from: date | None
    valid_to: date | None


def _dated(item: Fields) -> _DatedMembers:
    return {
        "code": item.text("code"),
        "name_vi": item.text("name_vi"),
        "name_en": item.text("name_en", ""),
        "valid_from": item.read_or_none("valid_from", date.fromisoformat),
        "valid_to": item.read_or_none("valid_to", date.fromisoformat),
    }


def _officer(item: Fields) -> Officer:
    return Officer(
        **_dated(item),
        office_code=item.text("office_code", ""),
        team_code=item.text("team_code", ""),
        position=item.text("position", ""),
    )


def _reason(item: Fields) -> Reason:
    level = item.number("level")
    if level not in set(Level):
        raise WireError(f"reasons: no level {level}")
    return Reason(level=Level(level), code=item.text("code"), vi=item.text("vi"), en=item.text("en", ""))
