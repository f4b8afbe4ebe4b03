"""The same smile logged twice: found, put together, taken apart."""

from datetime import UTC, date, datetime, timedelta

import pytest

from babies.history import history_of
from babies.merges import is_near, known_answers, merge, near, twice_logged
from babies.models import Smile, SmileDay
from babies.services import bin_smile, restore_smile
from tests.factories import NOW, make_baby, make_caregiver, make_smile

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 16)
AT = datetime(2026, 10, 16, 12, tzinfo=UTC)


@pytest.fixture
def baby(user):
    return make_baby(by=user)


@pytest.fixture
def partner(baby):
    return make_caregiver(baby=baby).user


def logged(baby, by, seconds=0, **said):
    at = AT + timedelta(seconds=seconds)
    return make_smile(baby=baby, on=ON, by=by, **{"observed_at": at, **said})


@pytest.mark.parametrize(
    ("said", "is_same"),
    [
        ({}, True),
        ({"seconds": 120, "state": "asleep"}, True),
        ({"seconds": -120}, True),
        ({"seconds": 121}, False),
        ({"kind": "laugh"}, False),
        ({"precision": "day", "observed_at": None}, False),
    ],
)
def test_two_minutes_two_people_one_kind(baby, user, partner, said, is_same):
    one, other = logged(baby, user), logged(baby, partner, **said)
    assert is_near(one, other) is is_same
    assert is_near(other, one) is is_same
    assert (near(one, Smile.objects.visible_to(user)) == other) is is_same
    assert (near(other, Smile.objects.visible_to(user)) == one) is is_same


def test_one_person_may_log_two_in_a_minute(baby, user):
    one, other = logged(baby, user), logged(baby, user, 5)
    assert not is_near(one, other)
    assert twice_logged([one, other]) == {}
    assert near(one, Smile.objects.visible_to(user)) is None


def test_the_later_entry_is_asked_about(baby, user, partner):
    one, other = logged(baby, user), logged(baby, partner, 60)
    alone = logged(baby, partner, 3600)
    other.logged_at += timedelta(seconds=1)
    assert twice_logged([alone, other, one]) == {other: one}


def test_another_babys_smile_and_the_bin_are_not_near(baby, user, partner):
    one = logged(baby, user)
    twin = make_baby(by=user)
    logged(twin, partner)
    bin_smile(smile=logged(baby, partner), by=partner, now=NOW)
    assert near(one, Smile.objects.visible_to(user)) is None


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({}, 1),
        ({"state": "awake"}, 2),
        ({"state": "asleep", "state_is_guess": True}, 1),
        ({"trigger": ("unsure",)}, 1),
        ({"trigger": ("face", "voice"), "note": "At last", "eyes": "open"}, 4),
    ],
)
def test_answers_are_counted_but_no_guesses(baby, user, said, known):
    assert known_answers(logged(baby, user, **said)) == known


def test_the_entry_with_more_answers_stays(baby, user, partner):
    first = logged(baby, user, state="awake")
    fuller = logged(
        baby, partner, 60, state="awake", trigger=("face",), directed="person"
    )
    assert merge(first, fuller, by=user, now=NOW) == fuller
    first.refresh_from_db()
    assert (first.binned_at, first.merged_into) == (NOW, fuller)
    day = SmileDay.objects.get()
    assert (day.social, day.unclear) == (1, 0)


def test_of_two_alike_the_older_stays_with_both_notes(baby, user, partner):
    older = logged(baby, user, note="In the bath")
    younger = logged(baby, partner, note="With Ada")
    Smile.objects.filter(pk=younger.pk).update(logged_at=NOW + timedelta(minutes=1))
    younger.refresh_from_db()
    kept = merge(younger, older, by=user, now=NOW)
    assert (kept.pk, kept.note) == (older.pk, "In the bath\nWith Ada")


def test_a_note_that_both_wrote_is_there_once_and_none_too_long(baby, user, partner):
    one, other = (logged(baby, who, note="Same") for who in (user, partner))
    assert merge(one, other, by=user, now=NOW).note == "Same"
    long, longer = (
        logged(baby, who, 600, note=letter * 1500)
        for who, letter in ((user, "a"), (partner, "b"))
    )
    assert len(merge(long, longer, by=user, now=NOW).note) == 1500


def told(smile, viewer):
    versions = smile.versions.order_by("at", "pk")
    return [event.what for event in history_of(smile, versions, viewer)]


def test_the_history_tells_it_and_taking_out_restores_both(baby, user, partner):
    one, other = logged(baby, user), logged(baby, partner)
    kept = merge(one, other, by=user, now=NOW)
    gone = Smile.objects.exclude(pk=kept.pk).get()
    merged = "The same smile, logged twice, was put with this one"
    assert told(kept, user) == [merged, "Logged"]
    assert told(gone, user) == ["Moved to the bin", "Logged"]

    restore_smile(smile=gone, by=user, now=NOW)
    gone.refresh_from_db()
    assert (gone.binned_at, gone.merged_into) == (None, None)
    assert SmileDay.objects.get().unclear == 2
    assert told(kept, user) == [
        "The other entry was taken out again", merged, "Logged",
    ]  # fmt: skip
