"""Notes of staff and what they saw, for programs."""

import uuid

import pytest

from babies.models import Smile
from clinics.choices import Audience, Part
from clinics.models import Look, Note
from clinics.notes import add_note
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby, make_smile
from tests.factories_api import api, fields_of

NOTE = {"audience": "team", "words": "Call on Monday."}


@pytest.fixture
def share(nurse):
    return make_share(baby=make_baby(), clinic=nurse.clinic)


def address(share, name="notes"):
    return f"/api/v1/clinic/babies/{share.pk}/{name}/"


def test_a_note_is_kept_once_under_its_id(program, nurse, share):
    key = str(uuid.uuid4())
    first, again = (
        program.post(address(share), {"id": key, **NOTE}) for _number in range(2)
    )
    other = program.post(address(share), {"id": key, **NOTE, "audience": "family"})
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json() == again.json()
    assert first.json() == {
        "id": key,
        **NOTE,
        "by": {"id": str(nurse.pk), "name": nurse.name},
        "at": "2026-11-23T12:00:00+00:00",
    }
    assert Note.objects.get().baby == share.baby


def test_the_list_is_the_clinics_own_and_a_look_at_the_record(program, nurse, share):
    for by in (nurse, make_staff()):
        add_note(baby=share.baby, audience=Audience.TEAM, words=by.name, by=by, now=NOW)
    (row,) = program.get(address(share)).json()["results"]
    assert row["words"] == nurse.name
    assert [look.part for look in Look.objects.all()] == [Part.SUMMARY]


def test_an_id_out_of_reach_is_not_found(program, share):
    theirs = add_note(
        baby=make_baby(), audience=Audience.TEAM, words="x", by=make_staff(), now=NOW
    )
    smile = make_smile(baby=make_baby())
    sent = program.post(address(share), {"id": str(theirs.pk), **NOTE})
    seen = program.post(
        address(share, "sightings"), {"id": str(smile.pk), "seen": "at_me"}
    )
    assert (sent.status_code, seen.status_code) == (404, 404)
    assert not Note.objects.filter(baby=share.baby).exists()
    assert not Smile.objects.filter(baby=share.baby).exists()


def test_what_a_form_refuses_is_refused_by_name(program, share):
    for sent, field in (
        ({**NOTE, "words": " \n "}, "words"),
        ({**NOTE, "words": "x\x00"}, "words"),
        ({**NOTE, "audience": "all"}, "audience"),
    ):
        response = program.post(address(share), sent)
        assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Note.objects.exists()


def test_what_was_seen_here_is_an_entry_of_staff(program, nurse, share):
    key = str(uuid.uuid4())
    first, again, other = (
        program.post(address(share, "sightings"), {"id": key, "seen": seen})
        for seen in ("at_me", "at_me", "asleep")
    )
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json() == {
        "id": key,
        "seen": "at_me",
        "observed_at": first.json()["observed_at"],
        "smile_class": "social",
    }
    row = Smile.objects.get()
    assert (row.reporter, row.logged_by, row.observed_at) == ("staff", nurse.user, NOW)


def test_without_smiles_in_the_share_nothing_is_seen_here(nurse):
    share = make_share(clinic=nurse.clinic, parts=(Part.SUMMARY,))
    sent = api(nurse.user).post(address(share, "sightings"), {"seen": "at_me"})
    assert (sent.status_code, Smile.objects.count()) == (404, 0)
