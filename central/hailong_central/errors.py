"""What is answered when no view answers: problems to clients, a plain page to people; never a stack or a path."""

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from hailong_central.api.problems import ProblemError, answer, is_for_clients

_log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a request that Django itself refuses."""
    if is_for_clients(request):
        return answer(ProblemError(code="malformed", status=400))
    return defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the console tells a person without the right no more than that."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if is_for_clients(request):
        return answer(ProblemError(code="not-found", status=404))
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: generic words and an id that is in the log beside the exception."""
    mark = uuid.uuid4().hex[:12]
    _log.error("fault %s answered", mark)
    if is_for_clients(request):
        return answer(ProblemError(code="internal", status=500, detail=mark))
    return render(request, "errors/500.html", {"mark": mark}, status=500)
