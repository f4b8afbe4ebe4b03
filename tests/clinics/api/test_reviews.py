"""What staff do about reasons, for programs."""

import uuid

import pytest

from babies.models import Smile
from clinics.choices import Part
from clinics.models import Case, CaseStep, Referral, StaffAdvice
from clinics.sharing import end_share
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api, fields_of

ADDRESS = "/api/v1/clinic/reviews/"
LATE = "social_smile_late"


def about(share, action="acknowledged", kind=LATE, **said):
    return {"share": str(share.pk), "kind": kind, "action": action, **said}


def test_a_step_is_kept(program, nurse, watched):
    share = watched()
    response = program.post(ADDRESS, about(share, note="Called."))
    step = CaseStep.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(step.pk),
        "baby": str(share.baby_id),
        "kind": LATE,
        "since": "2026-11-20",
        "action": "acknowledged",
        "outcome": None,
        "until_on": None,
        "handed_to": None,
        "advice_id": None,
        "referral_id": None,
        "note": "Called.",
        "by": {"id": str(nurse.pk), "name": "Nurse Example"},
        "at": "2026-11-23T12:00:00+00:00",
    }
    assert (step.by, step.case.baby, step.case.action) == (
        nurse,
        share.baby,
        "acknowledged",
    )
    assert program.get(f"{ADDRESS}{step.pk}/").json() == response.json()


def test_closing_needs_an_outcome(program, watched):
    response = program.post(ADDRESS, about(watched(), "closed"))
    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"field": "outcome", "message": "Please choose how this ended."}
    ]
    assert not Case.objects.exists()


def test_a_smile_seen_in_clinic_is_an_observation_of_staff(program, nurse, watched):
    share = watched()
    sent = about(share, "closed", outcome="smiling_seen")
    assert program.post(ADDRESS, sent).json()["outcome"] == "smiling_seen"
    smile = Smile.objects.get()
    assert (smile.baby, smile.reporter, smile.smile_class, smile.logged_by) == (
        share.baby,
        "staff",
        "social",
        nurse.user,
    )


def test_handing_over_putting_off_and_their_answers(program, nurse, watched):
    colleague = make_staff(clinic=nurse.clinic, name="Doctor Example")
    share = watched()
    sent = about(share, "handed_over", to_staff=str(colleague.pk))
    handed = program.post(ADDRESS, sent).json()
    assert handed["handed_to"] == {"id": str(colleague.pk), "name": "Doctor Example"}
    put_off = program.post(ADDRESS, about(share, "snoozed", until_on="2026-11-30"))
    assert put_off.json()["until_on"] == "2026-11-30"
    assert Case.objects.get().taken_by == colleague


def test_advice_and_a_referral_go_out(program, watched):
    share = watched()
    sent = about(share, "advised", advice="call_us", words="Mornings.")
    advised = program.post(ADDRESS, sent).json()
    advice = StaffAdvice.objects.get()
    assert (advised["advice_id"], advice.kind, advice.words) == (
        str(advice.pk),
        "call_us",
        "Mornings.",
    )
    sent = about(share, "referred", refer_to="vision", service="Example eyes")
    referred = program.post(ADDRESS, sent).json()
    referral = Referral.objects.get()
    assert (referred["referral_id"], referral.kind, referral.service) == (
        str(referral.pk),
        "vision",
        "Example eyes",
    )


def test_what_a_colleague_has_taken_is_not_taken_again(program, nurse, watched):
    share = watched()
    colleague = make_staff(clinic=nurse.clinic, name="Doctor Example")
    assert api(colleague.user).post(ADDRESS, about(share, "taken")).status_code == 201
    response = program.post(ADDRESS, about(share, "taken"))
    assert (response.status_code, response.json()["detail"]) == (
        409,
        "Doctor Example has taken this already.",
    )
    assert CaseStep.objects.count() == 1


def test_a_reason_that_is_gone_is_left_alone(program, watched):
    response = program.post(ADDRESS, about(watched(age=30)))
    assert (response.status_code, response.json()["detail"]) == (
        409,
        "This reason is gone. Nothing was changed.",
    )
    assert not Case.objects.exists()


def test_an_id_of_another_clinic_is_not_found(program, watched):
    theirs = make_staff()
    key = str(uuid.uuid4())
    far = watched(name="Test Far", at=theirs)
    assert api(theirs.user).post(ADDRESS, {"id": key, **about(far)}).status_code == 201
    response = program.post(ADDRESS, {"id": key, **about(watched())})
    nowhere = program.get(f"{ADDRESS}{uuid.uuid4()}/")
    assert (response.status_code, response.json()) == (404, nowhere.json())
    assert (Case.objects.count(), CaseStep.objects.count()) == (1, 1)


def test_what_is_not_shared_is_not_found(program, nurse, watched):
    narrow = watched(parts=(Part.SUMMARY.value,))
    ended = watched(name="Test Ended")
    kept = program.post(ADDRESS, about(ended)).json()["id"]
    assert program.get(f"{ADDRESS}{kept}/").json()["id"] == kept
    end_share(share=ended, by=parent_of(ended.baby), now=NOW)
    theirs = make_share(baby=make_baby(), clinic=make_clinic())
    for share in (narrow, ended, theirs):
        assert program.post(ADDRESS, about(share)).status_code == 404
    assert program.get(f"{ADDRESS}{kept}/").status_code == 404
    assert program.get(ADDRESS).json()["results"] == []
    assert CaseStep.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("?action=taken", 1),
        (f"?kind={LATE}", 2),
        ("?kind=eyes", 0),
        (f"?baby={uuid.UUID(int=0)}", 0),
    ],
)
def test_the_list_is_filtered(program, watched, query, count):
    share = watched()
    for action in ("taken", "acknowledged"):
        program.post(ADDRESS, about(share, action))
    assert len(program.get(ADDRESS + query).json()["results"]) == count
    assert fields_of(program.get(f"{ADDRESS}?colour=red")) == ["colour"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    program, watched, count, django_assert_num_queries
):
    for number in range(count):
        program.post(ADDRESS, about(watched(name=f"Test {number}")))
    program.get(ADDRESS)
    with django_assert_num_queries(4):
        program.get(ADDRESS)
