"""Around every page of the console: its language, and a policy that lets nothing foreign run in it."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def language(get_response: GetResponse) -> GetResponse:
    """Vietnamese unless the person chose otherwise: the language of a browser says nothing about its reader."""
    known = dict(settings.LANGUAGES)

    def translated(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response

    return translated


def console_headers(get_response: GetResponse) -> GetResponse:
    """No script runs in the console, nobody frames it."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response["Content-Security-Policy"] = _POLICY
        return response

    return guarded
