import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.models import Smile
from tests.factories import (
    NOW,
    make_smile,
    make_social_smile,
    parent_of,
)
from tests.factories_api import fields_of, smiles_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
AT_ME = {"state": "awake", "trigger": "face", "directed": "person"}


def test_a_smile_is_stored_with_its_class(baby, program):
    sent = {**AT_ME, "observed_at": "2026-11-20T08:30:05+02:00", "note": "At dad"}
    response = program.post(smiles_of(baby), sent)
    row = Smile.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "kind": "smile",
        "observed_at": "2026-11-20T06:30:05+00:00",
        "on": "2026-11-20",
        "precision": "exact",
        "time_zone": "Europe/London",
        "state": "awake",
        "eyes": "unsure",
        "trigger": ["face"],
        "directed": "person",
        "form": "unsure",
        "repeatable": "not_tried",
        "reporter": "parent",
        "note": "At dad",
        "state_is_guess": False,
        "class": "social",
        "sub_type": None,
        "reasons": response.json()["reasons"],
        "corrected_age_days": 80,
        "logged_at": "2026-11-23T12:00:00+00:00",
    }
    assert response.json()["reasons"] != []
    assert row.observed_at == datetime(2026, 11, 20, 6, 30, 5, tzinfo=UTC)
    assert row.logged_by == parent_of(baby)


def test_nothing_said_is_a_smile_just_now(baby, program):
    program.post(smiles_of(baby), {})
    row = Smile.objects.get()
    assert (row.observed_at, row.on, row.precision) == (NOW, NOW.date(), "exact")


def test_a_day_alone_has_no_time(baby, program):
    response = program.post(smiles_of(baby), {"on": "2026-11-01"})
    assert response.json()["precision"] == "day"
    assert response.json()["observed_at"] is None


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"on": "2026-08-31"}, "on"),
        ({"on": "2026-11-24"}, "on"),
        ({"on": "yesterday"}, "on"),
        ({"observed_at": "2026-11-23T12:02:01Z"}, "observed_at"),
        ({"observed_at": "2026-08-31T12:00:00Z"}, "observed_at"),
        ({"observed_at": "2026-11-20T08:30:00"}, "observed_at"),
        ({"observed_at": "0001-01-01T00:00:00+14:00"}, "observed_at"),
        ({"observed_at": "9999-12-31T23:59:59-12:00"}, "observed_at"),
        ({"observed_at": 10**400}, "observed_at"),
        ({"observed_at": "2026-11-20T08:30:00Z", "on": "2026-11-21"}, "on"),
        ({"observed_at": "2026-11-20T08:30:00Z", "precision": "day"}, "precision"),
        ({"on": "2026-11-20", "precision": "exact"}, "observed_at"),
        ({"precision": "about"}, "on"),
        ({"state": "happy"}, "state"),
        ({"state": None}, "state"),
        ({"trigger": ["face", "moon"]}, "trigger[1]"),
        ({"trigger": 1}, "trigger"),
        ({"form": ["laugh_sound"]}, "form"),
        ({"note": "x" * 2001}, "note"),
        ({"note": "a\u0000b"}, "note"),
        ({"note": "a\u202eb"}, "note"),
        ({"note": {"a": 1}}, "note"),
        ({"reporter": "staff"}, "reporter"),
        ({"smile": True}, "smile"),
        ({"id": 7}, "id"),
        ({"id": "x"}, "id"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(baby, program, sent, field):
    response = program.post(smiles_of(baby), sent)
    assert response.status_code == 400
    assert fields_of(response) == [field]
    assert response["Content-Type"] == "application/problem+json"
    assert not Smile.objects.exists()


def test_just_now_sent_again_later_is_one_smile(baby, program, time_machine):
    sent = {"id": str(uuid.uuid4()), "state": "awake"}
    first = program.post(smiles_of(baby), sent)
    time_machine.move_to(NOW + timedelta(days=2))
    again = program.post(smiles_of(baby), sent)
    assert (again.status_code, again.json()) == (200, first.json())


def test_the_first_body_again_after_a_change_is_the_changed_smile(baby, program):
    sent = {"id": str(uuid.uuid4()), "on": "2026-11-20"}
    program.post(smiles_of(baby), sent)
    program.patch(smiles_of(baby, sent["id"]), {"state": "awake"})
    again = program.post(smiles_of(baby), sent)
    assert (again.status_code, again.json()["state"]) == (200, "awake")


def test_some_answers_change_and_the_class_follows(baby, program):
    row = make_smile(baby=baby, on=date(2026, 11, 20), note="Kept")
    response = program.patch(smiles_of(baby, row.pk), AT_ME)
    assert response.status_code == 200
    said = response.json()
    assert (said["class"], said["note"], said["on"]) == ("social", "Kept", "2026-11-20")
    assert row.versions.count() == 2


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        ({}, ("2026-11-20T12:00:00+00:00", "2026-11-20", "about")),
        (
            {"observed_at": "2026-11-19T09:00:00Z"},
            ("2026-11-19T09:00:00+00:00", "2026-11-19", "about"),
        ),
        ({"on": "2026-11-18"}, (None, "2026-11-18", "day")),
        ({"observed_at": None, "precision": "day"}, (None, "2026-11-20", "day")),
        ({"observed_at": None}, (None, "2026-11-20", "day")),
    ],
)
def test_another_time_or_day_replaces_both(baby, program, sent, then):
    row = make_smile(baby=baby, on=date(2026, 11, 20), precision="about")
    said = program.patch(smiles_of(baby, row.pk), sent).json()
    assert (said["observed_at"], said["on"], said["precision"]) == then


def test_a_day_can_get_its_time(baby, program):
    row = make_smile(
        baby=baby, on=date(2026, 11, 20), precision="day", observed_at=None
    )
    sent = {"observed_at": "2026-11-20T09:00:00Z"}
    said = program.patch(smiles_of(baby, row.pk), sent).json()
    assert (said["observed_at"], said["precision"]) == (
        "2026-11-20T09:00:00+00:00",
        "exact",
    )


def test_all_anew_leaves_nothing_of_before(baby, program):
    row = make_social_smile(baby=baby, on=date(2026, 11, 20), note="Gone")
    said = program.put(smiles_of(baby, row.pk), {"on": "2026-11-20"}).json()
    assert (said["note"], said["state"], said["class"]) == ("", "unsure", "unclear")


def test_all_anew_needs_a_day(baby, program):
    row = make_smile(baby=baby)
    assert fields_of(program.put(smiles_of(baby, row.pk), {})) == ["on"]


@pytest.fixture
def guessed(baby):
    """A smile that a running sleep timer called asleep."""
    return make_smile(baby=baby, state="asleep", state_is_guess=True)


def test_a_guess_is_put_right_as_by_the_tap_of_the_page(baby, program, guessed):
    said = program.patch(smiles_of(baby, guessed.pk), {"state": "awake"}).json()
    guessed.refresh_from_db()
    assert (said["state"], said["state_is_guess"]) == ("awake", False)
    assert (guessed.state, guessed.state_is_guess) == ("awake", False)


def test_other_words_leave_a_guess_a_guess(baby, program, guessed):
    said = program.patch(smiles_of(baby, guessed.pk), {"note": "In the pram"}).json()
    assert (said["state"], said["state_is_guess"]) == ("asleep", True)
    assert program.put(smiles_of(baby, guessed.pk), said).json()["state_is_guess"] is (
        False
    )
