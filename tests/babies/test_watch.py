"""A watched baby's number moves with its facts; nobody else's does."""

import pytest

from babies.watch import facts_changed, set_watched
from tests.factories import make_baby

pytestmark = pytest.mark.django_db


def test_nothing_moves_while_nobody_watches():
    baby = make_baby()
    facts_changed(baby)
    baby.refresh_from_db()
    assert (baby.is_watched, baby.facts_number) == (False, 0)


def test_watching_begins_and_ends_with_a_new_number():
    baby = make_baby()
    set_watched(baby, is_watched=True)
    baby.refresh_from_db()
    assert (baby.is_watched, baby.facts_number) == (True, 1)
    facts_changed(baby)
    set_watched(baby, is_watched=False)
    baby.refresh_from_db()
    assert (baby.is_watched, baby.facts_number) == (False, 3)
