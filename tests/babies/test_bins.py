"""Thirty days in the bin, then gone for good."""

from datetime import date, timedelta

import pytest

from babies.bins import purge_bin
from babies.models import Concern, Smile, SmileDay, SmileVersion
from babies.services import bin_smile
from tests.factories import NOW, make_baby, make_concern, make_smile, parent_of

pytestmark = pytest.mark.django_db


def test_purge_bin_deletes_after_thirty_days_and_not_a_second_before():
    baby = make_baby()
    binned, kept = make_smile(baby=baby), make_smile(baby=baby)
    bin_smile(smile=binned, by=parent_of(baby), now=NOW)
    moment = NOW + timedelta(days=30)

    assert purge_bin(now=moment - timedelta(seconds=1)) == 0
    assert Smile.objects.count() == 2
    assert purge_bin(now=moment) == 1

    assert list(Smile.objects.all()) == [kept]
    assert not SmileVersion.objects.exists()
    assert SmileDay.objects.get().unclear == 1


def test_purge_bin_empties_every_kind_of_entry():
    baby = make_baby()
    old = make_concern(baby=baby, on=date(2026, 10, 1))
    new = make_concern(baby=baby, on=date(2026, 10, 2))
    Concern.objects.filter(pk=old.pk).update(binned_at=NOW)

    assert purge_bin(now=NOW + timedelta(days=31)) == 1
    assert list(Concern.objects.all()) == [new]
