"""Long parts come in pages, the newest first."""

from datetime import timedelta

import pytest

from babies.models import Concern
from clinics.reading import reading_of
from clinics.record_lines import MOST, cut, kept, newest_of
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, make_concern

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("count", "page", "found", "has_more"),
    [
        (0, 1, 0, False),
        (MOST, 1, MOST, False),
        (MOST + 1, 1, MOST, True),
        (MOST + 1, 2, 1, False),
        (MOST, 9999, 0, False),
    ],
)
def test_pages_say_whether_more_follows(count, page, found, has_more):
    baby = make_baby()
    for _ in range(count):
        make_concern(baby=baby, on=TODAY)
    rows, more = cut(Concern.objects.order_by("pk"), page)
    assert (len(rows), more) == (found, has_more)


def test_what_is_kept_is_of_today_or_before_and_not_binned():
    baby = make_baby()
    rows = [make_concern(baby=baby, on=TODAY + n * DAY) for n in (-2, 0, 1, -1)]
    rows[0].binned_at = NOW
    rows[0].save()
    read = reading_of(make_share(baby=baby, clinic=make_clinic()), TODAY)
    assert list(kept(Concern.objects.all(), read)) == [rows[1], rows[3]]


def test_the_newest_day_is_found():
    rows = [Concern(on=TODAY - n * DAY) for n in (3, 1, 2)]
    assert newest_of(rows) == TODAY - DAY
    assert newest_of([]) is None
