"""The form that asks for an enrolment code: for whom, and for how long. Every enterprise takes one line.

A line that somebody types may hit the tax code of another enterprise by mistake: it would be renamed, and the code
would open it. So a name that differs from the one on file is asked about.
"""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hailong_central.enterprises.invitation import MOST_ENTERPRISES
from hailong_central.enterprises.models import Enterprise
from hailong_central.enterprises.taxcode import can_be_right, has_form, normalise
from hailong_central.service.folding import fold

LONGEST_DAYS: Final = 90
_USUAL_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Line:
    """One enterprise as it was typed. ``on_file``: the other name that its tax code bears so far."""

    tax_code: str = ""
    name: str = ""
    is_renamed: bool = False
    on_file: str = ""
    error: str | Promise = ""


class CodeForm(forms.Form):
    """What is asked beside the lines; ``reference`` lets one form issue one code."""

    reference = forms.UUIDField(widget=forms.HiddenInput)
    days = forms.IntegerField(
        label=_("Có hiệu lực trong (ngày)"), min_value=1, max_value=LONGEST_DAYS, initial=_USUAL_DAYS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Hãy nhập số ngày trong khoảng cho phép.")
        ),
    )  # fmt: skip
    search = forms.CharField(label=_("Tìm doanh nghiệp đã có trong hệ thống"), required=False, max_length=200)

    def __init__(self, data: QueryDict | None = None, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(data, initial={"reference": uuid.uuid4(), **(initial or {})})
        self.fields["search"].widget.attrs["placeholder"] = _("Mã số thuế hoặc tên")
        self.fields["days"].widget.attrs["aria-describedby"] = "days-hint"


def typed_lines(posted: QueryDict) -> list[Line]:
    """The lines that are not empty, as they were typed."""
    renamed = set(posted.getlist("renamed"))
    pairs = zip(posted.getlist("tax_code"), posted.getlist("name"), strict=False)
    lines = ((normalise(tax_code[:40]), " ".join(name[:400].split())) for tax_code, name in pairs)
    typed = [Line(tax_code, name, tax_code in renamed) for tax_code, name in lines if tax_code or name]
    return typed[: MOST_ENTERPRISES + 1]


def filled(lines: Iterable[Line], *, chosen: str = "", dropped: str = "") -> list[Line]:
    """With the names on file where none was typed, with the tax code that was chosen, without the one dropped."""
    kept = [line for line in lines if not dropped or line.tax_code != dropped]
    if chosen and all(line.tax_code != chosen for line in kept):
        kept.append(Line(chosen))
    on_file = _on_file(kept)
    return [replace(line, name=line.name or on_file.get(line.tax_code, "")) for line in kept]


def judged(lines: Iterable[Line]) -> list[Line]:
    """Each with what is wrong with it."""
    every = list(lines)
    on_file = _on_file(every)
    seen: set[str] = set()
    return list(_judged(every, on_file, seen))


def _judged(lines: list[Line], on_file: dict[str, str], seen: set[str]) -> Iterator[Line]:
    for line in lines:
        known = on_file.get(line.tax_code, "")
        differs = bool(known) and bool(line.name) and fold(line.name) != fold(known)
        error: str | Promise = ""
        if not can_be_right(line.tax_code):
            error = _("Mã số thuế này không đúng: hãy kiểm tra lại từng chữ số.")
        elif line.tax_code in seen:
            error = _("Mã số thuế này đã có ở dòng trên.")
        elif not line.name:
            error = _("Doanh nghiệp này chưa có trong hệ thống: hãy nhập tên.")
        elif len(line.name) > 200 or not line.name.isprintable():
            error = _("Tên không được quá 200 ký tự hoặc chứa ký tự điều khiển.")
        elif differs and not line.is_renamed:
            error = _("Mã số thuế này đang mang tên khác. Hãy kiểm tra mã số thuế.")
        seen.add(line.tax_code)
        yield replace(line, on_file=known if differs else "", error=error)


def are_too_many(lines: list[Line]) -> bool:
    """Whether a workstation would refuse an invitation for so many."""
    return len(lines) > MOST_ENTERPRISES


def written(lines: Iterable[Line]) -> str:
    """The lines as a session keeps them."""
    return json.dumps([[line.tax_code, line.name, line.is_renamed] for line in lines])


def read(text: str) -> list[Line]:
    """What ``written`` made; no lines of nothing."""
    return [Line(*values) for values in json.loads(text or "[]")]


def _on_file(lines: Iterable[Line]) -> dict[str, str]:
    found = Enterprise.objects.filter(tax_code__in=[line.tax_code for line in lines if has_form(line.tax_code)])
    return dict(found.values_list("tax_code", "name"))
