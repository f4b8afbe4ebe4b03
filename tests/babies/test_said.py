"""What families say, as plain values and as JSON."""

from datetime import UTC, date, datetime

import pytest

from babies.said import Seen, plain, profile_of, seen_of
from tests.factories import make_baby, make_profile, make_seen, make_smile

pytestmark = pytest.mark.django_db


def test_profile_of_gives_back_what_was_said():
    said = make_profile(due_on=date(2026, 9, 1), visit_on=date(2026, 11, 2))
    assert profile_of(make_baby(due_on=said.due_on, visit_on=said.visit_on)) == said


def test_seen_of_gives_back_what_was_said():
    baby = make_baby()
    seen = make_seen(baby=baby, trigger=("face", "play"), note="Twice!")
    smile = make_smile(baby=baby, trigger=("face", "play"), note="Twice!")
    smile.refresh_from_db()
    assert seen_of(smile) == seen


def test_plain_holds_dates_and_moments_as_text():
    seen = Seen(
        on=date(2026, 10, 16),
        time_zone="UTC",
        observed_at=datetime(2026, 10, 16, 3, 12, 5, tzinfo=UTC),
    )
    said = plain(seen)
    assert said["on"] == "2026-10-16"
    assert said["observed_at"] == "2026-10-16T03:12:05Z"
    assert said["state"] == "unsure"
