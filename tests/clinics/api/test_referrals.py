"""Referrals for programs: forward only, and never another clinic's."""

import uuid
from datetime import timedelta

import pytest

from clinics.models import Referral, ReferralEvent
from clinics.sharing import end_share
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api, fields_of

ADDRESS = "/api/v1/clinic/referrals/"


def to(share, kind="vision", **said):
    return {"share": str(share.pk), "kind": kind, **said}


@pytest.fixture
def sent(program, watched):
    """The address of a referral that was sent today."""
    return f"{ADDRESS}{program.post(ADDRESS, to(watched())).json()['id']}/"


def test_a_referral_is_sent(program, nurse, watched):
    share = watched()
    response = program.post(ADDRESS, to(share, service="Example eyes"))
    row = Referral.objects.get()
    by = {"id": str(nurse.pk), "name": "Nurse Example"}
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "baby": str(share.baby_id),
        "kind": "vision",
        "service": "Example eyes",
        "step": "sent",
        "step_on": "2026-11-23",
        "due_on": "2026-11-30",
        "is_overdue": False,
        "made_by": by,
        "made_at": "2026-11-23T12:00:00+00:00",
        "events": [
            {
                "step": "sent",
                "on": "2026-11-23",
                "note": "",
                "by": by,
                "at": "2026-11-23T12:00:00+00:00",
            }
        ],
    }
    assert (row.clinic, row.made_by) == (nurse.clinic, nurse)
    assert program.get(f"{ADDRESS}{row.pk}/").json() == response.json()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "moon"}, "kind"),
        ({"service": "a\u0000b"}, "service"),
        ({"step": "seen", "stage": 1}, "stage"),
        ({"share": None}, "share"),
    ],
)
def test_what_cannot_be_is_refused_by_name(program, watched, said, field):
    response = program.post(ADDRESS, {**to(watched()), **said})
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Referral.objects.exists()


def test_a_step_follows(program, sent, clock):
    clock.move_to(NOW + timedelta(minutes=5))
    said = {"step": "booked", "booked_for": "2026-12-14", "note": "Both parents come."}
    moved = program.post(f"{sent}steps/", said)
    assert (moved.status_code, moved.json()["due_on"]) == (200, "2026-12-14")
    assert [event["step"] for event in moved.json()["events"]] == ["sent", "booked"]
    assert moved.json()["events"][1]["note"] == "Both parents come."
    assert Referral.objects.get().step == "booked"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"step": "sent"}, "step"),
        ({"step": "received"}, "step"),
        ({"step": "lost"}, "step"),
        ({}, "step"),
        ({"step": "seen", "on": "2026-11-24"}, "on"),
        ({"step": "seen", "on": "2026-11-22"}, "on"),
        ({"step": "not_reached", "booked_for": "2026-11-22"}, "booked_for"),
        ({"step": "seen", "note": "a\u0000b"}, "note"),
        ({"step": "seen", "mood": "good"}, "mood"),
    ],
)
def test_nothing_goes_backwards(program, sent, said, field):
    program.post(f"{sent}steps/", {"step": "booked"})
    response = program.post(f"{sent}steps/", said)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert (Referral.objects.get().step, ReferralEvent.objects.count()) == ("booked", 2)


def test_what_changed_since_is_not_stepped_over(program, sent):
    seen = program.get(sent)["ETag"]
    steps = f"{sent}steps/"
    first = program.post(steps, {"step": "received"}, HTTP_IF_MATCH=seen)
    second = program.post(steps, {"step": "booked"}, HTTP_IF_MATCH=seen)
    assert [first.status_code, second.status_code] == [200, 412]
    assert Referral.objects.get().step == "received"
    assert program.get(sent, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_the_same_under_the_same_id_is_one_referral(program, watched):
    share = watched()
    said = {"id": str(uuid.uuid4()), **to(share)}
    first, again = program.post(ADDRESS, said), program.post(ADDRESS, said)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    for other in ({"service": "Other"}, {"kind": "hearing"}):
        assert program.post(ADDRESS, {**said, **other}).status_code == 409
    assert Referral.objects.count() == 1


def test_an_id_of_another_clinic_is_not_found(program, watched):
    theirs = make_staff()
    far = watched(name="Test Far", at=theirs)
    both = make_share(baby=far.baby, clinic=make_clinic())
    key = api(theirs.user).post(ADDRESS, to(far)).json()["id"]
    here = make_staff(clinic=both.clinic)
    nowhere = program.get(f"{ADDRESS}{uuid.uuid4()}/").json()
    # another baby's, and another clinic's of the same baby
    for who, share in ((program, watched()), (api(here.user), both)):
        response = who.post(ADDRESS, {"id": key, **to(share)})
        assert (response.status_code, response.json()) == (404, nowhere)
    assert program.post(f"{ADDRESS}{key}/steps/", {"step": "seen"}).status_code == 404
    assert Referral.objects.count() == 1


def test_an_ended_share_hides_its_referrals(program, watched):
    share = watched()
    key = program.post(ADDRESS, to(share)).json()["id"]
    end_share(share=share, by=parent_of(share.baby), now=NOW)
    theirs = make_share(baby=make_baby(), clinic=make_clinic())
    assert program.get(ADDRESS).json()["results"] == []
    assert program.get(f"{ADDRESS}{key}/").status_code == 404
    assert program.post(ADDRESS, to(share)).status_code == 404
    assert program.post(ADDRESS, to(theirs)).status_code == 404
    assert Referral.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("?step=booked", 1),
        ("?due_until=2026-11-30", 1),
        ("?due_until=2026-11-29", 0),
    ],
)
def test_the_list_is_filtered(program, sent, watched, query, count):
    other = program.post(ADDRESS, to(watched(name="Test Two"))).json()["id"]
    program.post(f"{ADDRESS}{other}/steps/", {"step": "booked"})
    assert len(program.get(ADDRESS + query).json()["results"]) == count
    assert fields_of(program.get(f"{ADDRESS}?due_until=soon")) == ["due_until"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    program, watched, count, django_assert_num_queries
):
    for number in range(count):
        program.post(ADDRESS, to(watched(name=f"Test {number}")))
    program.get(ADDRESS)
    with django_assert_num_queries(5):
        program.get(ADDRESS)
