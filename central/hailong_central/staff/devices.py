"""Enrolled workstations: found by enterprise, named, and ended."""

import uuid
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hailong_central.enterprises.actions import rename_device, revoke_device
from hailong_central.enterprises.models import Device
from hailong_central.enterprises.search import find_devices
from hailong_central.staff import filters
from hailong_central.staff.forms import DeviceForm, NameForm
from hailong_central.staff.rights import StaffRequest, manages_devices

_PAGE: Final = 25
_SHOWN: Final = 3


@require_GET
@manages_devices
def devices(request: StaffRequest) -> HttpResponse:
    """The list, newest first, as the kept filter asks."""
    view = request.GET.get("view", "")
    values = filters.recall(request, view)
    form = DeviceForm(values)
    found = find_devices(**form.cleaned_data) if form.is_valid() else Device.objects.none()
    page = Paginator(found.prefetch_related("enterprises"), _PAGE).get_page(request.GET.get("page"))
    rows = [(device, enterprises[:_SHOWN], len(enterprises) - _SHOWN) for device, enterprises in map(_with_own, page)]
    return render(request, "staff/devices.html", {
        "form": form, "page": page, "rows": rows, "is_filtered": any(values.values()), "view": view,
    })  # fmt: skip


@require_POST
@manages_devices
def look_up(request: StaffRequest) -> HttpResponse:
    """Keep what is looked for and show the list."""
    names = DeviceForm.base_fields
    view = filters.keep(request, {name: request.POST.get(name, "")[:200].strip() for name in names})
    return redirect(f"{reverse('staff:devices')}?{urlencode({'view': view})}")


@require_GET
@manages_devices
def device(request: StaffRequest, device_id: uuid.UUID) -> HttpResponse:
    """Everything about one workstation."""
    return _page(request, device_id, None)


@require_POST
@manages_devices
def rename(request: StaffRequest, device_id: uuid.UUID) -> HttpResponse:
    """Give it another name."""
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, device_id, form)
    rename_device(by=request.user, device_id=device_id, name=form.cleaned_data["name"])
    return redirect("staff:device", device_id)


@require_POST
@manages_devices
def revoke(request: StaffRequest, device_id: uuid.UUID) -> HttpResponse:
    """End its enrolment; one that has ended already stays as it is."""
    get_object_or_404(Device, pk=device_id)
    revoke_device(by=request.user, device_id=device_id)
    return redirect("staff:device", device_id)


def _page(request: StaffRequest, device_id: uuid.UUID, form: NameForm | None) -> HttpResponse:
    shown = get_object_or_404(Device, pk=device_id)
    return render(request, "staff/device.html", {
        "device": shown, "enterprises": shown.enterprises.order_by("name"),
        "form": form or NameForm(initial={"name": shown.name}), "view": request.GET.get("view", ""),
    }, status=422 if form else 200)  # fmt: skip


def _with_own(found: Device) -> tuple[Device, list[str]]:
    return found, sorted(enterprise.name for enterprise in found.enterprises.all())
