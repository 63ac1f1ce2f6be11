"""Who may open a page of the console."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from hailong_central.accounts.actions import MANAGE_DEVICES, READ_SHEETS
from hailong_central.accounts.models import StaffUser
from hailong_central.audit import record

_log = logging.getLogger(__name__)
P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: StaffUser


View = Callable[Concatenate[StaffRequest, P], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponse]


def reads_sheets(view: View[P]) -> Guarded[P]:
    """Only who has signed in and may read sheets."""
    return _needing(READ_SHEETS, view)


def manages_devices(view: View[P]) -> Guarded[P]:
    """Only who has signed in and may let workstations in, rename and revoke them."""
    return _needing(MANAGE_DEVICES, view)


def _needing(right: str, view: View[P]) -> Guarded[P]:
    """Others sign in first, or are refused, and that goes to the record."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm(right):
            _log.warning("%s has no right to %s", request.user.audit_name, request.path)
            record.write(by=request.user, action="staff.refused", target=request.path[:200], right=right)
            raise PermissionDenied
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # the user was just checked

    return guarded
