"""What somebody looks for is kept in his session, so that no tax code or name ever stands in an address."""

import secrets
from typing import Final

from hailong_central.staff.rights import StaffRequest

_KEY: Final = "sheet_filters"
_KEPT: Final = 20
Values = dict[str, str]


def keep(request: StaffRequest, values: Values) -> str:
    """Keep what is looked for and return the name by which an address may call it."""
    name = secrets.token_urlsafe(6)
    kept: dict[str, Values] = request.session.get(_KEY, {})
    request.session[_KEY] = dict([*kept.items(), (name, values)][-_KEPT:])
    return name


def recall(request: StaffRequest, name: str) -> Values:
    """What was kept by that name; nothing when it is unknown or forgotten."""
    kept: dict[str, Values] = request.session.get(_KEY, {})
    return kept.get(name, {})
