"""What an officer mails to a business: the service's address, one-time codes and more, as one link or in words.

The link's form is that of ``contract/protocol.md``. Whoever writes such a text may be hostile: nothing is taken from it
but what is exactly of its kind, and the user sees all of it before anything is done.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl

from hailong.domain.service_url import check_url
from hailong.domain.taxcode import TaxCodeVerdict, judge, normalise

LONGEST_TEXT: Final = 50_000
MOST_CODES: Final = 50
_LINK: Final = re.compile(r"hailong:(?:/{0,2})enrol/?\?([^\s<>\"']*)", re.IGNORECASE)
_CODE: Final = re.compile(r"[0-9A-Z]+(?:-[0-9A-Z]+)*")
_LONGEST_CODE: Final = 64
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")  # the thumbprint of a key (RFC 7638, SHA-256)
_CODE_IN_WORDS: Final = re.compile(r"(?<![\w-])HL[0-9A-Z]{2}(?:-[0-9A-Z]{4}){4}(?![\w-])", re.IGNORECASE)
_URL_IN_WORDS: Final = re.compile(r"https?://[^\s<>\"']+")
_AFTER: Final = ".,;:)]"  # what a sentence puts behind a link


class InvitationFault(StrEnum):
    """Why a text is no invitation."""

    NONE = "none"  # there is none in it
    TOO_LONG = "too_long"
    BROKEN = "broken"  # a link that was cut or spoilt on its way
    ADDRESS = "address"
    CODE = "code"
    TAX_CODE = "tax_code"
    KEY = "key"
    SEVERAL = "several"  # of different services


class InvitationError(ValueError):
    """A text that is no invitation; ``fault`` says why."""

    def __init__(self, fault: InvitationFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What was read. In words alone an address may be missing; ``key`` is the thumbprint of the service's key."""

    service_url: str = ""
    codes: tuple[str, ...] = ()
    tax_codes: tuple[str, ...] = ()
    key: str = ""


def read_invitation(text: str) -> Invitation:
    """The invitation in a pasted text: its links, else its words. Raises InvitationError."""
    if len(text) > LONGEST_TEXT:
        raise InvitationError(InvitationFault.TOO_LONG)
    links = [_read_link(found) for found in _LINK.findall(text)]
    if not links:
        return _read_words(text)
    if len({link.service_url for link in links}) > 1 or len({link.key for link in links if link.key}) > 1:
        raise InvitationError(InvitationFault.SEVERAL)
    return Invitation(
        service_url=links[0].service_url,
        codes=_few(code for link in links for code in link.codes),
        tax_codes=_few(tax_code for link in links for tax_code in link.tax_codes),
        key=next((link.key for link in links if link.key), ""),
    )


def read_codes(text: str) -> tuple[str, ...]:
    """The codes of a field, parted by blanks, commas or lines. Raises InvitationError."""
    return _few(_code(code) for code in re.split(r"[\s,;]+", text) if code)


def read_tax_codes(text: str) -> tuple[str, ...]:
    """The tax codes of a field, parted by commas or lines. Raises InvitationError."""
    return _few(_tax_code(part) for part in re.split(r"[,;\n]+", text) if part.strip())


def _read_link(query: str) -> Invitation:
    try:
        pairs = parse_qsl(
            query.rstrip(_AFTER), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=200
        )
    except ValueError:  # a UnicodeDecodeError is one, too
        raise InvitationError(InvitationFault.BROKEN) from None
    services, keys = _all(pairs, "service"), _all(pairs, "key")
    if len(services) != 1 or len(keys) > 1:
        raise InvitationError(InvitationFault.BROKEN)
    if keys and not _KEY.fullmatch(keys[0]):
        raise InvitationError(InvitationFault.KEY)
    codes = _few(map(_code, _all(pairs, "code")))
    if not codes:
        raise InvitationError(InvitationFault.BROKEN)
    return Invitation(
        service_url=_address(services[0]),
        codes=codes,
        tax_codes=_few(map(_tax_code, _all(pairs, "tax"))),
        key=keys[0] if keys else "",
    )


def _read_words(text: str) -> Invitation:
    """Codes that look like the department's own; the address only where there is one alone."""
    if not (codes := _few(code.upper() for code in _CODE_IN_WORDS.findall(text))):
        raise InvitationError(InvitationFault.NONE)
    addresses = set()
    for found in _URL_IN_WORDS.findall(text):
        try:
            addresses.add(check_url(found.rstrip(_AFTER)))
        except ValueError:  # some other link of a letter
            addresses.add("")
    return Invitation(service_url=addresses.pop() if len(addresses) == 1 else "", codes=codes)


def _all(pairs: Sequence[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in pairs if key == name]


def _few(found: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order; more than anybody is enrolled for at a time are an attack."""
    values = tuple(dict.fromkeys(found))
    if len(values) > MOST_CODES:
        raise InvitationError(InvitationFault.TOO_LONG)
    return values


def _address(text: str) -> str:
    try:
        return check_url(text)
    except ValueError:
        raise InvitationError(InvitationFault.ADDRESS) from None


def _code(text: str) -> str:
    code = text.strip().upper()
    if len(code) > _LONGEST_CODE or not _CODE.fullmatch(code):
        raise InvitationError(InvitationFault.CODE)
    return code


def _tax_code(text: str) -> str:
    tax_code = normalise(text)
    if judge(tax_code) is TaxCodeVerdict.INVALID:
        raise InvitationError(InvitationFault.TAX_CODE)
    return tax_code
