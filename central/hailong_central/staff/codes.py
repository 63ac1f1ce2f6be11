"""Enrolment codes: issued for an enterprise and shown once, listed without telling them, withdrawn."""

import uuid
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hailong_central.enterprises.actions import AlreadyIssuedError, issue_code, withdraw_code
from hailong_central.enterprises.invitation import (
    MOST_ENTERPRISES,
    invitation_letter,
    invitation_link,
    service_address,
)
from hailong_central.enterprises.models import Device, EnrolmentCode
from hailong_central.enterprises.search import find_codes, find_enterprises, issued_since
from hailong_central.service.keys import service_keys
from hailong_central.staff import code_form, filters
from hailong_central.staff.code_form import CodeForm, Line
from hailong_central.staff.forms import CodeFilterForm
from hailong_central.staff.rights import StaffRequest, manages_devices

_PAGE: Final = 25
_SHOWN: Final = 3
_OFFERED: Final = 10
_MOST_AN_HOUR: Final = 60  # of one person: many more are a stolen session, or a mistake


@require_GET
@manages_devices
def codes(request: StaffRequest) -> HttpResponse:
    """The list, newest first, as the kept filter asks."""
    view = request.GET.get("view", "")
    values = filters.recall(request, view)
    form = CodeFilterForm(values)
    found = find_codes(**form.cleaned_data) if form.is_valid() else EnrolmentCode.objects.none()
    page = Paginator(found.prefetch_related("enterprises"), _PAGE).get_page(request.GET.get("page"))
    users = Device.objects.in_bulk([code.used_by for code in page if code.used_by])
    rows = []
    for code in page:
        names = sorted(enterprise.name for enterprise in code.enterprises.all())
        rows.append((code, names[:_SHOWN], len(names) - _SHOWN, users.get(code.used_by) if code.used_by else None))
    return render(request, "staff/codes.html", {
        "form": form, "page": page, "rows": rows, "is_filtered": any(values.values()), "view": view,
    })  # fmt: skip


@require_POST
@manages_devices
def look_up(request: StaffRequest) -> HttpResponse:
    """Keep what is looked for and show the list."""
    names = CodeFilterForm.base_fields
    view = filters.keep(request, {name: request.POST.get(name, "")[:200].strip() for name in names})
    return redirect(f"{reverse('staff:codes')}?{urlencode({'view': view})}")


@require_GET
@manages_devices
def new(request: StaffRequest) -> HttpResponse:
    """The form, with what was filled in so far."""
    draft = filters.recall(request, request.GET.get("view", ""))
    form = CodeForm(initial={name: draft[name] for name in ("search", "days") if draft.get(name)})
    return _form_page(request, form, code_form.read(draft.get("lines", "")))


@require_POST
@manages_devices
def fill(request: StaffRequest) -> HttpResponse:
    """Look enterprises up, add or drop one, and show the form again; nothing is issued."""
    lines = code_form.filled(
        code_form.typed_lines(request.POST),
        chosen=request.POST.get("choose", "")[:13], dropped=request.POST.get("drop", "")[:40],
    )  # fmt: skip
    return redirect(_kept_draft(request, lines))


@require_POST
@manages_devices
def issue(request: StaffRequest) -> HttpResponse:
    """Issue a code and show it: in this answer alone, which is kept nowhere. A form that is sent again issues none."""
    form = CodeForm(request.POST)
    lines = code_form.judged(code_form.filled(code_form.typed_lines(request.POST)))
    address = service_address(settings.HAILONG_ADDRESS)
    if not form.is_valid() or not lines or any(line.error for line in lines) or code_form.are_too_many(lines):
        return _form_page(request, form, lines, status=422)
    if not address:
        return _form_page(request, form, lines, status=409)
    if issued_since(request.user.audit_name, timezone.now() - timedelta(hours=1)) >= _MOST_AN_HOUR:
        form.add_error(None, _("Bạn đã cấp %(most)s mã trong một giờ qua. Hãy thử lại sau.") % {"most": _MOST_AN_HOUR})
        return _form_page(request, form, lines, status=429)
    key = service_keys().signing[0].thumbprint()
    enterprises = [(line.tax_code, line.name) for line in lines]
    reference = form.cleaned_data["reference"]
    try:
        issued = issue_code(
            by=request.user, enterprises=enterprises, expires_in=timedelta(days=form.cleaned_data["days"]),
            reference=reference,
        )  # fmt: skip
    except AlreadyIssuedError:
        return _already_page(request, reference, lines)
    tax_codes = [line.tax_code for line in lines]
    letter = invitation_letter(
        service=address, code=issued.code, enterprises=enterprises, key=key, until=issued.until
    )  # fmt: skip
    return render(request, "staff/code_issued.html", {
        "code": issued.code, "until": issued.until, "lines": lines, "key": key, "reference": reference,
        "letter": letter, "height": letter.count("\n") + 6,
        "link": invitation_link(service=address, codes=[issued.code], tax_codes=tax_codes, key=key),
    })  # fmt: skip


@require_POST
@manages_devices
def withdraw(request: StaffRequest, code_id: uuid.UUID) -> HttpResponse:
    """Let a code open nothing any more; one that is used or withdrawn stays as it is."""
    get_object_or_404(EnrolmentCode, reference=code_id)
    withdraw_code(by=request.user, reference=code_id)
    if request.POST.get("again"):
        return redirect(_kept_draft(request, code_form.typed_lines(request.POST)))
    return redirect("staff:codes")


def _kept_draft(request: StaffRequest, lines: list[Line]) -> str:
    view = filters.keep(request, {
        "lines": code_form.written(lines), "search": request.POST.get("search", "")[:200].strip(),
        "days": request.POST.get("days", "")[:3],
    })  # fmt: skip
    return f"{reverse('staff:new-code')}?{urlencode({'view': view})}"


def _form_page(request: StaffRequest, form: CodeForm, lines: list[Line], *, status: int = 200) -> HttpResponse:
    search = str(form["search"].value() or "").strip()
    offered = list(find_enterprises(search).order_by("name", "tax_code")[: _OFFERED + 1]) if search else []
    return render(request, "staff/code_new.html", {
        "form": form, "lines": [*code_form.judged(lines), Line()], "is_empty": status == 422 and not lines,
        "is_too_long": code_form.are_too_many(lines), "most": MOST_ENTERPRISES,
        "longest": code_form.LONGEST_DAYS, "search": search, "offered": offered[:_OFFERED],
        "more": len(offered) > _OFFERED, "address": service_address(settings.HAILONG_ADDRESS),
        "setting": settings.HAILONG_ADDRESS,
    }, status=status)  # fmt: skip


def _already_page(request: StaffRequest, reference: uuid.UUID, lines: list[Line]) -> HttpResponse:
    code = get_object_or_404(find_codes(), reference=reference)
    return render(request, "staff/code_already.html", {
        "code": code, "enterprises": code.enterprises.order_by("name"), "lines": lines,
        "days": request.POST.get("days", ""),
    }, status=409)  # fmt: skip
