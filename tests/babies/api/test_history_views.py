from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from babies.models import Smile
from babies.said import profile_of, seen_of
from babies.services import bin_smile, change_answers, edit_baby
from tests.factories import NOW, make_baby, make_caregiver, make_smile, parent_of
from tests.factories_api import api, smiles_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
LATER = NOW + timedelta(minutes=5)


def changed(row, *, by=None, now=LATER, **said):
    """The smile after somebody changed what was said of it."""
    by = by or parent_of(row.baby)
    return change_answers(smile=row, seen=replace(seen_of(row), **said), by=by, now=now)


@pytest.fixture
def smile(baby):
    return make_smile(baby=baby, state="asleep")


@pytest.fixture
def pair(baby):
    """Mine, with an answer, and what somebody else logged in the same minute."""
    mine = make_smile(baby=baby, by=parent_of(baby), state="awake")
    return mine, make_smile(baby=baby, by=make_caregiver(baby=baby).user)


def test_back_to_earlier_answers_is_one_more_change(baby, program, smile):
    changed(smile, state="awake")
    version = smile.versions.earliest("pk").pk
    response = program.post(smiles_of(baby, smile.pk, "earlier"), {"version": version})
    smile.refresh_from_db()
    assert (response.status_code, response.json()["state"]) == (200, "asleep")
    assert (smile.state, smile.versions.count()) == ("asleep", 3)


def test_there_is_no_way_back_to_another_smile_or_before_the_birth(
    baby, program, smile
):
    other = changed(make_smile(baby=make_baby()), note="x")
    address = smiles_of(baby, smile.pk, "earlier")
    foreign = program.post(address, {"version": other.versions.earliest("pk").pk})
    changed(smile, on=date(2026, 10, 1))
    later = replace(profile_of(baby), birth_on=date(2026, 9, 20))
    edit_baby(baby=baby, profile=later, by=parent_of(baby), now=NOW)
    too_early = program.post(address, {"version": smile.versions.earliest("pk").pk})
    smile.refresh_from_db()
    assert [foreign.status_code, too_early.status_code] == [404, 409]
    assert too_early.json()["detail"] == "This smile is from before the birth date now."
    assert smile.on == date(2026, 10, 1)


def test_going_back_keeps_to_what_the_client_has_seen(baby, program, smile):
    address = smiles_of(baby, smile.pk)
    seen = program.get(address)["ETag"]
    changed(smile, note="x")
    sent = {"version": smile.versions.earliest("pk").pk}
    refused = program.post(f"{address}earlier/", sent, HTTP_IF_MATCH=seen)
    assert (refused.status_code, smile.versions.count()) == (412, 2)


def test_two_entries_of_one_smile_are_found_and_put_together(baby, program, pair):
    mine, theirs = pair
    address = smiles_of(baby, theirs.pk, "merge")
    assert program.get(address).json()["other"]["id"] == str(mine.pk)
    first, again = (program.post(address, {"other": str(mine.pk)}) for _ in "12")
    assert [first.status_code, again.status_code] == [200, 200]
    assert first.json()["id"] == again.json()["id"] == str(mine.pk)
    theirs.refresh_from_db()
    assert (theirs.merged_into, theirs.binned_at) == (mine, NOW)
    assert program.get(smiles_of(baby, mine.pk, "merge")).json() == {"other": None}
    history = program.get(smiles_of(baby, mine.pk, "history")).json()["results"]
    assert history[0]["what"] == ("The same smile, logged twice, was put with this one")


def test_a_viewer_is_not_asked_about_the_other(baby, pair):
    viewer = api(make_caregiver(baby=baby, role="viewer").user)
    assert viewer.get(smiles_of(baby, pair[0].pk, "merge")).json() == {"other": None}


def test_what_is_not_near_is_not_put_together(baby, program, pair):
    mine, theirs = pair
    far = make_smile(baby=baby, by=theirs.logged_by, on=date(2026, 9, 30))
    bin_smile(smile=theirs, by=parent_of(baby), now=NOW)
    address = smiles_of(baby, mine.pk, "merge")
    sent = [far.pk, theirs.pk, mine.pk, uuid4()]
    statuses = [program.post(address, {"other": str(pk)}).status_code for pk in sent]
    assert statuses == [404] * 4
    assert Smile.objects.filter(merged_into__isnull=False).count() == 0


def test_a_merge_keeps_to_what_the_client_has_seen(baby, program, pair):
    mine, theirs = pair
    seen = program.get(smiles_of(baby, mine.pk))["ETag"]
    changed(mine, note="x")
    address = smiles_of(baby, mine.pk, "merge")
    refused = program.post(address, {"other": str(theirs.pk)}, HTTP_IF_MATCH=seen)
    theirs.refresh_from_db()
    assert (refused.status_code, theirs.binned_at) == (412, None)
