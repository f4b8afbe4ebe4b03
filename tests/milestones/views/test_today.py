import re
import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from milestones.models import Answer
from tests.factories import (
    BORN_ON,
    NOW,
    make_answer,
    make_baby,
    make_caregiver,
    make_concern,
    make_smile,
    make_social_smile,
    make_user,
)
from tests.factories_logging import make_sleep
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


def day(number):
    return BORN_ON + timedelta(days=number)


def look(client, baby, on, hour="12:00"):
    with time_machine.travel(f"{on}T{hour}Z", tick=False):
        return client.get(reverse("milestones:today", args=[baby.pk]))


@pytest.mark.parametrize(
    ("on", "status", "sentence"),
    [
        (day(41), "before_window", "It is early for Juniper to smile back."),
        (day(42), "window_open", "This is the time many babies start to smile back."),
        (
            day(49),
            "window_closing",
            "This is the last week of the usual time for a first smile.",
        ),
        (
            day(56),
            "window_closing",
            "This is the last week of the usual time for a first smile.",
        ),
        (day(57), "late", "Have you seen Juniper smile at you while awake?"),
        (day(84), "late", "Have you seen Juniper smile at you while awake?"),
    ],
)
def test_each_day_has_one_sentence(signed_in, baby, on, status, sentence):
    response = look(signed_in, baby, on)
    assert f'data-status="{status}"' in main_of(response)
    assert sentence in words_of(response)
    assert "Why am I seeing this?" in words_of(response)


def test_p6_with_nothing_logged_the_page_leads_with_a_question(signed_in, baby):
    page = words_of(look(signed_in, baby, date(2026, 10, 30)))
    question = page.index("Have you seen Juniper smile at you while awake?")
    assert question < page.index("No social smile has been logged for Juniper yet")
    assert "two-month visit" in page


def test_p6_yes_around_a_day_makes_it_emerging_and_keeps_about(signed_in, baby):
    answer = reverse("milestones:expectation", args=[baby.pk, "social-smile"])
    data = {
        "key": uuid.uuid4(),
        "back": "today",
        "on": "2026-10-20",
        "about": "on",
        "value": "yes",
    }
    with time_machine.travel("2026-10-30T12:00Z", tick=False):
        response = signed_in.post(answer, data, follow=True)
    assert response.redirect_chain == [(f"/babies/{baby.pk}/", 302)]
    page = words_of(response)
    assert "You logged a social smile for Juniper." in page
    assert "Log another on a different day to confirm it." in page
    assert "pediatrician" not in page
    assert list(Answer.objects.values_list("value", "on", "precision")) == [
        ("yes", date(2026, 10, 20), "about")
    ]


def test_p3_before_the_window_there_is_nothing_to_do(signed_in, user, expectations):
    baby = make_baby(
        by=user,
        name="Wren",
        birth_on=date(2026, 8, 1),
        gestation_weeks=32,
        gestation_days=0,
    )
    make_answer(baby=baby, on=date(2026, 10, 3), value="not_yet")
    response = look(signed_in, baby, date(2026, 10, 3))
    assert "It is early for Wren to smile back." in words_of(response)
    assert "pediatrician" not in words_of(response)
    assert "pill" not in main_of(response)


def test_before_the_due_date_the_page_says_so(signed_in, user, expectations):
    baby = make_baby(by=user, name="Wren", gestation_weeks=32, gestation_days=0)
    page = words_of(look(signed_in, baby, day(20)))
    assert "The due date of Wren has not come yet." in page
    assert "-" not in re.findall(r"day (-?\d+)", page)


@pytest.mark.parametrize(
    ("zone", "status"),
    [("Pacific/Auckland", "late"), ("Europe/London", "window_closing")],
)
def test_the_day_is_the_one_at_home(signed_in, user, expectations, zone, status):
    baby = make_baby(by=user, time_zone=zone)
    response = look(signed_in, baby, date(2026, 10, 27), "12:30")
    assert f'data-status="{status}"' in main_of(response)


def test_an_emergency_comes_before_everything(signed_in, baby):
    make_concern(baby=baby, on=day(20), kind="hard_to_wake")
    make_concern(baby=baby, on=day(20), kind="worry")
    response = look(signed_in, baby, day(20))
    page = words_of(response)
    assert page.startswith("Juniper needs to be seen.")
    assert "Call your local emergency number now." in page
    assert "Call 999" in page
    assert '<a class="button call" href="tel:999">' in main_of(response)
    assert main_of(response).index('class="urgent"') < main_of(response).index(
        'class="log"'
    )
    assert page.index("It is early") < page.index("First do what is above.")
    assert "You are worried about Juniper." not in page
    assert "Please call your pediatrician this week" not in page
    told = re.search(r'class="link"\s+name="action"', main_of(response))
    assert told is not None


def test_a_same_day_reason_leads_without_the_emergency_number(signed_in, baby):
    make_concern(baby=baby, on=day(20), kind="eyes")
    response = look(signed_in, baby, day(20))
    assert words_of(response).startswith("The eyes of Juniper need to be looked at.")
    assert "Speak to a doctor today." in words_of(response)
    assert "tel:" not in main_of(response)


def test_no_red_without_an_urgent_reason(signed_in, baby):
    assert 'class="urgent"' not in main_of(look(signed_in, baby, day(90)))


def test_todays_entries_can_be_undone(signed_in, baby):
    smile = make_smile(baby=baby, on=day(20), state="asleep")
    make_smile(baby=baby, on=day(19), state="awake")
    response = look(signed_in, baby, day(20), "15:00")
    page = words_of(response)
    assert "Sleep or reflex smile 1 p.m. · Asleep Undo" in page
    undo = reverse("babies:smile_delete", args=[baby.pk, smile.pk])
    assert f'action="{undo}"' in main_of(response)


def test_an_entry_of_which_only_the_day_is_known_has_no_time(signed_in, baby):
    make_smile(baby=baby, on=day(20), precision="day", observed_at=None)
    assert "Not clear yet Time not known" in words_of(look(signed_in, baby, day(20)))


def test_many_entries_lead_to_the_list(signed_in, baby):
    for _ in range(13):
        make_smile(baby=baby, on=day(20), state="asleep")
    page = words_of(look(signed_in, baby, day(20), "15:00"))
    assert page.count("Undo") == 12
    assert "See all of today" in page


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (day(46), "List for 2 months It opens on 18 October 2026."),
        (day(47), "List for 2 months 1 of 11 answered."),
    ],
)
def test_the_list_for_now_is_offered(signed_in, baby, on, sentence):
    make_answer(baby=baby, on=day(40))
    assert sentence in words_of(look(signed_in, baby, on))


def test_a_confirmed_smile_asks_for_nothing(signed_in, baby):
    for number in (45, 47):
        make_social_smile(baby=baby, on=day(number))
    page = words_of(look(signed_in, baby, day(60)))
    assert "Confirmed: Juniper smiles at people." in page
    assert "pediatrician" not in page


def test_a_not_yet_after_confirmed_smiles_asks_one_question(signed_in, baby):
    for number in (45, 47):
        make_social_smile(baby=baby, on=day(number))
    make_answer(baby=baby, on=day(60), value="not_yet")
    page = words_of(look(signed_in, baby, day(60)))
    assert "Confirmed: Juniper smiles at people." in page
    assert "Have they stopped?" in page
    assert "Yes, the smiles have stopped" in page
    assert "No, Juniper still smiles" in page


def test_a_viewer_reads_and_changes_nothing(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    make_smile(baby=baby, on=day(60), state="asleep")
    make_concern(baby=baby, on=day(60))
    client.force_login(viewer)
    response = look(client, baby, day(60))
    assert "You are worried about Juniper." in words_of(response)
    assert "<form" not in main_of(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_smile(baby=baby, on=day(60), state="asleep")
        make_smile(baby=baby, on=day(number), state="asleep")
        make_concern(baby=baby, on=day(60))
        make_answer(baby=baby, on=day(60), value="not_yet")
        make_baby(by=baby.created_by)
    with django_assert_num_queries(10):
        response = look(signed_in, baby, day(60), "15:00")
    assert words_of(response).count("Undo") == rows


def test_past_the_strip_a_confirmed_smile_costs_no_more(
    signed_in, baby, django_assert_num_queries
):
    for number in (45, 47, 120):
        make_social_smile(baby=baby, on=day(number))
    with django_assert_num_queries(9):
        response = look(signed_in, baby, day(130))
    assert "Confirmed" in words_of(response)


def test_a_running_sleep_timer_puts_smile_first(signed_in, baby):
    page = main_of(look(signed_in, baby, day(20)))
    assert 'value="smile"' not in page
    make_sleep(baby=baby, on=day(20), hours=None)
    page = look(signed_in, baby, day(20), "22:30")
    said = words_of(page)
    assert "Smile Saved as asleep: the sleep timer is running. Smiled at me" in said
    assert "Juniper is asleep since 9 p.m." in said
    # The timer is stopped without leaving the page.
    here = f'name="next" value="/babies/{baby.pk}/"'
    assert here in page.content.decode()


def test_twins_can_be_logged_with_the_same_tap(signed_in, user, baby):
    assert "Also for" not in words_of(look(signed_in, baby, day(20)))
    twin = make_baby(by=user, name="Wren")
    page = look(signed_in, baby, day(20))
    assert "Also for Wren" in words_of(page)
    assert f'name="also" value="{twin.pk}"' in " ".join(main_of(page).split())


def test_two_people_in_one_minute_are_asked_if_it_was_one_smile(signed_in, user, baby):
    make_smile(baby=baby, on=day(20), by=user)
    partner = make_caregiver(baby=baby).user
    make_smile(baby=baby, on=day(20), by=partner)
    said = words_of(look(signed_in, baby, day(20), "15:00"))
    assert said.count("Was it the same smile? Yes, the same smile") == 1


def test_one_tip_and_the_keepsake_stand_below(signed_in, baby):
    make_social_smile(baby=baby, on=day(45))
    said = words_of(look(signed_in, baby, day(46)))
    assert "Keepsake: first social smile" in said
    assert "Tried it? Say what happened." in said


def test_while_it_is_quiet_only_logging_and_memories_are_here(signed_in, baby):
    make_concern(baby=baby, on=day(60))
    make_smile(baby=baby, on=day(60), state="asleep")
    type(baby).objects.update(quiet_since=NOW)
    page = look(signed_in, baby, day(60), "15:00")
    said = words_of(page)
    assert "It is quiet here. No tips, no questions." in said
    assert "Sleep or reflex smile" in said
    assert "Smiled at me" in said
    for word in (
        "data-status",
        "List for",
        "Tried it?",
        "worried about",
        "Have you seen",
    ):
        assert word not in main_of(page)
    assert "Nothing was logged today." in words_of(look(signed_in, baby, day(61)))
