"""A family that scanned a clinic's code, on its way to share a diary there."""

import pytest

from babies.choices import Role
from tests.babies.views.pages import words_of
from tests.clinics.rows import make_clinic
from tests.factories import make_baby, make_caregiver

pytestmark = pytest.mark.django_db
ARRIVE = "/clinic/at/SUNNY234/"


def test_a_parent_of_one_baby_comes_to_sharing_with_the_code(signed_in, user):
    clinic = make_clinic(code="SUNNY234", name="Sunny Sample Clinic")
    baby = make_baby(by=user)
    make_caregiver(baby=make_baby(), user=user, role=Role.CAREGIVER)
    response = signed_in.get(ARRIVE)

    assert response["Location"] == f"/babies/{baby.pk}/sharing/new/?clinic=SUNNY234"
    assert clinic.code in words_of(signed_in.get(response["Location"]))


def test_a_parent_of_twins_says_whose_diary(signed_in, user):
    one, two = (make_baby(by=user, name=name) for name in ("Ash", "Wren"))
    page = words_of(signed_in.get(ARRIVE))

    for baby in (one, two):
        assert f'href="/babies/{baby.pk}/sharing/new/?clinic=SUNNY234"' in page
    assert page.index("Ash") < page.index("Wren")


def test_who_has_no_baby_yet_adds_one(signed_in):
    assert signed_in.get(ARRIVE)["Location"] == "/babies/new/"


def test_signed_out_one_comes_back_after_signing_in(client):
    assert client.get(ARRIVE)["Location"] == (
        "/accounts/login/?next=/clinic/at/SUNNY234/"
    )
