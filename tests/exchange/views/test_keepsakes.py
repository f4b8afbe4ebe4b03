from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from PIL import Image

from tests.factories import NOW, make_baby, make_smile, make_social_smile
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def page(baby):
    return reverse("exchange:keepsakes", args=[baby.pk])


def image(baby, kind):
    return reverse("exchange:keepsake", args=[baby.pk, kind])


def laugh(baby, on):
    make_smile(
        baby=baby, on=on, kind="laugh", state="awake", trigger=("play",),
        directed="person",
    )  # fmt: skip


def test_p2_the_card_has_the_day_of_the_first_smile(signed_in, baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    said = words_of(signed_in.get(page(baby)))
    assert "First social smile Juniper 16 October 2026 Day 45 Save as a picture" in said
    assert "Still to come First laugh" in said
    response = signed_in.get(image(baby, "smile"))
    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"] == (
        'attachment; filename="first-smile-2026-10-16.png"'
    )
    assert Image.open(BytesIO(response.content)).format == "PNG"


def test_a_smile_that_waits_to_be_confirmed_has_no_card(signed_in, baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    said = words_of(signed_in.get(page(baby)))
    assert "The days to keep are still to come." in said
    assert "16 October" not in said
    assert signed_in.get(image(baby, "smile")).status_code == 404


def test_the_first_laugh_has_a_card(signed_in, user):
    baby = make_baby(by=user, name="Wren", gestation_weeks=36, gestation_days=6)
    laugh(baby, date(2026, 11, 12))
    laugh(baby, date(2026, 11, 14))
    response = signed_in.get(page(baby))
    assert (
        "First laugh Wren 12 November 2026 Day 72 from birth, day 50 corrected"
    ) in words_of(response)
    assert 'href="#mark-star"' in main_of(response)
    assert signed_in.get(image(baby, "laugh"))["Content-Disposition"].endswith(
        '"first-laugh-2026-11-12.png"'
    )


def test_both_cards_leave_nothing_to_come(signed_in, baby):
    for on in (date(2026, 11, 12), date(2026, 11, 14)):
        make_social_smile(baby=baby, on=on)
        laugh(baby, on)
    said = words_of(signed_in.get(page(baby)))
    assert said.index("First social smile") < said.index("First laugh")
    assert "Still to come" not in said


@pytest.mark.parametrize("kind", ["smiles", "nothing", "first-smile", "SMILE"])
def test_there_is_no_other_kind(signed_in, baby, kind):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    assert signed_in.get(image(baby, kind)).status_code == 404


@pytest.mark.parametrize("smiles", [1, 3])
def test_the_number_of_queries_does_not_grow(
    signed_in, baby, smiles, django_assert_num_queries
):
    for n in range(smiles):
        make_social_smile(baby=baby, on=date(2026, 10, 16 + n))
        laugh(baby, date(2026, 11, 12 + n))
    with django_assert_num_queries(6):
        signed_in.get(page(baby))
