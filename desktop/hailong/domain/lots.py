"""One lot of goods in several declarations: more than fifty lines do not fit into one, which is then split."""

from collections.abc import Iterable

from hailong.domain.declaration import Declaration, base_of


def lot_of(declaration: Declaration) -> str:
    """What all declarations of a lot share: the first 11 digits of its first number, which the first may not name."""
    return base_of(declaration.first_number or declaration.number)


def place_in_lot(declaration: Declaration) -> tuple[int, str]:
    """The order of the branches. ECUS numbers none of those that were never split, and not always the first."""
    is_first = base_of(declaration.number) == lot_of(declaration)
    return declaration.branch or (1 if is_first else 1_000), declaration.number


def rated_together(lot: Iterable[tuple[int, bool]]) -> tuple[int, ...]:
    """The keys that one sheet for the whole lot is offered for, out of (key, is still to be rated).

    Nothing where fewer than two are left: that is a sheet like any other.
    """
    keys = tuple(key for key, is_unrated in lot if is_unrated)
    return keys if len(keys) > 1 else ()
