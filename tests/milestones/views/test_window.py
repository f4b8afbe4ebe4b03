import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from clinical import RULES_VERSION
from milestones.models import ActionChoice
from milestones.services import assessment, review_flag
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
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)
TODAY = date(2026, 10, 30)


def day(number):
    return BORN_ON + timedelta(days=number)


def look(client, baby, today=TODAY, **query):
    with time_machine.travel(f"{today}T12:00Z", tick=False):
        return client.get(reverse("milestones:window", args=[baby.pk]), query)


def story_p2(baby):
    for on in (date(2026, 10, 16), date(2026, 10, 18)):
        make_social_smile(baby=baby, on=on)


def test_p5_why_lists_the_sum_the_smiles_the_answer_and_the_rules(signed_in, baby):
    for number in range(10, 19):
        make_smile(baby=baby, on=day(number), state="asleep")
    make_answer(baby=baby, on=LATE, value="not_yet")
    response = look(signed_in, baby, LATE)
    page = words_of(response)
    why = page[page.index("Why am I seeing this?") :]
    assert 'data-status="late"' in main_of(response)
    assert page.startswith(
        "No social smile has been logged for Juniper yet, "
        "and the usual time has passed. This is a reason to talk, not a diagnosis."
    )
    assert why.startswith(
        "Why am I seeing this? "
        "Today 28 October 2026 Born 1 September 2026 Days since birth 57 "
        "Days taken off none Age that counts, 8 weeks 1 day 57 days "
        "Ages count from the birth date. "
        "On 28 October 2026 the answer was “not yet”. "
        "9 sleep or reflex smiles were logged. They do not count here. "
        "Sleep smiles come from inside. They do not answer a face or a voice. "
        "The usual time ended on 27 October 2026. "
        "One smile at a person, seen while awake, would change this. "
        f"Rules {RULES_VERSION}, not yet signed by a clinician. Where this comes from"
    )


def test_a_preterm_baby_sees_what_was_taken_off(signed_in, user, expectations):
    baby = make_baby(by=user, gestation_weeks=36, gestation_days=6)
    page = words_of(look(signed_in, baby, date(2026, 11, 19)))
    assert (
        "Days since birth 79 Born early, at 36 weeks 6 days \N{MINUS SIGN} 22 "
        "Age that counts, 8 weeks 1 day 57 days" in page
    )
    assert "These babies were born early" in page
    assert "Usual time 4 November 2026 to 18 November 2026" in page
    assert "Talk about it from 19 November 2026" in page


def test_the_strip_has_a_table_for_a_twin(signed_in, baby):
    make_smile(baby=baby, on=day(10), state="asleep")
    page = main_of(look(signed_in, baby))
    assert '<svg class="strip"' in page
    assert "Smiles by week. Each number is a count of logged smiles." in page


def test_with_nothing_logged_one_form_asks(signed_in, baby):
    response = look(signed_in, baby)
    assert words_of(response).startswith(
        "Have you seen Juniper smile at you while awake?"
    )
    assert main_of(response).count('id="answer-on"') == 1
    assert 'id="answer-heading"' not in main_of(response)


def test_answers_given_so_far_stand_on_the_page(signed_in, baby):
    make_answer(baby=baby, on=day(50), value="not_yet")
    make_answer(baby=baby, on=day(55), precision="about")
    response = look(signed_in, baby)
    assert (
        "A smile at someone, seen while awake Seen in the diary on 26 October 2026. "
        "Yes, around 26 October 2026 Not yet, 21 October 2026 "
        "Juniper did this before and does not do it now All your answers"
    ) in words_of(response)
    assert 'id="answer-on"' not in main_of(response)


def test_after_a_not_yet_the_question_stays_open(signed_in, baby):
    make_answer(baby=baby, on=day(50), value="not_yet")
    response = look(signed_in, baby)
    page = words_of(response)
    assert "Has Juniper smiled at someone while awake? Not yet, 21 October 2026" in page
    assert main_of(response).count('id="answer-on"') == 1


def test_who_was_not_sure_is_told_so_on_top(signed_in, baby):
    make_answer(baby=baby, on=day(57), value="not_sure")
    response = look(signed_in, baby)
    page = words_of(response)
    assert page.startswith(
        "Have you seen Juniper smile at you while awake? "
        "You were not sure on 28 October 2026."
    )
    assert "Your answers so far Not sure, 28 October 2026" in page
    assert main_of(response).count('id="answer-on"') == 1


def test_a_not_yet_takes_no_logged_smile_away(signed_in, baby):
    make_social_smile(baby=baby, on=day(50))
    make_answer(baby=baby, on=day(55), value="not_yet")
    page = words_of(look(signed_in, baby))
    assert page.startswith(
        "You logged a social smile for Juniper. "
        "You answered “not yet” on 26 October 2026. "
        "The smile of 21 October 2026 still counts."
    )


def test_p7_a_past_day_is_shown_as_it_was_known(signed_in, baby):
    story_p2(baby)
    response = look(signed_in, baby, on="2026-10-14", facts="then")
    page = words_of(response)
    assert 'data-status="window_open"' in main_of(response)
    assert page.startswith("This is how it stood on 14 October 2026.")
    assert "This is the time many babies start to smile back." in page
    assert "No smile has been logged yet." in page
    assert "16 October" not in page
    assert "The day you look at 14 October 2026" in page


def test_p7_all_facts_keep_the_judgement_and_name_the_first_smile(signed_in, baby):
    story_p2(baby)
    response = look(signed_in, baby, on="2026-10-14", facts="all")
    page = words_of(response)
    assert 'data-status="window_open"' in main_of(response)
    assert "What came later: the first social smile on 16 October 2026." in page
    assert "No smile has been logged yet." in page


@pytest.mark.parametrize("on", ["2026-10-14", "2026-10-20"])
def test_all_facts_say_when_nothing_came_later(signed_in, baby, on):
    if on == "2026-10-20":
        story_p2(baby)
    page = words_of(look(signed_in, baby, on=on, facts="all"))
    assert "No first social smile was logged after that day." in page


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2026-08-31", "This day is before the birth. Please choose a later one."),
        ("2032-09-02", "Smilestone follows children up to their sixth birthday."),
        ("2026-02-29", "There is no 29 February 2026. Please check it."),
        ("yesterday", "“yesterday” is not a date. Please check it."),
        ("", "Please give the day."),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(
    signed_in, baby, on, sentence
):
    response = look(signed_in, baby, on=on)
    page = main_of(response)
    assert response.status_code == 200
    assert response.context["look"].errors == {"on": [sentence]}
    assert words_of(response).startswith(
        "Please look at this again. Nothing you typed is lost. "
        f"Day \N{EN DASH} {sentence} So this page shows today."
    )
    assert sentence in page[page.index('id="id_on_error"') :].split("</ul>")[0]
    assert f'value="{on}"' in page[page.index('id="id_on"') :]
    assert 'data-status="late"' in page


def test_a_day_to_come_is_labelled(signed_in, baby):
    response = look(signed_in, baby, on="2026-11-24", facts="all")
    page = words_of(response)
    assert 'data-status="late"' in main_of(response)
    assert (
        "This is how it would stand on 24 November 2026 if nothing more is logged."
        in page
    )
    assert "later" not in page[: page.index("Back to today")]
    assert "<form" not in main_of(response)[: main_of(response).index("look-heading")]


def test_today_itself_is_no_other_day(signed_in, baby):
    page = words_of(look(signed_in, baby, on="2026-10-30"))
    assert "Back to today" not in page


def test_a_past_day_knows_only_the_reviews_of_its_time(signed_in, baby):
    found = assessment(baby, today=TODAY)
    review_flag(
        baby=baby,
        flag=found.flags[0],
        action=ActionChoice.BOOKED,
        by=baby.created_by,
        now=NOW.replace(month=10, day=30),
    )
    done = "A visit was booked on 30 October 2026."
    assert done in words_of(look(signed_in, baby))
    assert done not in words_of(look(signed_in, baby, on="2026-10-29"))


def test_a_reviewed_worry_is_said_calmly(signed_in, baby):
    make_concern(baby=baby, on=day(20))
    found = assessment(baby, today=day(20))
    review_flag(
        baby=baby,
        flag=found.flags[0],
        action=ActionChoice.TOLD_DOCTOR,
        by=baby.created_by,
        now=NOW.replace(month=9, day=22),
    )
    other = "What you did about other things"
    assert other not in words_of(look(signed_in, baby, day(21), on=day(20)))
    page = words_of(look(signed_in, baby, day(21)))
    assert (
        "What you did about other things "
        "You are worried about Juniper. The doctor was told on 22 September 2026."
        in page
    )
    assert "Please call" not in page


def test_an_urgent_worry_leads_here_too(signed_in, baby):
    make_concern(baby=baby, on=day(20), kind="hard_to_wake")
    make_concern(baby=baby, on=day(20), kind="worry")
    page = words_of(look(signed_in, baby, day(20)))
    assert page.startswith("Juniper needs to be seen.")
    assert "First do what is above." in page
    assert "You are worried about Juniper." not in page


def test_a_lost_smile_can_be_told_or_put_right(signed_in, baby):
    story_p2(baby)
    morning = NOW.replace(month=10, day=28, hour=9)
    make_answer(baby=baby, on=LATE, value="not_yet", logged_at=morning)
    assert "Have they stopped?" in words_of(look(signed_in, baby, LATE))
    still = reverse("milestones:expectation", args=[baby.pk, "social-smile"])
    with time_machine.travel("2026-10-28T12:00Z", tick=False):
        signed_in.post(still, {"key": uuid.uuid4(), "on": LATE, "value": "yes"})
    assert "Have they stopped?" not in words_of(look(signed_in, baby, LATE))


def test_a_viewer_sees_no_form_but_the_one_to_look(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    make_answer(baby=baby, on=LATE, value="not_yet")
    client.force_login(viewer)
    page = main_of(look(client, baby))
    assert page.count("<form") == 1
    assert 'method="get"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_smile(baby=baby, on=day(number), state="asleep")
        make_concern(baby=baby, on=day(50))
        make_answer(baby=baby, on=day(50 + number), value="not_yet")
    with django_assert_num_queries(7):
        response = look(signed_in, baby)
    assert words_of(response).count("Not yet, ") == rows
