import uuid
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from babies.models import Concern
from milestones.cards import token_of
from milestones.models import Review
from milestones.services import assessment
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_caregiver,
    make_concern,
    make_user,
)
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 30)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-10-30T12:00Z", tick=False):
        yield


def address(baby):
    return reverse("milestones:review", args=[baby.pk])


def token(baby, number=0):
    return token_of(assessment(baby, today=ON).flags[number])


def note(client, baby, action="booked", back="today", flag=None):
    data = {"flag": flag or token(baby), "action": action, "back": back}
    return client.post(address(baby), data, follow=True)


def test_a_seen_reason_does_not_nag(signed_in, user, baby):
    response = note(signed_in, baby)
    assert response.redirect_chain == [(f"/babies/{baby.pk}/", 302)]
    page = words_of(response)
    assert "A visit was booked on 30 October 2026." in page
    assert "I booked a visit" not in page
    row = Review.objects.get()
    assert (row.baby, row.by, row.kind, row.action) == (
        baby,
        user,
        "social_smile_late",
        "booked",
    )


@pytest.mark.parametrize(
    ("back", "target"),
    [("window", "/babies/{pk}/window/"), ("elsewhere", "/babies/{pk}/reviews/")],
)
def test_a_note_leads_back(signed_in, baby, back, target):
    response = note(signed_in, baby, back=back)
    assert response.redirect_chain == [(target.format(pk=baby.pk), 302)]


def test_a_rise_asks_again(signed_in, baby):
    note(signed_in, baby)
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        response = signed_in.get(reverse("milestones:today", args=[baby.pk]))
    assert "Please call your pediatrician within two weeks, by" in words_of(response)
    assert "I booked a visit" in words_of(response)


def test_a_newer_worry_asks_again(signed_in, baby):
    make_concern(baby=baby, on=date(2026, 10, 20))
    note(signed_in, baby)
    today = reverse("milestones:today", args=[baby.pk])
    assert "You are worried about Juniper." not in words_of(signed_in.get(today))
    make_concern(baby=baby, on=date(2026, 10, 20))
    assert "You are worried about Juniper." in words_of(signed_in.get(today))


def test_a_worry_waits_for_what_is_urgent(signed_in, baby):
    make_concern(baby=baby, on=date(2026, 10, 20))
    fever = make_concern(baby=baby, on=date(2026, 10, 20), kind="fever")
    today = reverse("milestones:today", args=[baby.pk])
    page = words_of(signed_in.get(today))
    assert page.startswith("Juniper needs to be seen.")
    assert "First do what is above." in page
    assert "You are worried about Juniper." not in page
    assert "within two weeks" not in page
    Concern.objects.filter(pk=fever.pk).update(binned_at=NOW)
    page = words_of(signed_in.get(today))
    assert "First do what is above." not in page
    assert "You are worried about Juniper." in page


def test_a_flag_that_changed_meanwhile_is_shown_again(signed_in, baby):
    make_concern(baby=baby, on=date(2026, 10, 20))
    shown = token(baby)
    make_concern(baby=baby, on=date(2026, 10, 21))
    response = note(signed_in, baby, flag=shown)
    assert "Something has changed. Please look again." in response.content.decode()
    assert "You are worried about Juniper." in words_of(response)
    assert Review.objects.count() == 0


@pytest.mark.parametrize("action", ["seen", "booked", "forgotten", "", "\x00"])
def test_an_urgent_reason_is_settled_by_a_doctor_only(signed_in, baby, action):
    make_concern(baby=baby, on=ON, kind="hard_to_wake")
    response = note(signed_in, baby, action=action)
    assert "Please choose one of the buttons." in response.content.decode()
    assert Review.objects.count() == 0
    assert words_of(note(signed_in, baby, action="told_doctor")).startswith(
        "Juniper needs to be seen. The doctor was told on 30 October 2026. "
        "Still worried? Call again. Smiled at me Asleep"
    )
    assert Review.objects.get().action == "told_doctor"


def test_the_same_button_twice_is_one_note(signed_in, baby):
    for _ in range(2):
        note(signed_in, baby)
    assert Review.objects.count() == 1


def test_a_note_made_by_mistake_is_taken_back(signed_in, baby):
    response = note(signed_in, baby)
    row = Review.objects.get()
    undo = reverse("milestones:unreview", args=[baby.pk, row.pk])
    assert f'action="{undo}"' in response.content.decode()
    page = words_of(signed_in.get(undo, follow=True))
    assert Review.objects.count() == 1
    assert (
        "Noted before No social smile has been logged for Juniper yet. "
        "A visit was booked on 30 October 2026. Take back" in page
    )
    response = signed_in.post(undo, follow=True)
    assert Review.objects.count() == 0
    assert "I booked a visit" in words_of(response)
    assert signed_in.post(undo).status_code == 404


def test_with_nothing_to_do_the_page_says_so(signed_in, user, expectations):
    baby = make_baby(by=user, birth_on=date(2026, 10, 20))
    page = words_of(signed_in.get(address(baby)))
    assert page.startswith("What you did so far There is nothing to do now.")


def test_a_note_of_another_baby_is_not_reached(signed_in, baby):
    note(signed_in, baby)
    row = Review.objects.get()
    other = make_baby(by=baby.created_by)
    undo = reverse("milestones:unreview", args=[other.pk, row.pk])
    assert signed_in.post(undo).status_code == 404
    assert (
        signed_in.post(
            reverse("milestones:unreview", args=[baby.pk, uuid.uuid4()])
        ).status_code
        == 404
    )
    assert Review.objects.count() == 1


def test_a_viewer_reads_what_was_done(client, baby):
    client.force_login(baby.created_by)
    note(client, baby)
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    response = client.get(address(baby))
    assert "A visit was booked on 30 October 2026." in words_of(response)
    assert "<form" not in main_of(response)
    assert client.post(address(baby), {"flag": token(baby)}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for action in ("booked", "told_doctor", "seen")[:rows]:
        note(signed_in, baby, action=action)
    with django_assert_num_queries(6):
        response = signed_in.get(address(baby))
    assert words_of(response).count("Take back") == rows


LIMBS = "cdc-02m-all-limbs-move"


@pytest.fixture
def two_signs(baby):
    """A late smile and one thing that is not there yet, on 1 November."""
    make_answer(baby=baby, on=date(2026, 11, 1), value="not_yet", expectation=LIMBS)
    with time_machine.travel("2026-11-01T12:00Z", tick=False):
        yield [
            token_of(flag) for flag in assessment(baby, today=date(2026, 11, 1)).flags
        ]


@pytest.mark.parametrize("name", ["today", "window"])
def test_two_late_signs_are_one_card_on_a_page(signed_in, baby, two_signs, name):
    response = signed_in.get(reverse(f"milestones:{name}", args=[baby.pk]))
    page = words_of(response)
    assert page.count("Please bring these up with your pediatrician at the visit.") == 1
    assert "Please mention it to your pediatrician" not in page
    assert page.count("I booked a visit") == 1
    assert f'href="/babies/{baby.pk}/milestones/{LIMBS}/"' in main_of(response)
    assert f'value="{"+".join(two_signs)}"' in main_of(response)


def test_one_tap_settles_all_of_a_joint_card_and_one_tap_undoes_it(
    signed_in, baby, two_signs
):
    response = note(signed_in, baby, flag="+".join(two_signs))
    kinds = Review.objects.order_by("kind").values_list("kind", "action")
    assert list(kinds) == [
        ("milestone_not_yet", "booked"),
        ("social_smile_late", "booked"),
    ]
    assert "Please bring these up" not in words_of(response)
    page = words_of(signed_in.get(address(baby)))
    assert page.count("Take back") == 1
    assert (
        "One thing on the list is “not yet” for Juniper. "
        "No social smile has been logged for Juniper yet. "
        "A visit was booked on 1 November 2026. Take back" in page
    )
    [undo] = {
        reverse("milestones:unreview", args=[baby.pk, row.pk])
        for row in Review.objects.all()
        if str(row.pk) in response.content.decode()
    }
    signed_in.post(undo)
    assert Review.objects.count() == 0


def test_an_urgent_reason_cannot_be_settled_along_with_others(
    signed_in, baby, two_signs
):
    make_concern(baby=baby, on=date(2026, 11, 1), kind="fever")
    found = assessment(baby, today=date(2026, 11, 1))
    joint = "+".join(map(token_of, found.flags))
    response = note(signed_in, baby, flag=joint)
    assert "Please choose one of the buttons." in response.content.decode()
    assert Review.objects.count() == 0
