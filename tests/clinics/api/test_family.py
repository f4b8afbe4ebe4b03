"""Who of a family, and who else, reads and answers what staff say."""

import uuid

import pytest

from babies.choices import Role
from clinics.choices import AdviceKind
from clinics.models import Correction
from clinics.notes import Advised, give_advice
from tests.clinics.corrections import suggested
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_api import api


@pytest.fixture
def baby(db):
    return make_baby()


@pytest.fixture
def advise(baby, nurse):
    def make():
        said = Advised(
            key=uuid.uuid4(),
            baby=baby,
            kind=AdviceKind.CALL_US,
            words="Mornings.",
            by=nurse,
            now=NOW,
        )
        return give_advice(said)

    return make


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


def test_who_may_do_what(baby, nurse, advise):
    parent = parent_of(baby)
    advice, dates = advise(), suggested(baby=baby, by=nurse, gestation_weeks=37)
    twin = make_baby(by=parent, name="Test Twin")
    answers = (
        (of(baby, "advice", advice.pk), {"reply": "got_it"}),
        (of(baby, "corrections", dates.pk), {"verdict": "refused"}),
    )
    caregiver, viewer = (
        api(make_caregiver(baby=baby, role=role).user)
        for role in (Role.CAREGIVER, Role.VIEWER)
    )
    outside = [api(parent, baby_id=twin.pk), api(make_user()), api(nurse.user)]
    for who in (viewer, *outside):
        assert [who.put(*each).status_code for each in answers] == [404] * 2
    assert [caregiver.put(*each).status_code for each in answers] == [200, 404]
    for name in ("advice", "corrections"):
        assert len(viewer.get(of(baby, name)).json()["results"]) == 1
        assert [who.get(of(baby, name)).status_code for who in outside] == [404] * 3
        assert api(parent).get(of(twin, name)).json()["results"] == []
    assert Correction.objects.get().verdict == "open"
