from datetime import date

import pytest
import time_machine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from clinical.ages import birth
from clinical.catalog import catalog
from milestones.checklists import item_of
from milestones.motor import motor_chart
from tests.factories import NOW, make_answer, make_baby, make_caregiver, make_user
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
SITS = "sitting-without-support"
ITEMS = [
    item_of(catalog().by_id[window.id], {}, birth(date(2026, 9, 1), 280), NOW.date())
    for window in catalog().windows
]


def look(client, baby, on="2027-06-01", user=None):
    with time_machine.travel(f"{on}T12:00Z", tick=False):
        # Nobody stays signed in for as long as a baby takes to walk.
        client.force_login(user or baby.created_by)
        return client.get(reverse("milestones:motor", args=[baby.pk]))


def test_the_bars_stand_with_a_table_of_dates(signed_in, baby):
    make_answer(baby=baby, on=date(2027, 3, 1), expectation=SITS)
    response = look(signed_in, baby)
    page = words_of(response)
    assert page.startswith(
        "Milestones Sitting, standing, walking "
        "Each of these has a wide range. Babies vary a lot. Months from Juniper\N{RIGHT SINGLE QUOTATION MARK}s birth."
    )
    assert (
        "What From To Seen Sits with no support 26 December 2026 8 June 2027 "
        "1 March 2027 · At 25 weeks" in page
    )
    assert "Walks alone 9 May 2027 19 February 2028 Not logged yet" in page
    main = main_of(response)
    assert main.count('<rect class="window"') == 7
    assert main.count('<circle class="reached"') == 2
    assert ">today</text>" in main
    assert "style=" not in main


def test_no_number_says_where_in_a_bar_a_baby_stands(signed_in, baby):
    make_answer(baby=baby, on=date(2028, 2, 1), expectation=SITS, value="not_yet")
    page = words_of(look(signed_in, baby, "2028-03-01"))
    assert "percent" not in page.lower()
    assert "Not yet, 1 February 2028 Yes Not yet Not sure" in page


def test_each_can_be_answered_where_it_stands(signed_in, baby):
    response = look(signed_in, baby)
    main = main_of(response)
    assert f'action="../{SITS}/"' in main
    assert 'name="back" value="motor"' in main
    assert "From: WHO motor milestone study, 2006." in words_of(response)


def test_an_early_baby_counts_from_the_due_date(signed_in, user, expectations):
    baby = make_baby(by=user, gestation_weeks=32, gestation_days=0, name="Wren")
    page = words_of(look(signed_in, baby))
    assert "Months from Wren\N{RIGHT SINGLE QUOTATION MARK}s due date." in page
    assert "Sits with no support 20 February 2027" in page


def test_a_grown_child_is_off_the_axis(signed_in, baby):
    assert ">today</text>" not in main_of(look(signed_in, baby, "2030-01-01"))


@pytest.mark.parametrize(
    ("language", "side"), [("en", 'x="8" y='), ("ar", 'x="332" y=')]
)
def test_words_begin_where_one_reads_first(language, side):
    chart = motor_chart(birth(date(2026, 9, 1), 280), ITEMS, date(2027, 1, 1))
    with translation.override(language):
        drawn = render_to_string("milestones/_motor_chart.html", {"chart": chart})
    assert drawn.count(f'<text class="label" {side}') == 6


def test_a_viewer_reads_the_bars(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    response = look(client, baby, user=viewer)
    assert "Sits with no support" in words_of(response)
    assert "<form" not in main_of(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_answer(baby=baby, on=date(2026, 11, 1 + number), expectation=SITS)
    with django_assert_num_queries(4):
        response = signed_in.get(reverse("milestones:motor", args=[baby.pk]))
    assert f"Yes, {rows} November 2026" in words_of(response)
