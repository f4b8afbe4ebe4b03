"""Smiles, their versions and their days, as rows."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from babies.models import Smile, SmileDay, SmileVersion
from babies.said import seen_of
from babies.services import change_answers
from tests.factories import NOW, make_baby, make_smile, parent_of

pytestmark = pytest.mark.django_db


def test_versions_and_days_are_seen_through_the_baby():
    smile = make_smile(baby=make_baby(), on=date(2026, 10, 16))
    foreign = make_smile(baby=make_baby())
    parent = parent_of(smile.baby)
    for row in (smile, foreign):
        seen = replace(seen_of(row), state="awake")
        change_answers(smile=row, seen=seen, by=parent, now=NOW)
    seen_versions = SmileVersion.objects.visible_to(parent)
    assert {version.smile for version in seen_versions} == {smile}
    assert [d.baby for d in SmileDay.objects.visible_to(parent)] == [smile.baby]
    assert not SmileVersion.objects.visible_to(AnonymousUser()).exists()
    assert not SmileDay.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize(
    "wrong", [{"observed_at": None}, {"precision": "day"}, {"smile_class": "cute"}]
)
def test_the_database_refuses_what_cannot_be(wrong):
    smile = make_smile(baby=make_baby())
    with pytest.raises(IntegrityError):
        Smile.objects.filter(pk=smile.pk).update(**wrong)


def test_rows_have_names_for_support_staff():
    smile = make_smile(baby=make_baby(), on=date(2026, 10, 16), state="asleep")
    seen = replace(seen_of(smile), note="dear")
    change_answers(smile=smile, seen=seen, by=parent_of(smile.baby), now=NOW)
    assert str(Smile.objects.get()) == "reflex 2026-10-16"
    assert str(SmileVersion.objects.order_by("pk")[0]) == "created 2026-11-23"
    assert str(SmileDay.objects.get()) == "2026-10-16"
