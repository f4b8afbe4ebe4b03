"""Ten facts say where a baby stands, as far as it is shared."""

from datetime import timedelta

import pytest

from babies.models import Concern
from clinics.choices import Part
from clinics.reading import reading_of
from clinics.record_facts import day_words, facts_for, worry_words
from tests.clinics.diary import make_diary
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, make_smile

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


def facts(baby, *parts):
    share = make_share(baby=baby, clinic=make_clinic(), parts=parts or tuple(Part))
    return facts_for(reading_of(share, TODAY))


def said_of(baby, *parts):
    return {fact.label: fact.said for fact in facts(baby, *parts)}


def test_ten_facts_say_where_a_baby_stands():
    said = said_of(make_diary())
    reasons = said.pop("Reasons to act")
    assert said == {
        "Age": "14 weeks 2 days · born on time",
        "Born": "15 August 2026",
        "Gestation": "40 weeks",
        "Smiling": "Confirmed: Test Fern smiles at people.",
        "First social smile": "4 October 2026",
        "Confirmed": "6 October 2026",
        "Last 7 days": "Sleep or reflex smile: 1",
        "Newest smile entry": "21 November 2026",
        "The family's worry": "I am worried, 22 November 2026",
    }
    assert reasons.startswith("A skill that was there is gone; ")
    assert "One item “not yet”" in reasons
    assert "The family is worried" in reasons


@pytest.mark.parametrize("part", Part)
def test_what_is_not_shared_is_not_there(part):
    labels = set(said_of(make_diary(), part.value))
    assert ("Smiling" in labels) == (part is Part.SMILES)
    assert ("The family's worry" in labels) == (part is Part.SUMMARY)


@pytest.mark.parametrize(
    ("part", "reasons"),
    [
        (Part.SUMMARY, "The family is worried"),
        (Part.SLEEP, "none"),
        (Part.SMILES, "none"),
    ],
)
def test_reasons_of_other_parts_are_not_named(part, reasons):
    assert said_of(make_diary(), part.value)["Reasons to act"] == reasons


@pytest.mark.parametrize(("back", "is_old"), [(14, False), (15, True)])
def test_old_data_are_marked(back, is_old):
    baby = make_baby(birth_on=TODAY - 100 * DAY)
    make_smile(baby=baby, on=TODAY - back * DAY)
    fact = next(fact for fact in facts(baby, "smiles") if "Newest" in fact.label)
    assert (fact.is_marked, fact.is_old) == (False, is_old)


@pytest.mark.parametrize(("back", "said"), [(6, "1"), (7, "")])
def test_the_last_seven_days_begin_six_days_ago(back, said):
    baby = make_baby(birth_on=TODAY - 100 * DAY)
    make_smile(baby=baby, on=TODAY - back * DAY, state="asleep")
    last = said_of(baby)["Last 7 days"]
    assert last == (f"Sleep or reflex smile: {said}" if said else "nothing logged")


def test_an_empty_diary_says_so():
    baby = make_baby(
        birth_on=TODAY - 60 * DAY, gestation_weeks=None, gestation_days=None
    )
    said = said_of(baby)
    assert said["Gestation"] == "not known"
    assert said["Newest smile entry"] == "not logged yet"
    assert said["Last 7 days"] == "nothing logged"
    assert said["The family's worry"] == "none named"


def test_words_of_days_and_worries():
    worry = Concern(kind="worry", on=TODAY, note="Never here.")
    assert worry_words(worry) == "I am worried, 23 November 2026"
    assert (day_words(TODAY), day_words(None)) == ("23 November 2026", "not logged yet")
