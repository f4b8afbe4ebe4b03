"""QR codes as one path of an inline drawing: no inline style, no picture file."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import segno

QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class QR:
    """A code to draw: its side in modules, and the path of its dark ones."""

    size: int
    path: str


def qr(text: str) -> QR:
    """The code of a text, with the pale edge that readers need."""
    rows = list(segno.make_qr(text, error="m").matrix_iter(border=QUIET_ZONE))
    return QR(len(rows), "".join(_row(y, row) for y, row in enumerate(rows)))


def _row(y: int, row: Iterable[int]) -> str:
    parts, x = [], 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            parts.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(parts)
