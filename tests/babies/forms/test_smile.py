"""When it was and what it was; every refusal stands beside its field."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from babies.forms.smile import SmileForm
from babies.models import Baby, Smile
from babies.said import Seen
from tests.factories import BORN_ON

NOW = datetime(2026, 10, 27, 12, 30, 42, tzinfo=UTC)


def born(zone="Europe/London"):
    return Baby(name="Test Juniper", birth_on=BORN_ON, time_zone=zone)


def filled(*, zone="Europe/London", now=NOW, **said):
    return SmileForm(baby=born(zone), now=now, data=said)


def of_smile(zone="Europe/London", seen=None, **said):
    """The form of a smile at 03:12:42 in London, with something changed."""
    known = {
        "on": date(2026, 10, 16),
        "observed_at": datetime(2026, 10, 16, 2, 12, 42, tzinfo=UTC),
        "time_zone": zone,
        "precision": "about",
        "state": "asleep",
        "trigger": ["face"],
        "reporter": "staff",
        **(seen or {}),
    }
    smile = Smile(baby=born("Asia/Tokyo"), **known)
    first = SmileForm(baby=smile.baby, now=NOW, smile=smile)
    shown = {name: first[name].value() for name in first.fields}
    shown["at"] = f"{shown['at']:%H:%M}" if shown["at"] else ""
    data = {**{k: v for k, v in shown.items() if v is not None}, **said}
    return SmileForm(baby=smile.baby, now=NOW, smile=smile, data=data)


def test_an_empty_form_is_no_smile():
    form = filled()
    assert not form.is_valid()
    assert form.errors == {"when": ["Please say when it was."]}


def test_just_now_is_enough_for_a_smile():
    form = filled(when="now")
    assert form.is_valid()
    assert form.seen() == Seen(
        on=date(2026, 10, 27), time_zone="Europe/London", observed_at=NOW
    )


def test_now_is_on_the_local_day():
    form = filled(zone="Pacific/Auckland", when="now", on="2026-10-28")
    assert form.is_valid()
    assert form.seen().on == date(2026, 10, 28)


def test_every_answer_is_kept():
    answers: dict[str, Any] = {
        "kind": "laugh",
        "state": "awake",
        "eyes": "open",
        "trigger": ["face", "play"],
        "directed": "person",
        "repeatable": "yes",
        "note": "Peekaboo!\r\nTwice.",
    }
    form = filled(looks="open_mouth", when="day", on="2026-10-16", **answers)
    assert form.is_valid()
    assert form.seen() == Seen(
        **{**answers, "trigger": ("face", "play"), "note": "Peekaboo!\nTwice."},
        form="open_mouth",
        on=date(2026, 10, 16),
        precision="day",
        time_zone="Europe/London",
    )


@pytest.mark.parametrize("when", ["exact", "about"])
def test_a_time_at_home_is_stored_in_utc(when):
    form = filled(when=when, on="2026-10-16", at="03:12")
    assert form.is_valid()
    seen = form.seen()
    assert seen.observed_at == datetime(2026, 10, 16, 2, 12, tzinfo=UTC)
    assert (seen.on, seen.precision) == (date(2026, 10, 16), when)


EXACT = {"when": "exact", "on": "2026-10-16", "at": "03:12"}


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("on", {"on": ""}, "Please give the day."),
        ("on", {"on": "2026-02-29"}, "There is no 29 February 2026. Please check it."),
        ("on", {"on": "\x00"}, "There is no such day."),
        ("on", {"on": "2026-08-31"}, "This day is before the birth."),
        ("on", {"on": "0001-01-01"}, "This day is before the birth."),
        ("on", {"on": "2026-10-28"}, "This day has not come yet."),
        ("on", {"on": "9999-12-31"}, "This day has not come yet."),
        ("on", {"when": "day", "on": "2026-10-28"}, "This day has not come yet."),
        ("on", {"when": "day", "on": "2026-08-31"}, "This day is before the birth."),
        ("at", {"at": ""}, "Please give the time, or say only the day."),
        ("at", {"at": "25:00"}, "“25:00” is not a time."),
        ("at", {"on": "2026-10-27", "at": "12:33"}, "This time has not come yet."),
        ("when", {"when": "never"}, "Please choose one of these."),
        ("when", {"when": "now"}, "You gave a day or a time."),
        ("kind", {"kind": "spell"}, "Please choose one of these."),
        ("state", {"state": "\x00"}, "Please choose one of these."),
        ("trigger", {"trigger": ["face", "moon"]}, "Please choose from these."),
        ("note", {"note": "a\x00"}, "There are hidden control characters in this."),
        ("note", {"note": "a" * 2001}, "2000 characters. It has 2001 now."),
        ("note", {"note": "a" * 10_000_000}, "It has 10000000 now."),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field(field, said, sentence):
    form = filled(**{**EXACT, **said})
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert len(form.errors[field]) == 1
    assert sentence in form.errors[field][0]


@pytest.mark.parametrize("said", [{}, {"note": "a" * 2000}, {"on": "2026-09-01"}])
def test_the_last_that_is_still_right(said):
    assert filled(**{**EXACT, **said}).is_valid()


@pytest.mark.parametrize(("at", "is_right"), [("12:32", True), ("12:33", False)])
def test_clocks_may_differ_by_two_minutes(at, is_right):
    form = filled(when="exact", on="2026-10-27", at=at)
    assert form.is_valid() is is_right


def repeated(**said):
    """The hour that came twice in Chicago (story P10)."""
    now = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
    said = {"when": "exact", "on": "2026-11-01", "at": "01:30", **said}
    return filled(zone="America/Chicago", now=now, **said)


def test_an_hour_that_came_twice_is_asked_about():
    form = repeated()
    assert form.errors == {
        "fold": ["The clocks went back, so this time came twice. Please choose one."]
    }
    assert form.asks_fold


@pytest.mark.parametrize(("fold", "hour"), [("first", 6), ("second", 7)])
def test_the_chosen_one_of_two_hours_is_stored(fold, hour):
    form = repeated(fold=fold)
    assert form.is_valid()
    seen = form.seen()
    assert seen.observed_at == datetime(2026, 11, 1, hour, 30, tzinfo=UTC)
    assert seen.on == date(2026, 11, 1)


def test_a_choice_left_over_from_another_time_does_no_harm():
    form = repeated(fold="second", at="03:30")
    assert form.is_valid()
    assert form.seen().observed_at == datetime(2026, 11, 1, 9, 30, tzinfo=UTC)


def test_an_hour_that_never_came_is_refused():
    form = SmileForm(
        baby=Baby(name="x", birth_on=date(2026, 3, 1), time_zone="Europe/Berlin"),
        now=NOW,
        data={"when": "exact", "on": "2026-03-29", "at": "02:30"},
    )
    assert form.errors == {
        "at": ["The clocks went forward, so this time never came. Please check it."]
    }


def test_the_form_of_a_smile_shows_what_was_said_in_its_own_time_zone():
    form = of_smile()
    assert form.is_valid(), form.errors
    seen = form.seen()
    assert seen.observed_at == datetime(2026, 10, 16, 2, 12, 42, tzinfo=UTC)
    assert (seen.time_zone, seen.precision) == ("Europe/London", "about")
    assert (seen.state, seen.trigger, seen.reporter) == ("asleep", ("face",), "staff")


def test_another_minute_drops_the_seconds():
    form = of_smile(at="03:13")
    assert form.is_valid()
    assert form.seen().observed_at == datetime(2026, 10, 16, 2, 13, tzinfo=UTC)


def test_the_form_of_a_smile_knows_no_now():
    assert list(of_smile(when="now").errors) == ["when"]
    unsaid = of_smile(when="")
    assert unsaid.is_valid()
    assert unsaid.seen().precision == "about"


@pytest.mark.parametrize(("hour", "fold"), [(6, "first"), (7, "second")])
def test_the_form_of_a_smile_in_a_doubled_hour_says_which(hour, fold):
    moment = datetime(2026, 11, 1, hour, 30, tzinfo=UTC)
    smile = Smile(
        baby=born(),
        on=date(2026, 11, 1),
        observed_at=moment,
        precision="exact",
        time_zone="America/Chicago",
    )
    form = SmileForm(baby=born(), now=moment + timedelta(days=1), smile=smile)
    assert form.asks_fold
    assert form["fold"].value() == fold


def test_questions_name_the_baby():
    form = filled()
    assert form["state"].label == "Was Test Juniper asleep, sleepy or awake?"
    assert form["directed"].label == "What was Test Juniper looking at?"


def test_the_form_of_a_smile_known_by_its_day_has_no_time():
    form = of_smile(seen={"precision": "day", "observed_at": None})
    assert form["at"].value() is None or form["at"].value() == ""
    assert form.is_valid()
    assert (form.seen().observed_at, form.seen().precision) == (None, "day")
