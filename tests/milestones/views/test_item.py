import uuid
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from babies.models import LostSkill
from milestones.models import Answer
from tests.factories import (
    PASSWORD,
    make_answer,
    make_baby,
    make_caregiver,
    make_lost_skill,
    make_social_smile,
    make_user,
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


def said(**fields):
    return {"key": str(uuid.uuid4()), "value": "yes", "on": "2026-10-20", **fields}


def test_an_item_names_its_list_and_its_day(signed_in, baby):
    page = words_of(signed_in.get(address(baby)))
    assert page.startswith(
        "Milestones Gazes at the face of a caregiver Not answered yet. "
        "Your baby rests the eyes on a face that is near and still. Try this: "
        "Bring your face close, about one forearm away. Stay still and wait. "
        "At least three in four children do this by the age of the list. "
        "For you that is 1 November 2026. "
        "A “not yet” counts from that day on. "
        "From: CDC milestone checklists, 2022. Read the official list Your answer"
    )


def test_an_item_seen_in_one_copy_says_so(signed_in, baby):
    page = words_of(signed_in.get(address(baby, "cdc-60m-hops")))
    assert "We could check this one in one copy only." in page
    assert "You can answer from 18 August 2031." in page


def test_a_motor_milestone_names_its_range(signed_in, baby):
    page = words_of(signed_in.get(address(baby, "hands-and-knees-crawling")))
    assert (
        "Almost all children in the study did it between 5.2 and 13.5 months. "
        "Some well children never do this one." in page
    )
    page = words_of(signed_in.get(address(baby, "walking-alone")))
    assert "Some well children" not in page


@pytest.mark.parametrize("slug", ["social-smile", "cdc-02m-social-smile-responsive"])
def test_the_smile_has_one_page_under_both_names(signed_in, baby, slug):
    make_answer(
        baby=baby, on=date(2026, 10, 1), expectation="cdc-02m-social-smile-responsive"
    )
    page = words_of(signed_in.get(address(baby, slug)))
    assert page.startswith(
        "Milestones Smiles at a person while awake Yes, 1 October 2026 "
        "Seen in the diary on 1 October 2026. "
        "Your baby is awake, looks at a face or hears a voice, and smiles. Try this: "
        "Choose a calm, fed moment. Smile, talk softly, then wait for a turn. "
        "Juniper did this before and does not do it now "
        "A smile at a person, seen while awake. It is also on the list for two months. "
        "One answer serves both. From: Our own path of smiles, from several studies."
    )


@pytest.mark.parametrize("slug", ["coos", "no-such-item"])
def test_what_families_do_not_answer_has_no_page(signed_in, baby, slug):
    assert signed_in.get(address(baby, slug)).status_code == 404
    assert signed_in.post(address(baby, slug), said()).status_code == 404
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("back", "target"),
    [
        ("", "/babies/{pk}/milestones/cdc-02m-studies-faces/"),
        ("https://example.com/", "/babies/{pk}/milestones/cdc-02m-studies-faces/"),
        ("today", "/babies/{pk}/"),
        ("window", "/babies/{pk}/window/"),
        ("list", "/babies/{pk}/milestones/?age=2#cdc-02m-studies-faces"),
        ("now", "/babies/{pk}/milestones/#cdc-02m-studies-faces"),
        ("motor", "/babies/{pk}/milestones/motor/#cdc-02m-studies-faces"),
    ],
)
def test_an_answer_leads_back_to_where_it_was_given(
    signed_in, user, baby, back, target
):
    response = signed_in.post(address(baby), said(back=back, about="on"))
    assert response["Location"] == target.format(pk=baby.pk)
    row = Answer.objects.get()
    assert (row.expectation_id, row.value, row.on, row.precision) == (
        FACES,
        "yes",
        date(2026, 10, 20),
        "about",
    )
    assert (row.baby, row.logged_by) == (baby, user)


def test_a_motor_milestone_leads_back_to_where_it_stands(signed_in, baby):
    for back, place in [("list", "#walking-alone"), ("motor", "motor/#walking-alone")]:
        response = signed_in.post(address(baby, "walking-alone"), said(back=back))
        assert response["Location"] == f"/babies/{baby.pk}/milestones/{place}"


def test_a_tap_among_the_motor_milestones_stays_in_its_row(signed_in, baby):
    response = signed_in.post(
        address(baby, "walking-alone"),
        said(back="motor"),
        headers={"HX-Request": "true"},
    )
    row = response.content.decode()
    assert 'action="../walking-alone/"' in row
    assert 'name="back" value="motor"' in row


def test_earlier_answers_stay_and_can_be_taken_back(signed_in, baby):
    signed_in.post(address(baby), said(value="not_yet"))
    response = signed_in.post(address(baby), said(on="2026-10-27"), follow=True)
    page = words_of(response)
    assert "Your answers so far Yes, 27 October 2026 Take back" in page
    assert "Not yet, 20 October 2026 Take back" in page
    assert "A new answer takes nothing away from an older one." in page
    row = Answer.objects.get(value="yes")
    undo = f"/babies/{baby.pk}/said/answers/{row.pk}/delete/"
    assert response.content.decode().count(f'action="{undo}"') == 2


def test_sending_the_form_twice_is_one_answer(signed_in, baby):
    data = said()
    for _ in range(2):
        signed_in.post(address(baby), data)
    assert Answer.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("on", "2026-10-29", "This day has not come yet. Please check it."),
        ("on", "2026-08-31", "This day is before the birth. Please check it."),
        ("on", "2027-02-29", "There is no 29 February 2027. Please check it."),
        ("on", "\x00", "There is no such day. Please check it."),
        ("value", "maybe", "Please choose one of these."),
        ("value", "", "Please choose one of these."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    signed_in, baby, field, value, sentence
):
    response = signed_in.post(address(baby), said(**{field: value, "about": "on"}))
    assert response.context["form"].errors == {field: [sentence]}
    assert f'id="id_{field}_error"' in main_of(response)
    assert "checked" in str(response.context["form"]["about"])
    assert Answer.objects.count() == 0


def test_a_closed_list_takes_no_answer(signed_in, baby):
    with time_machine.travel("2026-10-17T12:00Z", tick=False):
        response = signed_in.post(address(baby), said(on="2026-10-17"))
    assert response.context["form"].errors == {
        "value": ["This list opens on 18 October 2026. Please come back then."]
    }
    assert "You can answer from 18 October 2026." in words_of(response)
    assert Answer.objects.count() == 0


def test_a_viewer_reads_and_cannot_answer(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES)
    make_lost_skill(baby=baby, on=date(2026, 10, 20), skill=FACES)
    client.force_login(viewer)
    for name in ("expectation", "lost"):
        assert "<form" not in main_of(client.get(address(baby, name=name)))
        assert client.post(address(baby, name=name), said()).status_code == 404
    assert (Answer.objects.count(), LostSkill.objects.count()) == (1, 1)


def test_an_answer_for_another_familys_baby_is_not_taken(signed_in, expectations):
    other = make_baby()
    assert signed_in.post(address(other), said()).status_code == 404
    assert Answer.objects.count() == 0


def test_nothing_answered_is_lost_when_the_session_has_ended(client, user, baby):
    data = said(about="on")
    response = client.post(address(baby), data)
    response = client.post(
        response["Location"], {"login": user.email, "password": PASSWORD}, follow=True
    )
    assert response.redirect_chain == [(address(baby), 302)]
    form = response.context["form"]
    assert (form["value"].value(), form["on"].value(), form["about"].value()) == (
        "yes",
        "2026-10-20",
        True,
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES)
        make_lost_skill(baby=baby, on=date(2026, 10, 20), skill=FACES)
    with django_assert_num_queries(6):
        response = signed_in.get(address(baby))
    assert words_of(response).count("Take back") == rows


def test_a_logged_smile_is_the_answer(signed_in, baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    response = signed_in.get(address(baby, "social-smile"))
    assert words_of(response).startswith(
        "Milestones Smiles at a person while awake "
        "Seen in the diary on 16 October 2026. Your baby is awake"
    )
    assert "Juniper did this before and does not do it now" in words_of(response)
    assert address(baby, "social-smile", "lost") in main_of(response)


def test_one_tap_in_the_list_changes_only_its_row(signed_in, baby):
    data = said(back="list")
    response = signed_in.post(address(baby), data, headers={"HX-Request": "true"})
    row = response.content.decode().strip()
    assert row.startswith(f'<li class="stack tight" id="{FACES}">')
    assert "Yes, 20 October 2026" in row
    assert f'id="{FACES}-yes"' in row
    assert f'name="key" value="{data["key"]}"' not in row
    assert "<main" not in row
    answer = Answer.objects.get()
    undo = reverse("milestones:remove", args=[baby.pk, "answers", answer.pk])
    assert f'action="{undo}"' in row
    place = f"/babies/{baby.pk}/milestones/?age=2#{FACES}"
    assert f'value="{place}"' in row
    assert signed_in.post(undo, {"next": place})["Location"] == place
    answer.refresh_from_db()
    assert answer.binned_at is not None


def test_a_tap_that_is_refused_leads_to_the_page_of_the_item(signed_in, baby):
    data = said(back="list", on="2026-12-01")
    response = signed_in.post(address(baby), data, headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == address(baby)
    assert Answer.objects.count() == 0


def test_a_boosted_form_gets_a_whole_page(signed_in, baby):
    headers = {"HX-Request": "true", "HX-Boosted": "true"}
    response = signed_in.post(address(baby), said(back="list"), headers=headers)
    assert response["Location"].endswith(f"#{FACES}")
