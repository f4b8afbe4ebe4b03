from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict

from babies.models import Baby
from babies.taps import tapped_at
from tests.factories import NOW


@pytest.mark.parametrize(
    ("sent", "waited"),
    [
        ("", 0),
        ("waited=", 0),
        ("waited=0", 0),
        ("waited=1", 1),
        ("waited=3600", 3600),
        ("waited=2678400", 31 * 86400),
        ("waited=2678401", 31 * 86400),
        ("waited=99999999", 31 * 86400),
        ("waited=1000000000", 0),
        ("waited=-60", 0),
        ("waited=1.5", 0),
        ("waited=%D9%A3", 0),
        ("waited=soon", 0),
        ("waited=5%00", 0),
        ("waited=5&waited=7", 7),
    ],
)
def test_a_post_says_how_long_it_waited(sent, waited):
    baby = Baby(birth_on=date(2026, 9, 1), time_zone="UTC")
    then = tapped_at(QueryDict(sent), baby=baby, now=NOW)
    assert then == NOW - timedelta(seconds=waited)


def test_no_tap_is_older_than_the_baby():
    baby = Baby(birth_on=date(2026, 10, 27), time_zone="Pacific/Auckland")
    now = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)
    then = tapped_at(QueryDict("waited=864000"), baby=baby, now=now)
    assert then == datetime(2026, 10, 26, 11, tzinfo=UTC)
