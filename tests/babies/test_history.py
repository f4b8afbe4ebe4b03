"""The history of entries and of dates."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from babies.history import Difference, dates_history, history_of
from babies.said import profile_of, seen_of
from babies.services import bin_smile, change_answers, edit_baby
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
    parent_of,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def told(smile, viewer):
    versions = smile.versions.select_related("by").order_by("at")
    return history_of(smile, versions, viewer)


def test_history_says_who_did_what_when_newest_first():
    baby = make_baby(time_zone="Asia/Tokyo")
    parent, other = parent_of(baby), make_user(email="nan@example.com")
    make_caregiver(baby=baby, user=other)
    smile = make_smile(baby=baby, on=date(2026, 10, 16), note="so sweet")
    said = replace(seen_of(smile), state="asleep", note="")
    change_answers(smile=smile, seen=said, by=other, now=NOW + HOUR)
    bin_smile(smile=smile, by=parent, now=NOW + 2 * HOUR)

    events = told(smile, parent)

    assert [(event.what, event.who) for event in events] == [
        ("Moved to the bin", "You"),
        ("Answers changed", "nan@example.com"),
        ("Logged", "You"),
    ]
    assert events[1].at == datetime.fromisoformat("2026-11-23T22:00")
    assert events[1].differences == (
        Difference("Awake or asleep", "not known", "Asleep"),
        Difference("Note", "so sweet", "not known"),
    )
    assert [event.differences for event in (events[0], events[2])] == [(), ()]


def test_history_names_nobody_who_left_the_family():
    baby, elsewhere = make_baby(), make_baby()
    gone = make_caregiver(baby=elsewhere).user
    smile = make_smile(baby=baby, by=gone)
    assert [event.who for event in told(smile, parent_of(baby))] == [
        "Somebody who has left"
    ]


def test_history_outlives_the_person():
    baby = make_baby()
    gone = make_user()
    smile = make_smile(baby=baby, by=gone)
    gone.delete()
    smile.refresh_from_db()
    assert [event.who for event in told(smile, parent_of(baby))] == [
        "Somebody who has left"
    ]


def test_dates_history_tells_each_basis():
    baby = make_baby(gestation_weeks=36, gestation_days=6)
    parent = parent_of(baby)
    known = profile_of(baby)
    guessed = replace(known, birth_is_estimated=True)
    unknown = replace(known, gestation_weeks=None, gestation_days=None)
    edit_baby(baby=baby, profile=guessed, by=parent, now=NOW + HOUR)
    edit_baby(baby=baby, profile=unknown, by=parent, now=NOW + 2 * HOUR)

    events = dates_history(
        baby.versions.order_by("at"), zone=baby.time_zone, viewer=parent
    )

    assert [event.said for event in events] == [
        "Test Juniper: born on 1 September 2026 at 36 weeks 6 days",
        "Test Juniper: born on about 1 September 2026, an estimate",
        "Test Juniper: born on 1 September 2026, weeks at birth not known",
    ]
    assert {event.who for event in events} == {"You"}
