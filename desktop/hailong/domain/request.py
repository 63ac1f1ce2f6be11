"""What may be asked of this program from outside: by a command line, by a link, by a second start of it.

All of it is hostile until it was read here. A link may only show something: it never sends, brings in or changes.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

SCHEME: Final = "hailong"
MOST_NUMBERS: Final = 500
LONGEST_LINE: Final = 1 << 20  # bytes of one request or answer between two starts of the program
_LONGEST_LINK: Final = 200
_LONGEST_INVITATION: Final = 4_000
_LONGEST_PATH: Final = 32_767  # what Windows takes
_MOST_PATHS: Final = 1_000
_INVITATIONS: Final = ("hailong:enrol", "hailong://enrol")
_NUMBER: Final = re.compile(r"[0-9]{12}")
_TAX_CODE: Final = re.compile(r"[0-9]{10}(?:[0-9]{2,3})?")
_LINK: Final = re.compile(rf"{SCHEME}:(?://)?([a-z]{{1,20}})(?:/([0-9a-z]{{1,20}}))?/?")


class Act(StrEnum):
    """What is asked for."""

    OPEN = "open"  # the window, or one of its pages
    RATE = "rate"  # the sheet of one declaration
    STATUS = "status"  # how it stands with declarations, or with all of them
    IMPORT = "import"
    ENROL = "enrol"
    SYNC = "sync"
    DOCTOR = "doctor"  # look what stands between this workstation and the service
    CARRY = "carry"  # deliver a parcel of another workstation
    INVITED = "invited"  # an invitation by link: shown in the enrolment wizard, used by the user's own word alone


SHOWN: Final = frozenset({Act.OPEN, Act.RATE, Act.INVITED})
"""What the window does: it only shows something."""


class Place(StrEnum):
    """What ``open`` can show."""

    WINDOW = "window"
    UNRATED = "unrated"
    DECLARATIONS = "declarations"
    SENT = "sent"
    DOCUMENTS = "documents"
    SETTINGS = "settings"
    HELP = "help"


class RequestError(ValueError):
    """Words that ask for nothing that this program does. The text never repeats them: they may be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One wish. ``words`` are numbers, paths, a place, or an address and codes, as ``act`` wants them."""

    act: Act
    words: tuple[str, ...] = ()
    enterprise: str = ""  # a tax code: whose declaration, where several have the same number
    as_json: bool = False

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the command line says: text for stdout, text for stderr, and the exit code."""

    out: str = ""
    err: str = ""
    code: int = 0


class Exit:
    """Exit codes; ``docs/integration.md`` promises them to vendors."""

    DONE: Final = 0
    FAILED: Final = 1  # stderr says why
    NOT_UNDERSTOOD: Final = 2
    UNKNOWN_DECLARATION: Final = 3


def read_link(text: str) -> Request:
    """``hailong:rate/109999888770``, ``hailong:open/unrated``; browsers may add ``//`` and a slash at the end.

    ``hailong:enrol?...`` is an invitation (``domain.invitation``), and only shown as well. RequestError for anything
    else, percent-encoding included: no other link to us needs it.
    """
    if text[:_LONGEST_LINK].lower().startswith(_INVITATIONS):
        return Request(act=Act.INVITED, words=(text,))
    found = _LINK.fullmatch(text) if len(text) <= _LONGEST_LINK else None
    if found is None or found[1] not in (Act.OPEN, Act.RATE):
        raise RequestError("not a link of this program")
    return Request(act=Act(found[1]), words=(found[2],) if found[2] else ())


def link_to(request: Request) -> str:
    """The link that ``read_link`` reads as ``request``."""
    return "/".join((f"{SCHEME}:{request.act}", *request.words))


def request_line(request: Request) -> bytes:
    """One line for the running instance."""
    return json.dumps(asdict(request)).encode() + b"\n"


def read_request_line(line: bytes) -> Request:
    """The request of a line; RequestError for whatever no second start of this program writes."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RequestError("not a request") from error
    if not isinstance(found, dict) or set(found) != {"act", "words", "enterprise", "as_json"}:
        raise RequestError("not a request")
    words, enterprise, as_json = found["words"], found["enterprise"], found["as_json"]
    if not (_are_texts(words) and isinstance(enterprise, str) and isinstance(as_json, bool)):
        raise RequestError("not a request")
    if not (isinstance(found["act"], str) and found["act"] in set(Act)):
        raise RequestError("not an act of this program")
    return Request(act=Act(found["act"]), words=tuple(words), enterprise=enterprise, as_json=as_json)


def answer_line(answer: Answer) -> bytes:
    """One line for whoever asked."""
    return json.dumps(asdict(answer)).encode() + b"\n"


def read_answer_line(line: bytes) -> Answer:
    """The answer of a line; RequestError where it is none."""
    try:
        found: Any = json.loads(line)
        return Answer(out=str(found["out"]), err=str(found["err"]), code=int(found["code"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RequestError("not an answer") from error


def _are_texts(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) for word in words)


def _check(request: Request) -> None:
    """RequestError unless the words are what the act wants."""
    words = request.words
    match request.act:
        case Act.OPEN:
            is_right = len(words) <= 1 and all(word in set(Place) for word in words)
        case Act.RATE:
            is_right = len(words) == 1 and _are_numbers(words)
        case Act.STATUS:
            is_right = len(words) <= MOST_NUMBERS and _are_numbers(words)
        case Act.IMPORT:
            is_right = 1 <= len(words) <= _MOST_PATHS and all(_is_path(word) for word in words)
        case Act.ENROL:
            is_right = 1 <= len(words) <= _MOST_PATHS and all(_is_plain(word, _LONGEST_INVITATION) for word in words)
        case Act.SYNC | Act.DOCTOR:
            is_right = not words
        case Act.INVITED | Act.CARRY:
            is_right = len(words) == 1 and (_is_path if request.act is Act.CARRY else _is_invitation)(words[0])
    if not is_right:
        raise RequestError(_WANTED[request.act])
    if request.enterprise and not _TAX_CODE.fullmatch(request.enterprise):
        raise RequestError("a tax code has 10, 12 or 13 digits")


def _are_numbers(words: Iterable[str]) -> bool:
    return all(_NUMBER.fullmatch(word) for word in words)


def _is_invitation(word: str) -> bool:
    from hailong.domain.invitation import InvitationError, read_invitation  # noqa: PLC0415  # no start needs URLs

    try:
        return _is_plain(word, _LONGEST_INVITATION) and bool(read_invitation(word).codes)
    except InvitationError:
        return False


def _is_path(word: str) -> bool:
    return 0 < len(word) <= _LONGEST_PATH and "\0" not in word


def _is_plain(word: str, longest: int) -> bool:
    return 0 < len(word) <= longest and word.isprintable()


_WANTED: Final = {
    Act.OPEN: f"open wants one of: {', '.join(Place)}",
    Act.RATE: "rate wants one declaration number of 12 digits",
    Act.STATUS: f"status wants declaration numbers of 12 digits, at most {MOST_NUMBERS}",
    Act.IMPORT: f"import wants files or folders, at most {_MOST_PATHS}",
    Act.ENROL: "enrol wants an invitation, or an address and codes",
    Act.SYNC: "sync wants nothing more",
    Act.DOCTOR: "doctor wants nothing more",
    Act.INVITED: "this invitation was spoilt on its way",
    Act.CARRY: "carry wants one file",
}
