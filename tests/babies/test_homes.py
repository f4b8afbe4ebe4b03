"""Home time: the local day, and hours that come twice or never."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from babies.homes import moments_of, today_at_home, wall_time, zone_choices
from babies.models import Baby

CHICAGO = "America/Chicago"
BERLIN = "Europe/Berlin"
clock = datetime.fromisoformat


@pytest.mark.parametrize(
    ("zone", "today"),
    [("Pacific/Auckland", date(2026, 10, 28)), ("Europe/London", date(2026, 10, 27))],
)
def test_today_is_the_day_at_home(zone, today):
    now = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)
    assert today_at_home(Baby(time_zone=zone), now) == today


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        (clock("2026-11-01T00:59"), CHICAGO, ["05:59"]),
        (clock("2026-11-01T01:30"), CHICAGO, ["06:30", "07:30"]),
        (clock("2026-11-01T02:00"), CHICAGO, ["08:00"]),
        (clock("2026-03-29T01:59"), BERLIN, ["00:59"]),
        (clock("2026-03-29T02:00"), BERLIN, []),
        (clock("2026-03-29T02:59"), BERLIN, []),
        (clock("2026-03-29T03:00"), BERLIN, ["01:00"]),
        (clock("2026-10-25T02:30"), BERLIN, ["00:30", "01:30"]),
        (clock("2026-06-01T12:00"), "Asia/Kathmandu", ["06:15"]),
    ],
)
def test_moments_of_a_time_on_the_wall(local, zone, utc):
    assert [f"{moment:%H:%M}" for moment in moments_of(local, zone)] == utc


def test_wall_time_shows_both_passes_alike():
    first, second = moments_of(clock("2026-11-01T01:30"), CHICAGO)
    assert wall_time(first, CHICAGO) == wall_time(second, CHICAGO)
    assert (second - first).total_seconds() == 3600


def test_zone_choices_are_places_that_every_browser_names():
    names = [name for name, _ in zone_choices()]
    places = ["America/Chicago", "Pacific/Auckland", "Asia/Calcutta", "UTC"]
    assert [name for name in places if name not in names] == []
    assert [name for name in names if name.startswith(("Etc/", "posix"))] == []
    assert ("America/New_York", "America/New York") in zone_choices()
    assert all(ZoneInfo(name).key == name for name in names)
