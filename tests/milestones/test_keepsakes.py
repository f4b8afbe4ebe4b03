from datetime import date
from typing import Any

import pytest

from clinical.ages import birth
from milestones.keepsakes import (
    Keepsake,
    KeepsakeKind,
    day_words,
    first_laugh_on,
    keepsakes_of,
)
from milestones.services import assessment
from tests.factories import make_answer, make_baby, make_smile, make_social_smile

BORN = date(2026, 9, 1)
LAUGH: dict[str, Any] = {
    "kind": "laugh", "state": "awake", "trigger": ("play",), "directed": "person",
}  # fmt: skip


def kept(baby, *, today):
    return keepsakes_of(assessment(baby, today=today))


@pytest.mark.django_db
def test_p2_the_keepsake_has_the_day_of_the_first_smile(baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    assert kept(baby, today=date(2026, 10, 17)) == ()
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    assert kept(baby, today=date(2026, 10, 17)) == ()
    smile = Keepsake(KeepsakeKind.SMILE, date(2026, 10, 16))
    assert kept(baby, today=date(2026, 10, 18)) == (smile,)
    assert day_words(baby.birth, smile.on) == "Day 45"


@pytest.mark.django_db
def test_smiles_that_do_not_count_are_no_keepsake(baby):
    make_smile(baby=baby, on=date(2026, 10, 16), state="asleep")
    make_smile(baby=baby, on=date(2026, 10, 18), state="asleep")
    assert kept(baby, today=date(2026, 10, 20)) == ()


@pytest.mark.django_db
def test_a_day_that_was_told_counts_as_seen(baby):
    make_answer(baby=baby, on=date(2026, 10, 16))
    make_answer(baby=baby, on=date(2026, 10, 18))
    assert kept(baby, today=date(2026, 10, 18)) == (
        Keepsake(KeepsakeKind.SMILE, date(2026, 10, 16)),
    )


@pytest.mark.django_db
def test_the_first_laugh_is_kept_once_it_was_heard(baby):
    other = make_baby(by=baby.created_by)
    make_smile(baby=other, on=date(2026, 11, 1), **LAUGH)
    make_smile(baby=baby, on=date(2026, 11, 12), **LAUGH)
    make_smile(baby=baby, on=date(2026, 11, 10), **LAUGH)
    make_smile(baby=baby, on=date(2026, 11, 2), kind="laugh", state="asleep")
    assert first_laugh_on(baby, today=date(2026, 11, 9)) is None
    on = first_laugh_on(baby, today=date(2026, 11, 20))
    assert on == date(2026, 11, 10)
    found = assessment(baby, today=date(2026, 11, 20))
    assert Keepsake(KeepsakeKind.LAUGH, on) in keepsakes_of(found, first_laugh_on=on)


@pytest.mark.parametrize(
    ("gestation", "on", "words"),
    [
        (280, date(2026, 10, 16), "Day 45"),
        (None, date(2026, 10, 16), "Day 45"),
        (258, date(2026, 9, 22), "Day 21 from birth, before the due date"),
        (258, date(2026, 9, 23), "Day 22 from birth, day 0 corrected"),
        (258, date(2026, 11, 10), "Day 70 from birth, day 48 corrected"),
        (258, date(2028, 8, 31), "Day 730 from birth, day 708 corrected"),
        (258, date(2028, 9, 1), "Day 731"),
    ],
)
def test_a_day_is_told_in_the_ages_that_count(gestation, on, words):
    assert day_words(birth(BORN, gestation), on) == words
