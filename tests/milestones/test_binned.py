"""The bin holds entries of every kind, each with its way back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from babies.choices import PhotoOf, Role
from babies.models import First
from babies.photos import Pictured
from milestones.binned import BINNED, BINNED_KINDS, binned_entries
from tests.factories import NOW, make_caregiver, make_smile, parent_of
from tests.factories_logging import make_one_of_each
from tests.factories_photos import make_photo

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def bin_all(baby):
    make_one_of_each(baby=baby, on=DAY)
    entry = Pictured(baby, PhotoOf.FIRST, First.objects.get(baby=baby).pk, DAY)
    make_photo(baby=baby, entry=entry, words="At the sea")
    for model in BINNED.values():
        rows: Any = model._default_manager
        rows.filter(baby=baby).update(binned_at=NOW)


def test_every_kind_says_when_it_goes_for_good(baby):
    bin_all(baby)
    found = binned_entries(baby, parent_of(baby))
    assert len(found) == len(BINNED_KINDS)
    assert {each.gone_on for each in found} == {NOW.date() + timedelta(days=30)}
    assert {each.on for each in found} == {DAY}
    assert {each.binned_at for each in found} == {NOW}
    (photo,) = (each for each in found if each.kind == "photos")
    assert photo.line.label == "At the sea"


def test_the_last_to_go_in_comes_first(baby):
    for hours in (3, 1, 2):
        smile = make_smile(baby=baby, on=DAY - timedelta(days=hours))
        smile.binned_at = NOW - timedelta(hours=hours)
        smile.save()
    found = binned_entries(baby, parent_of(baby))
    assert [(DAY - each.on).days for each in found] == [1, 2, 3]


def test_a_viewer_takes_nothing_back(baby):
    bin_all(baby)
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    assert binned_entries(baby, viewer) == []


def test_each_way_back_leads_somewhere(client, baby):
    bin_all(baby)
    client.force_login(parent_of(baby))
    for each in binned_entries(baby, parent_of(baby)):
        client.post(each.restore_url)
    assert binned_entries(baby, parent_of(baby)) == []
    assert reverse("milestones:bin", args=[baby.pk]).endswith("/bin/")
