"""Odd laughs and spells as rows."""

from datetime import date

import pytest
from django.db import IntegrityError

from babies.models import Episode
from tests.factories import NOW, make_baby, make_user, parent_of
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 28)


def test_an_episode_is_seen_through_its_baby():
    mine = make_episode(baby=make_baby(by=make_user()), on=ON)
    theirs = make_episode(baby=make_baby(by=make_user()), on=ON)
    parent = parent_of(mine.baby)
    assert list(Episode.objects.visible_to(parent)) == [mine]
    assert list(Episode.objects.editable_by(parent)) == [mine]
    for row in (mine, theirs):
        row.binned_at = NOW
        row.save()
    assert list(Episode.objects.visible_to(parent)) == []
    assert list(Episode.objects.binned_editable_by(parent)) == [mine]


def test_an_episode_names_itself_by_kind_and_day():
    row = make_episode(baby=make_baby(by=make_user()), on=ON, kind="spell")
    assert str(row) == "spell 2026-10-28"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "smile"},
        {"observed_at": None},
        {"precision": "day"},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong):
    row = make_episode(baby=make_baby(by=make_user()), on=ON)
    with pytest.raises(IntegrityError):
        Episode.objects.filter(pk=row.pk).update(**wrong)
