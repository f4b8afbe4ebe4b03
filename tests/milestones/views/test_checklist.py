from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_caregiver,
    make_concern,
    make_social_smile,
    make_user,
)
from tests.factories_milestones import make_first
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
FACES, LIMBS = "cdc-02m-studies-faces", "cdc-02m-all-limbs-move"
COOS = "cdc-04m-coos"


def look(client, baby, on="2026-10-28", **query):
    with time_machine.travel(f"{on}T12:00Z", tick=False):
        if on > "2026-12-01":
            # Nobody stays signed in for so long.
            client.force_login(baby.created_by)
        return client.get(reverse("milestones:list", args=[baby.pk]), query)


def test_the_list_for_now_leads(signed_in, baby):
    response = look(signed_in, baby, "2026-10-20")
    page = words_of(response)
    assert page.startswith(
        "Milestones of Juniper About now List for 2 months, due on 1 November 2026. "
        "At least three in four children do each of these by then. "
        "Settles when held or spoken to Crying eases when you pick your baby up"
    )
    assert (
        "Gazes at the face of a caregiver "
        "Your baby rests the eyes on a face that is near and still. Try this: "
        "Bring your face close, about one forearm away. Stay still and wait. "
        "Give another day, or see your answers "
        "A “not yet” counts from 1 November 2026. Yes Not yet Not sure" in page
    )
    assert "Still open" not in page
    assert "Coming later: 4 months You can answer from 18 December 2026." in page
    assert "What Juniper can do will stand here, with its day." in page
    assert main_of(response).count('class="trio" method="post"') == 0
    assert main_of(response).count(f'action="{FACES}/"') == 1


def test_what_is_there_is_celebrated_with_its_age(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES, precision="about")
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    page = words_of(look(signed_in, baby))
    assert (
        "Celebrated Gazes at the face of a caregiver "
        "Around 20 October 2026 · At 7 weeks "
        "Smiles at a person while awake 16 October 2026 · At 6 weeks" in page
    )
    assert page.count("Gazes at the face of a caregiver") == 1


def test_a_long_list_of_what_is_there_is_folded(signed_in, baby):
    for number in range(6):
        item = ["studies-faces", "all-limbs-move", "notices-loud-noise",
                "tracks-moving-person", "regards-toy-briefly", "head-up-in-tummy-time"]  # fmt: skip
        make_answer(
            baby=baby,
            on=date(2026, 10, 20 + number),
            expectation=f"cdc-02m-{item[number]}",
        )
    page = words_of(look(signed_in, baby))
    assert "All 6 Gazes at the face of a caregiver 20 October 2026" in page


def test_earlier_lists_stay_open_and_can_be_answered(signed_in, baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=LIMBS, value="not_yet")
    response = look(signed_in, baby, "2026-12-18")
    page = words_of(response)
    assert "Still open From earlier lists. Answer what you know, in any order." in page
    assert "2 more from 2 months" in page
    assert f'action="{FACES}/"' in main_of(response)
    full = words_of(look(signed_in, baby, "2026-12-18", age="2"))
    assert (
        "Not yet, 20 October 2026 "
        "You said this before 1 November 2026. Is it still “not yet”? Yes" in full
    )


def test_a_list_that_is_all_there_says_so(signed_in, baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    from_list = look(signed_in, baby).context["seen"].now
    for item in from_list:
        make_answer(baby=baby, on=date(2026, 10, 20), expectation=item.entry.id)
    assert "Juniper does all of this list." in words_of(look(signed_in, baby))


def test_a_list_that_is_not_open_says_when(signed_in, baby):
    response = look(signed_in, baby, "2026-10-17")
    page = words_of(response)
    assert "You can answer from 18 October 2026. You can read it now." in page
    assert "Answer with the day" in page
    assert 'name="value"' not in main_of(response)


def test_the_last_list_has_none_after_it(signed_in, baby):
    assert "Coming later" not in words_of(look(signed_in, baby, "2031-08-18"))


def test_late_signs_stand_above_as_one_card(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 11, 1), expectation=LIMBS, value="not_yet")
    response = look(signed_in, baby, "2026-11-01")
    page = words_of(response)
    assert page.startswith(
        "Milestones of Juniper At the next visit "
        "A few things about Juniper are worth one talk. "
        "Please bring these up with your pediatrician at the visit."
    )
    assert page.count("I booked a visit") == 1
    assert 'name="back" value="list"' in main_of(response)


def test_what_is_urgent_stands_first_and_alone(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 11, 1), expectation=LIMBS, value="not_yet")
    make_concern(baby=baby, on=date(2026, 11, 1), kind="hard_to_wake")
    page = words_of(look(signed_in, baby, "2026-11-01"))
    assert page.startswith("Juniper needs to be seen.")
    assert "Call 999" in page
    assert "worth one talk" not in page


def test_quiet_mode_asks_nothing_and_keeps_what_was_seen(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 11, 1), expectation=FACES)
    make_answer(baby=baby, on=date(2026, 11, 1), expectation=LIMBS, value="not_yet")
    make_first(baby=baby, title="First trip")
    baby.quiet_since = NOW
    baby.save(update_fields=["quiet_since"])
    response = look(signed_in, baby, "2026-12-20")
    page = words_of(response)
    assert "Quiet mode is on. Nothing is asked of you here." in page
    for prompt in ("worth one talk", "I booked a visit", "Still open", "Coming later"):
        assert prompt not in page
    assert "Celebrated Gazes at the face of a caregiver" in page
    assert "First trip" in page
    before = main_of(response).split('name="value"')[0]
    assert before.rindex("<details") > before.find("<h2")
    assert "<summary>About now</summary>" in before


def test_own_firsts_stand_beside_the_lists(signed_in, baby):
    page = words_of(look(signed_in, baby))
    assert "Our own firsts The first bath, the first trip, the first tooth" in page
    for number in range(5):
        make_first(baby=baby, on=date(2026, 10, 1 + number), title=f"First {number}")
    make_first(baby=baby, title="In the bin", binned_at=NOW)
    page = words_of(look(signed_in, baby))
    assert (
        "Our own firsts First 4 5 October 2026 First 3 4 October 2026 "
        "First 2 3 October 2026 First 1 2 October 2026 See them all Add a first" in page
    )
    assert "In the bin" not in page


def test_a_viewer_reads_and_is_asked_nothing(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    make_first(baby=baby, title="First trip")
    client.force_login(viewer)
    for query in ({}, {"age": "2"}):
        response = look(client, baby, **query)
        assert "Gazes at the face of a caregiver" in words_of(response)
        assert "<form" not in main_of(response)
    assert "First trip" in words_of(look(client, baby))
    assert "Add a first" not in words_of(look(client, baby))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        on = date(2026, 10, 20 + number)
        make_answer(baby=baby, on=on, expectation=FACES)
        make_first(baby=baby, on=on)
    with django_assert_num_queries(8):
        response = look(signed_in, baby)
    assert f"{19 + rows} October 2026 · At 7 weeks" in words_of(response)


# One list, by its age.


def test_one_list_shows_everything_on_it(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES)
    page = words_of(look(signed_in, baby, age="2"))
    assert page.startswith("Milestones What most children do by 2 months 2 4 6 9 12")
    assert (
        "This is the list for Juniper now. "
        "It is for 1 November 2026. A “not yet” counts from that day on. "
        "At least three in four children do each of these by then. "
        "One “not yet” is worth asking about at the visit." in page
    )
    assert "People and feelings Settles when held or spoken to" in page
    assert "see your answers Yes, 20 October 2026 A “not yet” counts from" in page
    assert (
        "The list above is from: CDC milestone checklists, 2022, in our own words. "
        "Read the official list" in page
    )


def test_the_smile_is_answered_where_its_day_is_asked(signed_in, baby):
    response = look(signed_in, baby, age="2")
    page = words_of(response)
    assert "Smiles back at a friendly face or voice" in page
    assert "Answer with the day" in page
    assert 'action="social-smile/"' not in main_of(response)
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    page = words_of(look(signed_in, baby, age="2"))
    assert "Seen in the diary on 16 October 2026 This has stopped" in page
    assert "in the diary" not in words_of(look(signed_in, baby, age="4"))


def test_a_preterm_baby_is_asked_by_the_age_from_the_due_date(
    signed_in, user, expectations
):
    baby = make_baby(by=user, gestation_weeks=32, gestation_days=0)
    page = words_of(look(signed_in, baby, "2027-01-01"))
    assert "List for 2 months, due on 27 December 2026." in page


def test_a_list_to_come_can_be_read(signed_in, baby):
    response = look(signed_in, baby, age="60")
    page = words_of(response)
    assert "What most children do by 60 months" in page
    assert "You can answer from 18 August 2031. You can read it now." in page
    assert "This is the list for Juniper now." not in page
    assert "We could check this list in one copy only." in page
    assert 'name="value"' not in main_of(response)
    first = words_of(look(signed_in, baby, age="2"))
    assert "We could check this list in one copy only." not in first


@pytest.mark.parametrize("age", ["3", "-2", "two", "", "2.0", "\x00", "9" * 5000])
def test_an_age_without_a_list_shows_the_milestones_at_a_glance(signed_in, baby, age):
    page = words_of(look(signed_in, baby, age=age))
    assert page.startswith("Milestones of Juniper")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_answer(baby=baby, on=date(2026, 10, 20 + number), expectation=FACES)
    with django_assert_num_queries(6):
        response = look(signed_in, baby, age="2")
    assert f"Yes, {19 + rows} October 2026" in words_of(response)
