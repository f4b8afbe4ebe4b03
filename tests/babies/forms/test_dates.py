"""The dates stand alone, too: checked on the day it is at the home that is known."""

from datetime import UTC, date, datetime

import pytest

from babies.forms.dates import DatesForm
from babies.models import Baby
from babies.said import Profile
from tests.factories import make_profile

# In Auckland it is the next day already.
NOW = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)


def form(zone, **said):
    profile = make_profile(time_zone=zone)
    baby = Baby(**{name: getattr(profile, name) for name in Profile.__slots__})
    return DatesForm.of(baby, now=NOW, data={"birth_on": "2026-09-01", **said})


@pytest.mark.parametrize(
    ("zone", "is_valid"), [("Pacific/Auckland", True), ("Europe/London", False)]
)
def test_the_day_at_home_decides_what_is_still_to_come(zone, is_valid):
    found = form(zone, birth_on="2026-10-28")
    assert found.is_valid() == is_valid
    assert found.today == date(2026, 10, 28 if is_valid else 27)


def test_without_a_home_it_is_the_day_in_utc():
    assert DatesForm(now=NOW).today == date(2026, 10, 27)


@pytest.mark.parametrize(
    ("said", "early"),
    [
        ({"gestation_weeks": "36", "gestation_days": "6"}, 22),
        ({"due_on": "2026-09-23"}, 22),
        ({"gestation_weeks": "36", "birth_is_estimated": "on"}, 0),
    ],
)
def test_the_birth_follows_from_what_was_said(said, early):
    found = form("UTC", **said)
    assert found.is_valid(), found.errors
    assert found.subject.days_early == early
