"""The sheet as it is signed: its JSON as the contract has it, made once when the user sends."""

import unicodedata
from datetime import date

from hailong.domain.clock import to_wire
from hailong.domain.declaration import Declaration
from hailong.domain.sheet import MAX_NAME, MAX_ROLE, Rating, Sheet


def sheet_document(sheet: Sheet, client_version: str) -> dict[str, object]:
    """The sheet's JSON as protocol.md section 3 has it; texts NFC and without control characters."""
    document: dict[str, object] = {
        "schema": 1,
        "id": str(sheet.id),
        "version": sheet.version,
        "supersedes": str(sheet.supersedes) if sheet.supersedes else None,
        "round": sheet.round.value,
        "written_at": to_wire(sheet.written_at),
        "enterprise": {
            "tax_code": sheet.declaration.tax_code,
            "name": one_line(sheet.declaration.enterprise_name)[:MAX_NAME],
        },
        "declaration": _declaration(sheet.declaration),
        "ratings": [_rating(rating) for rating in sheet.ratings],
        "contact": {"name": one_line(sheet.contact.name), "phone": one_line(sheet.contact.phone)},
        "client": {"version": client_version, "catalogue_version": sheet.catalogue_version},
    }
    if sheet.bulk is not None:  # a sheet of its own goes without, as services of before know it
        document["bulk"] = {"id": str(sheet.bulk.id), "size": sheet.bulk.size}
    if role := one_line(sheet.role)[:MAX_ROLE]:  # likewise
        document["role"] = role
    if sheet.is_time_unsure:  # likewise
        document["clock"] = "unsure"
    return document


def _declaration(declaration: Declaration) -> dict[str, object]:
    return {
        "number": declaration.number,
        "kind": declaration.kind.value,
        "regime": declaration.regime,
        "office_code": declaration.office_code,
        "team_code": declaration.team_code,
        "channel": declaration.channel.value,
        "status": declaration.status.value,
        "registered_on": _day_out(declaration.registered_on),
        "cleared_on": _day_out(declaration.cleared_on),
    }


def _rating(rating: Rating) -> dict[str, object]:
    subject = rating.subject
    return {
        "subject": {"kind": subject.kind.value, "code": subject.code, "name": one_line(subject.name)},
        "level": int(rating.level) if rating.level is not None else None,
        "reasons": list(rating.reasons),
        "comment": clean(rating.comment),
        "did_not_meet": rating.did_not_meet,
    }


def clean(text: str) -> str:
    """NFC, line breaks as ``\\n``, tabs as blanks, and no other control character (nor half a character)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept)


def one_line(text: str) -> str:
    """``clean`` for a name: line breaks become blanks."""
    return clean(text).replace("\n", " ").strip()


def _day_out(day: date | None) -> str | None:
    return day.isoformat() if day else None
