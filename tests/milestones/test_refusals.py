from datetime import date

import pytest

from babies.models import Baby
from clinical.ages import birth
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE, catalog
from milestones.refusals import (
    RefusedEntryError,
    check_day,
    check_open,
    opening_day,
)

BORN = date(2026, 9, 1)
TODAY = date(2026, 10, 28)
TERM = birth(BORN, 280)
FACES = catalog().by_id["cdc-02m-studies-faces"]


def refusal_of_day(on):
    baby = Baby(name="Juniper", birth_on=BORN)
    try:
        check_day(on, baby=baby, today=TODAY)
    except RefusedEntryError as refused:
        return refused.field, refused.sentence
    return None


def refusal_of_list(entry, today):
    try:
        check_open(entry, birth=TERM, today=today)
    except RefusedEntryError as refused:
        return refused.field, refused.sentence
    return None


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 8, 31), "This day is before the birth. Please check it."),
        (date(2026, 10, 29), "This day has not come yet. Please check it."),
    ],
)
def test_a_day_out_of_the_babys_life_is_refused(on, sentence):
    assert refusal_of_day(on) == ("on", sentence)


@pytest.mark.parametrize("on", [BORN, TODAY])
def test_a_day_lies_between_birth_and_today(on):
    assert refusal_of_day(on) is None


def test_a_list_opens_fourteen_days_before_it_is_due():
    assert opening_day(FACES, TERM) == date(2026, 10, 18)
    assert refusal_of_list(FACES, date(2026, 10, 18)) is None
    assert refusal_of_list(FACES, date(2026, 10, 17)) == (
        "value",
        "This list opens on 18 October 2026. Please come back then.",
    )


def test_a_list_of_a_preterm_baby_opens_later():
    assert opening_day(FACES, birth(BORN, 258)) == date(2026, 11, 9)


@pytest.mark.parametrize("key", [SOCIAL_SMILE, CDC_SMILES_BACK, "walking-alone"])
def test_the_smile_and_the_motor_milestones_are_always_open(key):
    entry = catalog().by_id[key]
    assert opening_day(entry, TERM) is None
    assert refusal_of_list(entry, BORN) is None
