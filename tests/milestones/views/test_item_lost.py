"""A skill that was there and is gone."""

import uuid
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from babies.models import LostSkill
from tests.factories import (
    make_answer,
    make_social_smile,
)
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
FACES = "cdc-02m-studies-faces"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-10-28T12:00Z", tick=False):
        yield


def address(baby, slug=FACES, name="expectation"):
    return reverse(f"milestones:{name}", args=[baby.pk, slug])


def test_a_skill_that_was_there_can_be_told_as_gone(signed_in, baby):
    gone = address(baby, name="lost")
    assert gone not in main_of(signed_in.get(address(baby)))
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES)
    assert gone in main_of(signed_in.get(address(baby)))
    page = words_of(signed_in.get(gone))
    assert page.startswith(
        "Juniper did this before and does not do it now "
        "Gazes at the face of a caregiver Day Note Save this"
    )
    data = {"key": uuid.uuid4(), "on": "2026-10-27", "note": "since Monday"}
    response = signed_in.post(gone, data, follow=True)
    assert words_of(response).startswith(
        "Juniper did something before and does not do it now. Speak to a doctor today."
    )
    row = LostSkill.objects.get()
    assert (row.skill, row.on, row.note) == (
        FACES,
        date(2026, 10, 27),
        "since Monday",
    )
    assert "You noted on 27 October 2026 that this has stopped." in words_of(
        signed_in.get(address(baby))
    )


def test_a_loss_on_no_possible_day_is_refused(signed_in, baby):
    data = {"on": "2026-11-01", "note": "kept as typed"}
    response = signed_in.post(address(baby, name="lost"), data)
    assert response.context["form"].errors == {
        "on": ["This day has not come yet. Please check it."]
    }
    assert "kept as typed" in main_of(response)
    assert LostSkill.objects.count() == 0


def test_the_question_after_a_not_yet_records_the_loss_in_one_tap(signed_in, baby):
    for on in (date(2026, 10, 16), date(2026, 10, 18)):
        make_social_smile(baby=baby, on=on)
    make_answer(baby=baby, on=date(2026, 10, 28), value="not_yet")
    data = {"key": uuid.uuid4(), "on": "2026-10-28"}
    response = signed_in.post(address(baby, "social-smile", "lost"), data, follow=True)
    page = words_of(response)
    assert page.startswith("Juniper did something before and does not do it now.")
    assert "Have they stopped?" not in page
    assert LostSkill.objects.get().skill == "social-smile"
