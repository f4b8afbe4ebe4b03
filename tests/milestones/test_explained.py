from datetime import date, timedelta

import pytest

from clinical.ages import birth
from clinical.assessment import Facts, assess
from clinical.catalog import SOCIAL_SMILE
from clinical.checklist import Answer as Given, Value
from clinical.observations import Kind, Observation, State
from milestones.explained import (
    Ground,
    SumRow,
    cohort,
    grounds,
    note_words,
    skill_words,
    sum_rows,
)

BORN = date(2026, 9, 1)
LATE = date(2026, 10, 28)


def found(on=LATE, *, gestation=280, **facts):
    return assess(Facts(birth=birth(BORN, gestation), **facts), on)


def rows(on=LATE, *, gestation=280, is_today=True):
    subject = birth(BORN, gestation)
    return sum_rows(subject, found(on, gestation=gestation), is_today=is_today)


def test_a_term_baby_has_no_days_taken_off():
    assert rows() == [
        SumRow("Today", "28 October 2026"),
        SumRow("Born", "1 September 2026"),
        SumRow("Days since birth", "57"),
        SumRow("Days taken off", "none"),
        SumRow("Age that counts, 8 weeks 1 day", "57 days", is_total=True),
    ]


def test_a_preterm_baby_sees_the_days_taken_off():
    assert rows(date(2026, 11, 19), gestation=258, is_today=False) == [
        SumRow("The day you look at", "19 November 2026"),
        SumRow("Born", "1 September 2026"),
        SumRow("Days since birth", "79"),
        SumRow("Born early, at 36 weeks 6 days", "\N{MINUS SIGN} 22"),
        SumRow("Age that counts, 8 weeks 1 day", "57 days", is_total=True),
    ]


@pytest.mark.parametrize(
    ("on", "label", "value"),
    [
        (date(2026, 9, 22), "Age that counts", "before the due date"),
        (date(2026, 9, 23), "Age that counts, 0 days", "0 days"),
        (date(2026, 9, 24), "Age that counts, 1 day", "1 day"),
    ],
)
def test_no_age_is_below_zero(on, label, value):
    assert rows(on, gestation=258)[-1] == SumRow(label, value, is_total=True)


def test_from_the_second_birthday_nothing_is_taken_off():
    assert rows(date(2028, 9, 1), gestation=258)[3] == SumRow("Days taken off", "none")


def test_unknown_weeks_are_said():
    assert note_words(found(gestation=None)) == [
        "The weeks at birth are not known, so this age counts from birth. "
        "Add the due date to make it exact."
    ]


def test_nothing_logged_is_one_ground_and_the_end_of_the_time_another():
    assert [ground.sentence for ground in grounds(found())] == [
        "No smile has been logged yet.",
        "The usual time ended on 27 October 2026.",
    ]


def test_smiles_that_do_not_count_say_why():
    asleep = [
        Observation(Kind.SMILE, BORN + timedelta(days=day), state=State.ASLEEP)
        for day in range(10, 19)
    ]
    unclear = [Observation(Kind.SMILE, BORN + timedelta(days=30))]
    answers = [Given(SOCIAL_SMILE, Value.NOT_YET, LATE)]
    seen = grounds(found(observations=[*asleep, *unclear], answers=answers))
    assert seen[1:3] == [
        Ground(
            "9 sleep or reflex smiles were logged. They do not count here.",
            "Sleep smiles come from inside. They do not answer a face or a voice.",
        ),
        Ground(
            "1 smile was not clear. It does not count here.",
            "We could not tell if these were for a person.",
        ),
    ]
    assert seen[0].sentence == "On 28 October 2026 the answer was “not yet”."
    assert len(seen) == 4


def test_a_confirmed_smile_rests_on_its_days():
    answers = [
        Given(SOCIAL_SMILE, Value.YES, BORN + timedelta(days=day)) for day in (45, 47)
    ]
    assert grounds(found(answers=answers)) == [
        Ground("The first social smile was on 16 October 2026.", ""),
        Ground("It was confirmed on 18 October 2026.", ""),
    ]


def test_a_term_baby_sees_other_term_babies():
    page = cohort(birth(BORN, 280))
    assert "These babies were born on time" in page
    assert page.count("<tr>") == 12
    assert '<td class="number">698</td>' in page
    assert '<td class="number">685</td>' in page
    assert "licence CC BY 4.0" in page


def test_a_preterm_baby_sees_other_preterm_babies():
    page = cohort(birth(BORN, 258))
    assert "These babies were born early" in page
    assert page.count("<tr>") == 12
    assert '<th scope="row" class="number">4 weeks before the due date</th>' in page
    assert "685" not in page


def test_unknown_weeks_see_the_term_babies_and_that_they_are_unknown():
    page = cohort(birth(BORN, None))
    unknown = "We do not know at how many weeks your baby was born."
    assert "These babies were born on time" in page
    assert unknown in page
    assert unknown not in cohort(birth(BORN, 280))
    assert unknown not in cohort(birth(BORN, 258))


def test_a_skill_has_the_name_of_its_expectation():
    assert skill_words("cdc-02m-studies-faces") == "Gazes at the face of a caregiver"
    assert skill_words("social_smile") == "social_smile"
