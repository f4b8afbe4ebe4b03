"""Small counts are hidden, and the total gives none of them away."""

from collections import defaultdict
from itertools import product

import pytest

from clinics.small_cells import SMALLEST, Shown, shown


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ((5, 6), (5, 6), 11),
        ((4, 6), (None, None), 10),
        ((0, 40), (None, None), 40),
        ((4, 4, 4), (None, None, None), None),
        ((0, 0), (None, None), None),
        ((1, 9, 7, 30), (None, 9, None, 30), 47),
        # As large as the one that is hidden beside: else its place would tell.
        ((4, 5, 5, 8), (None, None, None, 8), 22),
    ],
)
def test_small_counts_are_hidden(counts, cells, total):
    assert shown(counts) == Shown(cells, total)


@pytest.mark.parametrize(("cells", "most"), [(2, 20), (3, 13), (4, 9)])
def test_no_hidden_count_can_be_worked_out(cells, most):
    tables = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        tables[shown(counts)].append(counts)
    for seen, possible in tables.items():
        for place, cell in enumerate(seen.cells):
            values = {counts[place] for counts in possible}
            assert cell is None or (values == {cell} and cell >= SMALLEST)
            assert cell is not None or len(values) > 1
