"""Entries of every kind as lines under their days and weeks."""

from datetime import date, timedelta

import pytest

from babies.photos import bin_photo
from milestones.timeline import ALL, KINDS, page_of
from milestones.timeline_words import LINES, weeks_of
from tests.factories import (
    BORN_ON,
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_smile,
    make_social_smile,
    make_user,
)
from tests.factories_logging import (
    evening,
    make_episode,
    make_first,
    make_night,
    make_sleep,
    make_tip_tried,
)
from tests.factories_photos import entry_of, make_photo

pytestmark = pytest.mark.django_db


def day(number):
    return BORN_ON + timedelta(days=number)


def weeks(baby):
    return weeks_of(baby, page_of(baby, ALL).rows)


def line_of(baby):
    """The only line."""
    [week] = weeks(baby)
    [(_number, line)] = week.days[0].lines
    return line


def test_every_kind_has_its_words():
    assert list(LINES) == list(KINDS)


def test_a_smile_has_its_class_its_time_and_what_is_known(baby):
    smile = make_social_smile(baby=baby, on=day(45), note="x" * 61)
    line = line_of(baby)
    assert (line.label, line.color, line.symbol) == ("Social smile", "sun", "mark-sun")
    assert line.words == "1 p.m. · Awake · A face · A person"
    assert line.note == "x" * 59 + "…"
    assert line.url == f"/babies/{baby.pk}/smiles/{smile.pk}/"
    assert (line.edit_url, line.undo_url) == (f"{line.url}edit/", "")


@pytest.mark.parametrize(
    ("value", "precision", "label", "words"),
    [
        ("yes", "about", "Answered: yes", "about this day · "),
        ("not_yet", "day", "Answered: not yet", ""),
        ("not_sure", "day", "Answered: not sure", ""),
    ],
)
def test_an_answer_says_what_was_answered(baby, value, precision, label, words):
    row = make_answer(baby=baby, on=day(40), value=value, precision=precision)
    line = line_of(baby)
    assert (line.label, line.words) == (
        label,
        f"{words}Smiles at a person while awake",
    )
    assert line.url == f"/babies/{baby.pk}/milestones/social-smile/"
    assert line.undo_url == f"/babies/{baby.pk}/said/answers/{row.pk}/delete/"


def test_a_worry_can_be_taken_back(baby):
    row = make_concern(baby=baby, on=day(3), kind="feeding", note="Tired")
    line = line_of(baby)
    assert (line.label, line.words) == ("Worry", "Trouble with feeding")
    assert (line.note, line.url) == ("Tired", f"/babies/{baby.pk}/worry/")
    assert line.undo_url == f"/babies/{baby.pk}/said/worries/{row.pk}/delete/"


def test_a_skill_that_stopped_is_named(baby):
    row = make_lost_skill(baby=baby, on=day(90))
    line = line_of(baby)
    assert line.label == "This has stopped"
    assert line.words == "Smiles at a person while awake"
    assert line.undo_url == f"/babies/{baby.pk}/said/losses/{row.pk}/delete/"


def test_an_own_first_is_called_what_the_family_calls_it(baby):
    make_first(baby=baby, on=day(3), title="First snow")
    assert (line_of(baby).label, line_of(baby).words) == ("First snow", "Own first")


def test_an_odd_laugh_has_its_kind_and_time(baby):
    make_episode(baby=baby, on=day(90), note="In the car")
    line = line_of(baby)
    assert (line.label, line.words) == ("Odd laugh", "8 p.m.")
    assert line.note == "In the car"


def test_a_sleep_has_its_hours(baby):
    make_sleep(baby=baby, on=day(10), hours=2)
    told = "9 p.m. to 11 p.m. · 2 hours"
    assert (line_of(baby).label, line_of(baby).words) == ("Sleep", told)


def test_a_running_sleep_has_its_start(baby):
    make_sleep(baby=baby, on=day(10), hours=None)
    assert line_of(baby).words == "from 9 p.m., still asleep"


@pytest.mark.parametrize(
    ("in_bed", "words"), [(True, "9 p.m. · 2 steps done"), (False, "2 steps done")]
)
def test_a_bedtime_has_its_time_and_steps(baby, in_bed, words):
    on = day(10)
    make_night(baby=baby, on=on, in_bed_at=evening(on) if in_bed else None)
    assert (line_of(baby).label, line_of(baby).words) == ("Bedtime", words)


def test_a_tip_says_what_came_of_it(baby):
    make_tip_tried(baby=baby, on=day(10))
    line = line_of(baby)
    assert (line.label, line.words) == ("Tip tried", "Face to face · A smile")
    assert line.url == f"/babies/{baby.pk}/tips/face-to-face/"


def test_a_tip_that_is_told_no_more_leads_nowhere(baby):
    make_tip_tried(baby=baby, on=day(10), tip="gone")
    assert (line_of(baby).words, line_of(baby).url) == ("A smile", "")


def test_an_evening_whose_ticks_were_taken_back_is_left_out(baby):
    make_night(baby=baby, on=day(10), in_bed_at=None, steps=[])
    [week] = weeks(baby)
    assert week.days[0].lines == []


def test_two_people_in_one_minute_are_asked_if_it_was_one_smile(baby):
    one = make_smile(baby=baby, on=day(10))
    other = make_smile(baby=baby, on=day(10), by=make_user())
    type(other).objects.filter(pk=other.pk).update(logged_at=NOW + timedelta(1))
    [week] = weeks(baby)
    found = {line.url: line.same_url for _number, line in week.days[0].lines}
    here = f"/babies/{baby.pk}/smiles"
    assert found == {
        f"{here}/{one.pk}/": "",
        f"{here}/{other.pk}/": f"{here}/{other.pk}/merge/{one.pk}/",
    }


def test_a_day_reads_backwards_by_the_time_things_happened(baby):
    on = day(10)
    make_sleep(baby=baby, on=on)
    make_smile(baby=baby, on=on)
    make_smile(baby=baby, on=on, precision="day", observed_at=None)
    make_episode(baby=baby, on=on, observed_at=evening(on) - timedelta(hours=1))
    [week] = weeks(baby)
    assert [line.time for _number, line in week.days[0].lines] == [
        "Time not known",
        "9 p.m. to 11 p.m.",
        "8 p.m.",
        "1 p.m.",
    ]


def test_days_stand_under_their_weeks(baby):
    for number in (41, 42, 42, 48, 49):
        make_first(baby=baby, on=day(number))
    told = [
        (week.heading, [(each.heading, len(each.lines)) for each in week.days])
        for week in weeks(baby)
    ]
    assert told == [
        ("At 7 weeks · from 20 Oct", [("20 October 2026", 1)]),
        (
            "At 6 weeks · from 13 Oct",
            [("19 October 2026", 1), ("13 October 2026", 2)],
        ),
        ("At 5 weeks · from 6 Oct", [("12 October 2026", 1)]),
    ]
    numbers = [
        number for week in weeks(baby) for each in week.days for number, _ in each.lines
    ]
    assert numbers == [1, 2, 3, 4, 5]


def test_weeks_before_the_due_date_and_months_after_two_years_have_no_first_day(user):
    baby = make_baby(by=user, gestation_weeks=32, gestation_days=0)
    for on in (date(2026, 9, 5), date(2028, 9, 30)):
        make_first(baby=baby, on=on)
    assert [week.heading for week in weeks(baby)] == [
        "At 2 years",
        "Before the due date",
    ]


def test_photos_stand_in_the_line_of_their_entry(baby):
    smile = make_smile(baby=baby)
    make_smile(baby=baby)
    photo = make_photo(baby=baby, entry=entry_of(smile))
    bin_photo(photo=make_photo(baby=baby, entry=entry_of(smile)), now=NOW)
    [week] = weeks(baby)
    lines = [line for _number, line in week.days[0].lines]
    assert [[each.photo for each in line.photos] for line in lines] in (
        [[photo], []],
        [[], [photo]],
    )
