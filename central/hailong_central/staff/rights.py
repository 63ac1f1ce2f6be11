"""Who may open a page of the console."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from hailong_central.accounts.actions import READ_SHEETS
from hailong_central.accounts.models import StaffUser

_log = logging.getLogger(__name__)
P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: StaffUser


def reads_sheets(
    view: Callable[Concatenate[StaffRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only who has signed in and may read sheets; others sign in first, or are refused and that is logged."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm(READ_SHEETS):
            _log.warning("%s has no right to %s", request.user.audit_name, request.path)
            raise PermissionDenied
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # the user was just checked

    return guarded
