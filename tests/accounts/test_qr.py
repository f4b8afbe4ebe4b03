"""QR codes as one path."""

import re

import segno

from accounts.qr import QUIET_ZONE, qr

LINK = "https://smiles.example.com/join/abc/"


def dark_modules(path):
    """The modules a path draws, by column and row."""
    found = set()
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    for x, y, there, back in runs:
        assert there == back
        found |= {(int(x) + step, int(y)) for step in range(int(there))}
    assert "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n, _ in runs) == path
    return found


def test_the_path_draws_the_dark_modules_inside_a_pale_edge():
    code = qr(LINK)
    rows = list(segno.make_qr(LINK, error="m").matrix_iter(border=0))

    assert code.size == len(rows) + 2 * QUIET_ZONE
    assert dark_modules(code.path) == {
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    }
