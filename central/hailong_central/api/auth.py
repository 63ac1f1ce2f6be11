"""Who calls: the device that signed the bearer token."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from joserfc.jwk import OKPKey
from ninja.security import HttpBearer

from hailong_central.api.problems import ProblemError
from hailong_central.enterprises.actions import note_seen
from hailong_central.enterprises.models import Device
from hailong_central.service import tokens

AUDIENCE: Final = "hailong"
_LONGEST_SECONDS: Final = 300
_CLOCK_ERROR_SECONDS: Final = 60


class DeviceRequest(HttpRequest):
    """A request after the device behind it was found."""

    auth: Device


@dataclass(frozen=True, slots=True)
class _Claims:
    issuer: str
    issued_at: int
    expires_at: int


class DeviceToken(HttpBearer):
    """Finds the device of a JWT that it signed itself. Raises ProblemError."""

    openapi_bearerFormat = "JWT"  # noqa: N815  # the key in the OpenAPI document

    def authenticate(self, request: HttpRequest, token: str) -> Device:
        """The calling device."""
        refuse_old_client(request)
        found: list[Device] = []

        def key_of(header: tokens.Header) -> OKPKey | None:
            device = _device(header.get("kid"))
            found.extend([device] if device else [])
            return tokens.public_key(device.public_key) if device else None

        try:
            claims = _claims(tokens.verify(token, typ=tokens.BEARER, key_of=key_of).payload)
        except tokens.TokenError:
            raise ProblemError(code="unauthorised", status=401) from None
        device = found[0]
        if claims.issuer != str(device.id):
            raise ProblemError(code="unauthorised", status=401)
        now = timezone.now()
        _check_times(claims, now)
        if device.revoked_at is not None:
            raise ProblemError(code="device-revoked", status=403)
        note_seen(device, now)
        return device


def refuse_old_client(request: HttpRequest) -> None:
    """Raises ProblemError for a client that is older than the oldest supported one."""
    version = _numbers(request.headers.get("Hailong-Client", ""))
    oldest = settings.HAILONG_OLDEST_CLIENT
    if version is not None and version < (_numbers(oldest) or ()):
        raise ProblemError(code="client-too-old", status=426, extra={"oldest_client": oldest})


def _numbers(version: str) -> tuple[int, ...] | None:
    found = re.match(r"(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?", version)
    return tuple(int(part or 0) for part in found.groups()) if found else None


def _device(kid: object) -> Device | None:
    try:
        return Device.objects.filter(pk=uuid.UUID(str(kid))).first()
    except ValueError:
        return None


def _claims(payload: bytes) -> _Claims:
    claims = tokens.read_json(payload)
    if not isinstance(claims, dict):
        raise tokens.TokenError("unreadable claims")
    try:
        issuer, audience, jti = claims["iss"], claims["aud"], claims["jti"]
        issued_at, expires_at = claims["iat"], claims["exp"]
    except KeyError as error:
        raise tokens.TokenError("unreadable claims") from error
    texts = isinstance(issuer, str) and audience == AUDIENCE and isinstance(jti, str) and bool(jti)
    whole = all(type(moment) is int for moment in (issued_at, expires_at))
    if not (texts and whole and 0 < expires_at - issued_at <= _LONGEST_SECONDS):
        raise tokens.TokenError("claims out of range")
    return _Claims(issuer, issued_at, expires_at)


def _check_times(claims: _Claims, now: datetime) -> None:
    """Only a token that is right in everything else is told about the clock."""
    seconds = now.timestamp()
    if claims.issued_at > seconds + _CLOCK_ERROR_SECONDS or claims.expires_at < seconds - _CLOCK_ERROR_SECONDS:
        raise ProblemError(code="clock", status=401)
