"""What staff do about reasons, for programs."""

import uuid

import pytest

from babies.models import Smile
from clinics.choices import Part
from clinics.models import Case, CaseStep
from tests.factories import NOW
from tests.factories_api import fields_of

ADDRESS = "/api/v1/clinic/reviews/"
LATE = "social_smile_late"


def about(share, action="acknowledged", kind=LATE, **said):
    return {"share": str(share.pk), "kind": kind, "action": action, **said}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "boredom"}, "kind"),
        ({"action": "forgotten"}, "action"),
        ({"action": "closed", "outcome": "vanished"}, "outcome"),
        ({"outcome": "moved_away"}, "outcome"),
        ({"action": "snoozed"}, "until_on"),
        ({"action": "snoozed", "until_on": "2026-11-23"}, "until_on"),
        ({"action": "snoozed", "until_on": "2027-02-22"}, "until_on"),
        ({"action": "advised"}, "advice"),
        ({"action": "advised", "advice": "sing"}, "advice"),
        ({"action": "advised", "advice": "call_us", "words": "a\u0000b"}, "words"),
        ({"action": "referred"}, "refer_to"),
        ({"action": "referred", "refer_to": "vision", "service": "\u202e"}, "service"),
        ({"action": "handed_over"}, "to_staff"),
        ({"action": "handed_over", "to_staff": str(uuid.uuid4())}, "to_staff"),
        ({"advice": "call_us"}, "advice"),
        ({"note": "a\u0000b"}, "note"),
        ({"until": "2026-11-30"}, "until"),
        ({"share": 7}, "share"),
        ({"id": 7}, "id"),
    ],
)
def test_what_cannot_be_is_refused_by_name(program, watched, said, field):
    response = program.post(ADDRESS, {**about(watched()), **said})
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Case.objects.exists()


def test_a_matter_of_something_else_does_not_end_with_a_smile(program, watched):
    share = watched()
    share.baby.concerns.create(kind="worry", on=NOW.date(), logged_at=NOW)
    sent = about(share, "closed", kind="parent_worry", outcome="smiling_seen")
    assert fields_of(program.post(ADDRESS, sent)) == ["outcome"]
    assert not Smile.objects.exists()


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ({}, {"note": "Other"}),
        ({}, {"action": "taken"}),
        ({"action": "closed", "outcome": "moved_away"}, {"outcome": "not_reached"}),
        ({"action": "advised", "advice": "call_us"}, {"words": "Other"}),
        ({"action": "referred", "refer_to": "vision"}, {"refer_to": "hearing"}),
        ({"action": "snoozed", "until_on": "2026-11-30"}, {"until_on": "2026-12-01"}),
    ],
)
def test_the_same_under_the_same_id_is_one_step(program, watched, said, other):
    sent = {"id": str(uuid.uuid4()), **about(watched()), **said}
    first, again = program.post(ADDRESS, sent), program.post(ADDRESS, sent)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    assert program.post(ADDRESS, {**sent, **other}).status_code == 409
    assert CaseStep.objects.count() == 1


def test_steps_about_parts_no_longer_shared_are_not_listed(program, watched):
    share = watched()
    program.post(ADDRESS, about(share))
    share.baby.concerns.create(kind="worry", on=NOW.date(), logged_at=NOW)
    program.post(ADDRESS, about(share, kind="parent_worry"))
    share.parts = [Part.SUMMARY.value]
    share.save()
    (only,) = program.get(ADDRESS).json()["results"]
    assert only["kind"] == "parent_worry"
