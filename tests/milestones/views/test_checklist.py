from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.factories import (
    make_answer,
    make_baby,
    make_caregiver,
    make_social_smile,
    make_user,
)
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
FACES = "cdc-02m-studies-faces"


def look(client, baby, on="2026-10-28", **query):
    with time_machine.travel(f"{on}T12:00Z", tick=False):
        return client.get(reverse("milestones:list", args=[baby.pk]), query)


def test_the_list_for_now_is_shown(signed_in, baby):
    page = words_of(look(signed_in, baby))
    assert page.startswith("What most children do by 2 months 2 4 6 9 12")
    assert (
        "This is the list for Juniper now. "
        "It is for 1 November 2026. A “not yet” counts from that day on. "
        "At least three in four children do each of these by then. "
        "One “not yet” is worth asking about at the visit." in page
    )
    assert (
        "People and feelings Settles when held or spoken to Yes Not yet Not sure "
        "Gazes at the face of a caregiver Yes Not yet Not sure" in page
    )
    assert (
        "The list above is from: CDC milestone checklists, 2022, in our own words. "
        "Read the official list" in page
    )
    assert 'href="https://www.cdc.gov/ActEarly"' in main_of(look(signed_in, baby))


def test_the_smile_is_answered_where_its_day_is_asked(signed_in, baby):
    response = look(signed_in, baby)
    assert "Smiles back at a friendly face or voice Answer with the day" in words_of(
        response
    )
    address = reverse("milestones:expectation", args=[baby.pk, "social-smile"])
    assert f'<form class="row"\n              method="post"\n              action="{address}"' not in main_of(response)  # fmt: skip
    assert f'href="{address}"' in main_of(response)


def test_a_logged_smile_is_known_to_the_list(signed_in, baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    page = words_of(look(signed_in, baby))
    assert (
        "Smiles back at a friendly face or voice Seen in the diary on 16 October 2026 "
        "This has stopped" in page
    )
    assert "in the diary" not in words_of(look(signed_in, baby, age="4"))


def test_a_preterm_baby_is_asked_by_the_age_from_the_due_date(
    signed_in, user, expectations
):
    baby = make_baby(by=user, gestation_weeks=32, gestation_days=0)
    page = words_of(look(signed_in, baby, "2027-01-01"))
    assert page.startswith("What most children do by 2 months")
    assert "It is for 27 December 2026." in page


def test_a_list_that_is_not_open_says_when(signed_in, baby):
    response = look(signed_in, baby, "2026-10-17")
    page = words_of(response)
    assert "You can answer from 18 October 2026. You can read it now." in page
    assert "Gazes at the face of a caregiver Uses some sounds" not in page
    assert "Gazes at the face of a caregiver Looks pleased" in page
    assert 'name="value"' not in main_of(response).split("<details")[0]


def test_another_list_can_be_read(signed_in, baby):
    page = words_of(look(signed_in, baby, age="60"))
    assert page.startswith("What most children do by 60 months")
    assert "This is the list for Juniper now." not in page
    assert "We could check this list in one copy only." in page
    first = words_of(look(signed_in, baby))
    assert "We could check this list in one copy only." not in first


@pytest.mark.parametrize("age", ["3", "-2", "two", "", "2.0", "\x00"])
def test_an_age_without_a_list_shows_the_one_for_now(signed_in, baby, age):
    page = words_of(look(signed_in, baby, age=age))
    assert page.startswith("What most children do by 2 months")


def test_answers_stand_with_their_day(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES, precision="about")
    make_answer(baby=baby, on=date(2026, 10, 27), value="not_yet")
    page = words_of(look(signed_in, baby))
    assert "Gazes at the face of a caregiver Yes, around 20 October 2026" in page
    assert "Smiles back at a friendly face or voice Not yet, 27 October 2026" in page


def test_motor_milestones_show_the_range_of_the_study(signed_in, baby):
    make_answer(
        baby=baby,
        on=date(2026, 10, 20),
        expectation="walking-alone",
        value="not_yet",
    )
    response = look(signed_in, baby)
    assert (
        "Takes at least five steps with no help "
        "Almost all did it between 8.2 and 17.6 months. Not yet, 20 October 2026 Yes"
        in words_of(response)
    )
    assert "From: WHO motor milestone study, 2006." in words_of(response)
    assert '<details class="card" >' in main_of(response)
    assert '<details class="card" open>' in main_of(look(signed_in, baby, age="9"))


def test_a_viewer_reads_the_list(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    response = look(client, baby)
    assert "Gazes at the face of a caregiver" in words_of(response)
    assert "<form" not in main_of(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_answer(baby=baby, on=date(2026, 10, 20 + number), expectation=FACES)
    with django_assert_num_queries(6):
        response = look(signed_in, baby)
    assert f"Yes, {19 + rows} October 2026" in words_of(response)
