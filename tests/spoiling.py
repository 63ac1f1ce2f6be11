"""Documents with anything in them: what a broken or hostile partner may send in place of what was agreed."""

import json
import random
from typing import Any, Final

from hypothesis import strategies as st

_TEXT: Final = st.text(max_size=40) | st.sampled_from(
    ["", "\0", "\ud800", "\u202e", "' OR 1=1 --", "<script>", "{{ 7 }}", "=1+1", "ắ" * 5000, "%s%n", "../../x", "1e999"]
)
_SCALAR: Final = (
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | _TEXT
    | st.sampled_from([0, -1, 2**31, 2**63, 2**64, "0199999991", "2026-02-30", "9999-12-31T23:59:59.999Z"])
)  # fmt: skip
ANY_JSON: Final = st.recursive(
    _SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4), max_leaves=8
)


@st.composite
def spoilt(draw: st.DrawFn, document: dict[str, Any]) -> Any:
    """``document`` with up to three of its members replaced, removed or added, at any depth."""
    spoilt = json.loads(json.dumps(document))
    for _ in range(draw(st.integers(0, 3))):
        holder: Any = spoilt
        while True:
            places = sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not places:
                break
            place = draw(st.sampled_from(places))
            if isinstance(holder[place], dict | list) and holder[place] and draw(st.integers(0, 3)):
                holder = holder[place]
                continue
            act = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
            if act == "remove":
                del holder[place]
            elif act == "add" and isinstance(holder, dict):
                holder[draw(st.sampled_from(["x", "id", "level", ""]))] = draw(ANY_JSON)
            else:
                holder[place] = draw(ANY_JSON)
            break
    return spoilt


def spoilt_by_chance(document: Any, chance: random.Random) -> Any:
    """As ``spoilt``, drawn from ``chance``: for whatever runs beside the test, where hypothesis cannot draw."""
    changed = json.loads(json.dumps(document))
    for _ in range(chance.randrange(4)):
        holder: Any = changed
        while isinstance(holder, dict | list) and holder:
            places = sorted(holder) if isinstance(holder, dict) else range(len(holder))
            place = chance.choice(list(places))
            if isinstance(holder[place], dict | list) and holder[place] and chance.random() < 0.7:
                holder = holder[place]
                continue
            if chance.random() < 0.25:
                del holder[place]
            else:
                holder[place] = chance.choice(_ODD)
            break
    return changed


_ODD: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 1.5, 2**63, 2**64, 10**30, "", "x", "\0", "\ud800", "ắ" * 500, [], {}, [None], [[]], {"": {}},
    "0192f0c1-0000-7000-8000-000000000000", "2026-02-30", "9999-12-31T23:59:59.999Z", "a.b.c", 201, 422, 503, "removed",
)  # fmt: skip
