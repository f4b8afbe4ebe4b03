"""Which entries stand on a page of the timeline, and in which order."""

import re
import uuid
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milestones.timeline import (
    ALL,
    KINDS,
    NoSuchPlaceError,
    Place,
    Wanted,
    page_of,
    place_from,
)
from tests.factories import BORN_ON, NOW, make_baby, make_smile
from tests.factories_logging import make_first, make_one_of_each, make_sleep

pytestmark = pytest.mark.django_db


def day(number):
    return BORN_ON + timedelta(days=number)


def ids(page):
    return [row.pk for _kind, row in page.rows]


def walk_down(baby, wanted=ALL):
    """All pages from the newest on."""
    pages = [page_of(baby, wanted)]
    while pages[-1].older:
        pages.append(page_of(baby, wanted, place_from(pages[-1].older)))
    return pages


def test_every_kind_of_the_diary_is_here(baby):
    make_one_of_each(baby=baby, on=day(20))
    kinds = [kind for kind, _row in page_of(baby, ALL).rows]
    assert sorted(kinds) == sorted(KINDS)


def test_another_babys_entries_and_the_bin_stay_out(baby, user):
    make_one_of_each(baby=make_baby(by=user), on=day(20))
    kept = make_first(baby=baby, on=day(3))
    binned = make_first(baby=baby, on=day(4))
    type(binned).objects.filter(pk=binned.pk).update(binned_at=NOW)
    assert ids(page_of(baby, ALL)) == [kept.pk]


def test_the_newest_day_comes_first_and_the_last_logged_of_it(baby):
    rows = [make_first(baby=baby, on=day(number)) for number in (5, 9, 7)]
    later = make_sleep(baby=baby, on=day(9))
    type(later).objects.filter(pk=later.pk).update(logged_at=NOW)
    assert ids(page_of(baby, ALL)) == [later.pk, rows[1].pk, rows[2].pk, rows[0].pk]


def test_sixty_rows_are_read_in_three_pages_and_back(baby):
    for number in range(60):
        make = make_first if number % 2 else make_smile
        make(baby=baby, on=day(number // 4))
    down = walk_down(baby)
    assert [len(page.rows) for page in down] == [25, 25, 10]
    seen = [pk for page in down for pk in ids(page)]
    assert len(set(seen)) == 60
    days = [row.on for page in down for _kind, row in page.rows]
    assert days == sorted(days, reverse=True)
    back = page_of(baby, ALL, place_from(down[2].newer))
    assert ids(back) == ids(down[1])
    assert ids(page_of(baby, ALL, place_from(back.newer))) == ids(down[0])


def test_the_ends_lead_no_further(baby):
    for number in range(26):
        make_first(baby=baby, on=day(number))
    first, last = walk_down(baby)
    assert (first.newer, last.older) == ("", "")
    assert page_of(baby, ALL, place_from(last.newer)).newer == ""


def test_a_page_beside_nothing_is_empty(baby):
    row = make_first(baby=baby, on=day(3))
    page = page_of(baby, ALL, Place(row.on, row.logged_at, row.pk))
    assert (page.rows, page.newer, page.older) == ([], "", "")


def test_kinds_classes_and_days_narrow_it_down(baby):
    make_one_of_each(baby=baby, on=day(20))
    asleep = make_smile(baby=baby, on=day(21), state="asleep")
    early, late = (make_first(baby=baby, on=day(number)) for number in (19, 22))

    def found(**wanted):
        return ids(page_of(baby, Wanted(**wanted)))

    assert found(classes=("reflex",)) == [asleep.pk]
    assert found(classes=("reflex",), kinds=("firsts",)) == [asleep.pk]
    assert found(classes=("social", "laugh")) == []
    assert found(kinds=("firsts",), first=day(21)) == [late.pk]
    assert found(last=day(19)) == [early.pk]
    assert found(first=day(21), last=day(21)) == [asleep.pk]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_one_query_and_one_for_each_kind(
    baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_one_of_each(baby=baby, on=day(20 + number))
    with django_assert_num_queries(1 + len(KINDS)):
        assert len(page_of(baby, ALL).rows) == min(25, rows * len(KINDS))


def plan(baby, wanted, place=None):
    """How the database means to go about it."""
    with CaptureQueriesContext(connection) as captured:
        page_of(baby, wanted, place)
    ask = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
    # PostgreSQL would otherwise read these few rows from end to end.
    first = {"sqlite": "SELECT 1", "postgresql": "SET LOCAL enable_seqscan = off"}
    with connection.cursor() as cursor:
        cursor.execute(first[connection.vendor])
        cursor.execute(ask[connection.vendor] + captured[0]["sql"])
        return "\n".join(str(row) for row in cursor.fetchall())


def test_no_table_is_read_from_end_to_end(baby):
    for where in (None, Place(day(20), NOW, uuid.uuid4())):
        said = plan(baby, ALL, where)
        assert said.count("_by_day") >= 6
        assert not re.search(r"SCAN (babies|milestones)_|Seq Scan", said)


def test_a_place_survives_its_way_through_an_address():
    place = Place(day(3), datetime(2026, 10, 1, 5, 6, 7, 8, tzinfo=UTC), uuid.uuid4())
    assert place_from(place.as_text()) == place
    newer = Place(place.on, place.logged_at, place.pk, is_newer=True)
    assert place_from(newer.as_text()) == newer
    assert "=" not in newer.as_text()


def encoded(plain):
    return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "!!!!",
        "ä",
        encoded("\0"),
        encoded("older 2026-09-01 2026-09-01T00:00:00"),
        encoded("older 2026-09-31 2026-09-01T00:00:00 " + "0" * 32),
        encoded("older 2026-09-01 99999-09-01T00:00:00 " + "0" * 32),
        encoded("older 2026-09-01 2026-09-01T00:00:00 zero"),
        encoded("sideways 2026-09-01 2026-09-01T00:00:00 " + "0" * 32),
        encoded("older 2026-09-01 2026-09-01T00:00:00+05:00 " + "0" * 32),
        "A" * 5000,
    ],
)
def test_a_made_up_place_is_refused(text):
    with pytest.raises(NoSuchPlaceError):
        place_from(text)
