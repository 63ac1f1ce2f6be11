"""Where the console begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from hailong_central.accounts.actions import MANAGE_DEVICES, READ_SHEETS


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page that the person may open; for everybody else the sheets, where he signs in or is refused."""
    only_devices = request.user.has_perm(MANAGE_DEVICES) and not request.user.has_perm(READ_SHEETS)
    return redirect("staff:devices" if only_devices else "staff:sheets")
