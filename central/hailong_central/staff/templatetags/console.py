"""How the console writes times, numbers, stars and codes."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hailong_central.staff import words

register = template.Library()
_TABLES = {
    "round": words.ROUNDS,
    "subject": words.SUBJECTS,
    "kind": words.KINDS,
    "channel": words.CHANNELS,
    "status": words.STATUSES,
    "state": words.STATES,
    "standing": words.STANDINGS,
    "code": words.CODE_STATES,
}


@register.filter
def moment(value: datetime) -> str:
    """A time in Vietnam: 16/11/2026 17:02, in English 16 Nov 2026 17:02."""
    return date_format(timezone.localtime(value), _day_format() + " H:i", use_l10n=False)


@register.filter
def day(value: date | None) -> str:
    """A day; a dash where there is none."""
    return date_format(value, _day_format(), use_l10n=False) if value else "–"


def _day_format() -> str:
    return "d/m/Y" if get_language() == "vi" else "j M Y"


@register.filter
def grouped(number: str) -> str:
    """A declaration number as it is read aloud: 1099 9988 877 0."""
    return f"{number[:4]} {number[4:8]} {number[8:11]} {number[11:]}".strip()


@register.filter
def branch_dash(tax_code: str) -> str:
    """A tax code with the dash before a branch."""
    is_branch = len(tax_code) == 13 and not tax_code.startswith("8")
    return f"{tax_code[:10]}-{tax_code[10:]}" if is_branch else tax_code


@register.filter
def word(code: str, table: str) -> str | Promise:
    """The word for a code of the contract."""
    return _TABLES[table].get(code, code)


@register.filter
def actor(audit_name: str) -> str:
    """Who acted, as the record calls him: the name of his account, or the command line."""
    return _("dòng lệnh") if audit_name == "command" else audit_name.removeprefix("staff:")


@register.simple_tag
def stars(level: int | None) -> SafeString | str:
    """A level as stars, with its words beside them and for a screen reader."""
    if level is None:
        return "–"
    said = str(words.LEVELS[level])
    return format_html(
        '<span class="level level-{}"><span class="stars" role="img" aria-label="{}">{}</span> {}</span>',
        level, _("%(level)s trên 5 sao") % {"level": level}, "★" * level + "☆" * (5 - level), said,
    )  # fmt: skip
