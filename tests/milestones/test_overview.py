from datetime import date, timedelta

import pytest

from clinical.ages import birth
from clinical.catalog import catalog
from milestones.checklists import Told
from milestones.overview import OPEN_SHOWN, Celebrated, Rest, overview

TERM = birth(date(2026, 9, 1), 280)
FACES, COOS = "cdc-02m-studies-faces", "cdc-04m-coos"


def told(expectation, value="yes", on=date(2026, 10, 28), precision="day"):
    return Told(expectation, value, on, precision)


def look(today, *answers, smile_on=None, subject=TERM):
    return overview(subject, answers, smile_on, today)


def slugs(items):
    return [item.slug for item in items]


@pytest.mark.parametrize(
    ("today", "age", "opens", "later_age", "later_opens"),
    [
        (date(2026, 10, 17), 2, date(2026, 10, 18), 4, date(2026, 12, 18)),
        (date(2026, 10, 18), 2, None, 4, date(2026, 12, 18)),
        (date(2026, 12, 17), 2, None, 4, date(2026, 12, 18)),
        (date(2026, 12, 18), 4, None, 6, date(2027, 2, 15)),
        (date(2031, 8, 18), 60, None, None, None),
    ],
)
def test_lists_open_two_weeks_early(today, age, opens, later_age, later_opens):
    seen = look(today)
    assert (seen.age, seen.opens) == (age, opens)
    assert (seen.later_age, seen.later_opens) == (later_age, later_opens)
    assert len(seen.now) == len(catalog().by_age[age])
    assert len(seen.later) == (len(catalog().by_age[later_age]) if later_age else 0)


def test_what_is_there_is_celebrated_and_asked_no_more():
    seen = look(
        date(2026, 10, 28), told(FACES, precision="about"), told(COOS, "not_sure")
    )
    assert FACES not in slugs(seen.now)
    assert seen.celebrated == [
        Celebrated(
            FACES,
            "Gazes at the face of a caregiver",
            date(2026, 10, 28),
            "Around 28 October 2026 · At 8 weeks",
        )
    ]


@pytest.mark.parametrize("value", ["not_yet", "not_sure"])
def test_what_is_not_known_or_not_there_stays_open(value):
    seen = look(date(2026, 10, 28), told(FACES, value))
    [item] = [item for item in seen.now if item.slug == FACES]
    assert item.answer is not None
    assert item.answer.value == value
    assert seen.celebrated == []


def test_a_logged_smile_needs_no_answer():
    on = date(2026, 10, 16)
    seen = look(date(2026, 10, 28), told("social-smile", "not_yet"), smile_on=on)
    assert "social-smile" not in slugs(seen.now)
    assert [(each.slug, each.summary, each.on) for each in seen.celebrated] == [
        ("social-smile", "Smiles at a person while awake", on)
    ]
    assert "social-smile" in slugs(look(date(2026, 10, 28)).now)


def test_earlier_lists_stay_open_the_newest_first():
    answered = [told(entry.id) for entry in catalog().by_age[4][:11]]
    seen = look(date(2027, 2, 15), *answered, smile_on=date(2026, 10, 16))
    assert seen.age == 6
    assert [item.entry.age_months for item in seen.still_open] == [4, 4, *[2] * 6]
    assert len(seen.still_open) == OPEN_SHOWN
    # Of the ten things of the first list beside the smile, six are shown.
    assert seen.rest == [Rest(2, 4)]
    assert look(date(2026, 10, 28)).still_open == []


def test_the_rest_is_counted_by_list():
    seen = look(date(2027, 5, 18))
    assert seen.age == 9
    assert seen.rest == [Rest(6, 12 - OPEN_SHOWN), Rest(4, 13), Rest(2, 11)]


def test_the_newest_is_celebrated_first_and_motor_milestones_too():
    days = [date(2027, 6, 1), date(2027, 6, 3), date(2027, 6, 3)]
    seen = look(
        date(2027, 6, 4),
        told(FACES, on=days[0]),
        told("walking-alone", on=days[1]),
        told("sitting-without-support", on=days[2]),
    )
    assert [each.slug for each in seen.celebrated] == [
        "sitting-without-support",
        "walking-alone",
        FACES,
    ]
    assert seen.motor_seen == 2
    assert seen.celebrated[0].summary.startswith("Sits up with the head up")


def test_the_latest_clear_answer_holds():
    seen = look(
        date(2026, 10, 28),
        told(FACES, "yes", date(2026, 10, 26)),
        told(FACES, "not_yet", date(2026, 10, 27)),
        told(FACES, "not_sure", date(2026, 10, 28)),
    )
    assert FACES in slugs(seen.now)
    assert seen.celebrated == []


def test_a_preterm_baby_is_asked_by_the_age_from_the_due_date():
    preterm = birth(date(2026, 9, 1), 224)
    seen = look(date(2027, 1, 1), told(FACES, on=date(2026, 12, 30)), subject=preterm)
    assert (seen.age, seen.due) == (2, date(2026, 12, 27))
    assert seen.celebrated[0].seen == "30 December 2026 · At 9 weeks corrected"


@pytest.mark.parametrize("number", [0, 30, 200, 700, 2000])
def test_nothing_stands_in_two_places(number):
    answers = [told(entry.id) for entry in catalog().by_age[2][:5]]
    seen = look(TERM.born_on + timedelta(days=number), *answers)
    shown = [*seen.now, *seen.still_open, *seen.later, *seen.celebrated]
    assert len({each.slug for each in shown}) == len(shown)
