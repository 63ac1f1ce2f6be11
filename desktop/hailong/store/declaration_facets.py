"""What the list can be filtered by, counted."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import apsw

from hailong.store.interfaces import Facets

if TYPE_CHECKING:
    from hailong.store.database import Row

_WORDS: Final = "SELECT words, key FROM declarations INDEXED BY declarations_list"
_NAMES: Final = "SELECT words, tax_code, enterprise_name, office, office_abbr FROM declarations WHERE key IN carray(?)"


def facets(connection: apsw.Connection) -> Facets:
    """Enterprises and offices, the most frequent first.

    Rows of the same words are of the same enterprise and office: their names are read from one of each alone.
    """
    pairs: list[Row] = connection.execute(_WORDS).fetchall()
    if not pairs:
        return Facets()
    counts = Counter([words for words, _ in pairs])
    named: list[Row] = connection.execute(_NAMES, (apsw.carray(array("q", dict(pairs).values())),)).fetchall()
    return Facets(
        enterprises=_counted((code, name, counts[words]) for words, code, name, _, _ in named),
        offices=_counted((code, name, counts[words]) for words, _, _, code, name in named),
    )


def _counted(rows: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    totals, names = Counter[str](), dict[str, str]()
    for code, name, count in rows:
        if code:
            totals[code] += count
            names[code] = max(names.get(code, ""), name)
    return tuple((code, names[code], totals[code]) for code in sorted(totals, key=lambda code: (-totals[code], code)))
