"""Looking sheets up, and opening one."""

import uuid
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from hailong_central.audit import record
from hailong_central.catalogue.models import Office, Reason
from hailong_central.sheets.models import Rating, Sheet
from hailong_central.sheets.search import find_sheets, visible_sheets
from hailong_central.staff import filters
from hailong_central.staff.forms import SheetForm
from hailong_central.staff.rights import StaffRequest, reads_sheets

_PAGE = 25


@require_GET
@reads_sheets
def sheets(request: StaffRequest) -> HttpResponse:
    """The list, newest first, as the kept filter asks."""
    view = request.GET.get("view", "")
    values = filters.recall(request, view)
    form = SheetForm(values)
    found = find_sheets(request.user, form.query()) if form.is_valid() else Sheet.objects.none()
    rows = found.select_related("enterprise", "receipt").annotate(lines=Count("ratings"))
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    return render(request, "staff/sheets.html", {
        "form": form, "page": page, "offices": _office_names({sheet.office_code for sheet in page}),
        "is_filtered": any(values.values()), "view": view,
    })  # fmt: skip


@require_POST
@reads_sheets
def look_up(request: StaffRequest) -> HttpResponse:
    """Keep what is looked for and show the list."""
    names = SheetForm.base_fields
    view = filters.keep(request, {name: request.POST.get(name, "")[:200].strip() for name in names})
    return redirect(f"{reverse('staff:sheets')}?{urlencode({'view': view})}")


@require_GET
@reads_sheets
def sheet(request: StaffRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Everything about one sheet; that it was opened is on record before it is shown."""
    shown = get_object_or_404(
        visible_sheets(request.user).select_related("enterprise", "receipt", "device", "signed_by"), pk=sheet_id
    )
    with transaction.atomic():
        record.write(by=request.user, action="sheet.opened", target=f"sheet:{shown.pk}")
    ratings = list(shown.ratings.all())
    return render(request, "staff/sheet.html", {
        "sheet": shown, "ratings": [(rating, _reasons(rating)) for rating in ratings],
        "office": _office_names({shown.office_code}).get(shown.office_code, ""),
        "updates": shown.updates.all(),
        "predecessor": visible_sheets(request.user).filter(pk=shown.supersedes).first() if shown.supersedes else None,
        "successor": visible_sheets(request.user).filter(supersedes=shown.pk).first(),
    })  # fmt: skip


def _office_names(codes: set[str]) -> dict[str, str]:
    english = get_language() == "en"
    rows = Office.objects.filter(code__in=codes).order_by("valid_from")
    return {office.code: (english and office.name_en) or office.name_vi for office in rows}


def _reasons(rating: Rating) -> list[str]:
    english = get_language() == "en"
    offered = Reason.objects.filter(level=rating.level or 0, code__in=rating.reasons)
    said = {reason.code: (english and reason.en) or reason.vi for reason in offered}
    return [said.get(code, code) for code in rating.reasons]
