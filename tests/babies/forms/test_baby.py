"""The two dates, cross-checked to the day; each refusal stands beside its field."""

from dataclasses import asdict
from datetime import UTC, date, datetime

import pytest

from babies.forms.baby import BabyForm
from babies.models import Baby
from babies.said import Profile
from tests.factories import make_profile

NOW = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)
SAID = {
    "name": "Test Juniper",
    "birth_on": "2026-09-01",
    "gestation_weeks": "40",
    "gestation_days": "0",
    "time_zone": "Europe/London",
}


def filled(**said):
    return BabyForm(now=NOW, data={**SAID, **said})


def of_baby(known=None, **said):
    """The form of a baby of 36w6d, or of another, with something changed."""
    profile = make_profile(**(known or {"gestation_weeks": 36, "gestation_days": 6}))
    baby = Baby(**{name: getattr(profile, name) for name in Profile.__slots__})
    shown = {
        name: value
        for name, value in BabyForm.of(baby, now=NOW).initial.items()
        if value not in {None, False}
    }
    return BabyForm.of(baby, now=NOW, data={**shown, **said})


def test_a_full_form_gives_the_profile():
    form = filled()
    assert form.is_valid()
    assert form.profile() == make_profile()
    assert form.ages == ["8 weeks · born on time", "Ages count from the birth date."]


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("name", {"name": ""}, "Please give a name. A nickname is fine."),
        ("name", {"name": "\x00"}, "There are hidden control characters in this."),
        ("name", {"name": "x" * 81}, "Please keep this to 80 characters. It has 81"),
        ("birth_on", {"birth_on": ""}, "Please give the birth date."),
        (
            "birth_on",
            {"birth_on": "2026-02-29"},
            "There is no 29 February 2026. Please check it.",
        ),
        ("birth_on", {"birth_on": "2026-10-28"}, "The birth date is after today."),
        ("birth_on", {"birth_on": "9999-12-31"}, "The birth date is after today."),
        ("birth_on", {"birth_on": "2020-10-26"}, "up to their sixth birthday"),
        ("birth_on", {"birth_on": "0001-01-01"}, "up to their sixth birthday"),
        ("gestation_weeks", {"gestation_weeks": "21"}, "Please ask your care team"),
        ("gestation_weeks", {"gestation_weeks": "20"}, "go from 22 weeks to 44 weeks"),
        ("gestation_weeks", {"gestation_weeks": "45"}, "go from 22 weeks to 44 weeks"),
        ("gestation_weeks", {"gestation_weeks": "-1"}, "go from 22 weeks to 44 weeks"),
        ("gestation_weeks", {"gestation_weeks": "4x"}, "“4x” is not a whole number."),
        ("gestation_days", {"gestation_days": "7"}, "Days go from 0 to 6."),
        ("gestation_days", {"gestation_weeks": ""}, "Give the weeks too"),
        ("due_on", {"due_on": "2026-09-02"}, "39 weeks and 6 days at birth."),
        ("due_on", {"due_on": "2027-09-02"}, "does not fit the birth date."),
        (
            "due_on",
            {"due_on": "2026-02-29"},
            "There is no 29 February 2026. Please check it.",
        ),
        ("time_zone", {"time_zone": "Mars/Olympus"}, "We do not know this time zone."),
        ("time_zone", {"time_zone": "Etc/GMT+5"}, "We do not know this time zone."),
        ("time_zone", {"time_zone": ""}, "Please choose the time zone of home."),
        ("is_confirmed", {"gestation_weeks": "23"}, "This is a rare number of weeks."),
        ("is_confirmed", {"gestation_weeks": "43"}, "This is a rare number of weeks."),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field(field, said, sentence):
    form = filled(**said)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert sentence in form.errors[field][0]
    assert len(form.errors[field]) == 1


@pytest.mark.parametrize("born", ["2026-10-27", "2020-10-27"])
def test_the_first_and_the_last_birth_date(born):
    assert filled(birth_on=born).is_valid()


def test_today_is_the_day_at_the_home_that_was_chosen():
    assert filled(birth_on="2026-10-28", time_zone="Pacific/Auckland").is_valid()
    assert not filled(birth_on="2026-10-28", time_zone="Europe/London").is_valid()


def test_a_due_date_gives_the_weeks():
    form = filled(due_on="2026-09-23", gestation_weeks="", gestation_days="")
    assert form.is_valid()
    said = form.profile()
    assert (said.gestation_weeks, said.gestation_days) == (36, 6)
    assert said.due_on == date(2026, 9, 23)
    assert form.ages == [
        "8 weeks from birth · 4 weeks 6 days corrected",
        "Born 22 days before the due date. "
        "Milestone ages count from the due date until the second birthday.",
    ]


@pytest.mark.parametrize("weeks", ["22", "44"])
def test_rare_weeks_are_taken_once_confirmed(weeks):
    form = filled(gestation_weeks=weeks, is_confirmed="on")
    assert form.is_valid()
    assert form.asks_confirmation


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({"gestation_weeks": "38"}, "Born a little early."),
        ({"gestation_weeks": "", "gestation_days": ""}, "The weeks at birth are not"),
        ({"birth_is_estimated": "on"}, "The weeks at birth are not known"),
        ({"gestation_weeks": "34", "gestation_days": ""}, "off by up to 6 days"),
    ],
)
def test_soft_notes_refuse_nothing(said, note):
    form = filled(**said)
    assert form.is_valid()
    assert any(text.startswith(note) or note in text for text in form.ages[1:])


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, "8 weeks · born on time"),
        ({"gestation_weeks": 36, "gestation_days": None}, "8 weeks from birth"),
        ({"time_zone": "Pacific/Auckland"}, "8 weeks 1 day · born on time"),
    ],
)
def test_a_form_that_was_only_opened_says_the_ages_too(known, line):
    baby = Baby(**asdict(make_profile(**known)))
    assert BabyForm.of(baby, now=NOW).ages[0].startswith(line)


def test_no_ages_without_dates():
    assert BabyForm(now=NOW).ages == []

    form = filled(birth_on="")
    assert not form.is_valid()
    assert form.ages == []


@pytest.mark.parametrize(
    ("said", "weeks", "due"),
    [
        ({"gestation_weeks": "37", "gestation_days": "0"}, (37, 0), None),
        ({"due_on": "2026-09-24"}, (36, 5), date(2026, 9, 24)),
        ({"birth_on": "2026-09-02"}, (37, 0), date(2026, 9, 23)),
        ({"gestation_weeks": "", "gestation_days": ""}, (36, 6), date(2026, 9, 23)),
        ({"due_on": ""}, (36, 6), None),
    ],
)
def test_what_was_changed_wins_over_what_was_known(said, weeks, due):
    known = {
        "gestation_weeks": 36,
        "gestation_days": 6,
        "due_on": date(2026, 9, 23),
    }
    form = of_baby(known, **said)
    assert form.is_valid(), form.errors
    profile = form.profile()
    assert (profile.gestation_weeks, profile.gestation_days) == weeks
    assert profile.due_on == due


def test_both_changed_must_agree():
    form = of_baby(gestation_weeks="37", due_on="2026-09-24")
    assert list(form.errors) == ["due_on"]


def test_confirmed_weeks_are_not_asked_about_again():
    rare = {"gestation_weeks": 23, "gestation_days": 2}
    assert of_baby(rare, name="Test Rowan").is_valid()
    assert list(of_baby(rare, gestation_days="3").errors) == ["is_confirmed"]


def test_an_untouched_form_says_what_was_known():
    form = of_baby()
    assert form.is_valid()
    assert form.profile() == make_profile(gestation_weeks=36, gestation_days=6)


@pytest.mark.parametrize("visit_on", ["2026-08-31", "2027-09-02"])
def test_a_visit_outside_the_first_year_is_refused(visit_on):
    form = filled(visit_on=visit_on)
    assert not form.is_valid()
    assert form.errors["visit_on"] == [
        "The two-month visit is in the first year. Please check this day."
    ]


@pytest.mark.parametrize("visit_on", ["2026-09-01", "2027-09-01"])
def test_a_visit_in_the_first_year_is_taken(visit_on):
    assert filled(visit_on=visit_on).is_valid()


def test_a_visit_is_not_checked_before_the_birth_date_is_right():
    form = filled(visit_on="2026-10-30", birth_on="")
    assert not form.is_valid()
    assert form.errors.keys() == {"birth_on"}
