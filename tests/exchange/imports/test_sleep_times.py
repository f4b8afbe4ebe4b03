from datetime import UTC, datetime

import pytest

from babies.sleep_log import Times
from exchange.imports.found import Found, Remark
from exchange.imports.sleep_times import Told, keep_free, told_sleep
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db


def at(hour, minute=0, second=0):
    return datetime(2026, 10, 16, hour, minute, second, tzinfo=UTC)


def test_a_sleep_is_kept_to_the_minute_and_lasts_one():
    place = (2, "Start", "a.csv")
    assert told_sleep(at(10, 0, 5), at(10, 0, 40), "x", place) == Told(
        at(10), at(10, 1), "x", 2, "Start", "a.csv"
    )


def test_the_first_to_begin_has_its_time():
    found: Found[Times] = Found()
    late = Told(at(10, 30), at(12), "", 2, "From")
    early = Told(at(10), at(11), "", 3, "From")
    keep_free([late, early], found, make_baby(), NOW)
    assert [entry.said for entry in found] == [Times(at(10), at(11))]
    assert found.problems == [
        Remark(
            2,
            "From",
            "This overlaps another sleep: 16 October 2026, 11 a.m. to noon",
        )
    ]
