"""Around every request: the label that tells our answers from everybody else's, no caching, and the size limit."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from hailong_central.api.problems import ProblemError, answer, is_for_clients
from hailong_central.service.state import current_epoch

GetResponse = Callable[[HttpRequest], HttpResponseBase]
LABEL = "Hailong-Epoch"


def label(get_response: GetResponse) -> GetResponse:
    """Put the epoch on every answer, and keep it out of every cache; files that are the same for everybody may be kept.

    Without its database the service cannot know its epoch, and is nobody.
    """

    def labelled(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path.startswith(settings.STATIC_URL) and response.status_code in (200, 206, 304):
            return response
        if response.status_code == 405 and is_for_clients(request):
            response = _not_allowed(response)
        try:
            response[LABEL] = current_epoch()
        except DatabaseError:
            response = HttpResponse(status=503, headers={"Retry-After": "30"})
        response["Cache-Control"] = "no-store"
        return response

    return labelled


def _not_allowed(response: HttpResponseBase) -> HttpResponse:
    """The framework's own answer to a wrong method, in the contract's words."""
    problem = answer(ProblemError(code="not-found", status=405))
    problem["Allow"] = response.headers.get("Allow", "")
    return problem


def body_limit(get_response: GetResponse) -> GetResponse:
    """Refuse a body that is too large before any of it is read."""

    def limited(request: HttpRequest) -> HttpResponseBase:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length > settings.HAILONG_MAX_BODY:
            return answer(ProblemError(code="malformed", status=413, detail=f"{settings.HAILONG_MAX_BODY}"))
        return get_response(request)

    return limited
