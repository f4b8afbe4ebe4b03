"""Counts of few babies are hidden, and none can be worked out from the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: The smallest count that is shown.
SMALLEST: Final = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """The counts of a table as they may be shown; None is hidden."""

    cells: tuple[int | None, ...]
    total: int | None


def shown(counts: Sequence[int]) -> Shown:
    """A table's counts without the small ones.

    With a small cell goes the smallest of the others, with all that are as large: so
    nobody can tell from the total which of the hidden cells is which. Where there is
    no other, the total goes too.
    """
    others = [count for count in counts if count >= SMALLEST]
    if len(others) == len(counts):
        return Shown(tuple(counts), sum(counts))
    if not others:
        return Shown((None,) * len(counts), None)
    beside = min(others)
    cells = tuple(count if count > beside else None for count in counts)
    return Shown(cells, sum(counts))
