"""The timeline page: weeks, filters in the address, and pages."""

import re
from datetime import timedelta

import pytest
import time_machine

from babies.models import Concern
from tests.factories import (
    BORN_ON,
    make_baby,
    make_caregiver,
    make_concern,
    make_smile,
    make_user,
)
from tests.factories_logging import make_first, make_one_of_each
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-23T12:00Z", tick=False):
        yield


def day(number):
    return BORN_ON + timedelta(days=number)


def look(client, baby, asked=""):
    return client.get(f"/babies/{baby.pk}/timeline/{asked}")


def link_to(page, words):
    found = re.search(rf'href="([^"]*)"[^>]*>{words}</a>', main_of(page))
    return found and found[1].replace("&amp;", "&")


def test_every_kind_stands_under_its_week_and_day(signed_in, baby):
    make_one_of_each(baby=baby, on=day(42))
    said = words_of(look(signed_in, baby))
    assert "At 6 weeks · from 13 Oct 13 October 2026" in said
    for words in (
        "Not clear yet 1 p.m.", "Answered: yes Smiles at a person", "First bath Own first",
        "Sleep 9 p.m. to 11 p.m. · 2 hours", "Bedtime 9 p.m. · 2 steps done", "Tip tried Face to face · A smile",
        "Worry I am worried", "This has stopped", "Odd laugh 9 p.m.",
    ):  # fmt: skip
        assert words in said


def test_with_nothing_logged_it_says_so_and_offers_no_filter(signed_in, baby):
    page = look(signed_in, baby)
    assert "Nothing has been logged yet." in words_of(page)
    assert "<details" not in main_of(page)


def test_with_nothing_found_it_leads_back_to_everything(signed_in, baby):
    make_smile(baby=baby, on=day(3), state="asleep")
    page = look(signed_in, baby, "?class=laugh")
    assert "You see only a part" in words_of(page)
    assert "Nothing like this has been logged." in words_of(page)
    assert "Sleep or reflex smile 1 p.m." not in words_of(page)
    assert link_to(page, "Show everything") == f"/babies/{baby.pk}/timeline/"


def test_a_filter_stands_in_the_address_and_is_shown(signed_in, baby):
    make_one_of_each(baby=baby, on=day(3))
    page = look(signed_in, baby, "?kind=firsts&from=2026-09-01&to=2026-09-30")
    assert words_of(page).count("First bath") == 1
    assert "Tip tried Face" not in words_of(page)
    assert re.search(r'value="firsts"\s+checked', main_of(page))
    assert re.search(r'name="from"\s+value="2026-09-01"', main_of(page))


def test_a_day_that_cannot_be_is_said_and_left_out(signed_in, baby):
    make_first(baby=baby, on=day(3))
    page = look(signed_in, baby, "?from=2026-09-31")
    assert "There is no 31 September 2026. Please check it." in words_of(page)
    assert "First bath" in words_of(page)
    assert re.search(r'<details class="card keep"\s+open', main_of(page))


def test_the_pager_keeps_the_filter(signed_in, baby):
    for number in range(30):
        make_first(baby=baby, on=day(number), title=f"Nr {number}.")
    newest = look(signed_in, baby, "?kind=firsts")
    assert link_to(newest, "Newer") is None
    older = look(signed_in, baby, link_to(newest, "Older"))
    assert re.findall(r"Nr \d+", words_of(older)) == [
        f"Nr {n}" for n in range(4, -1, -1)
    ]
    assert link_to(older, "Older") is None

    back = look(signed_in, baby, link_to(older, "Newer"))
    assert back["Location"] == f"/babies/{baby.pk}/timeline/?kind=firsts"


def test_newer_in_the_middle_stays_between(signed_in, baby):
    for number in range(80):
        make_first(baby=baby, on=day(number), title=f"Nr {number}.")
    page = look(signed_in, baby)
    for _ in range(3):
        page = look(signed_in, baby, link_to(page, "Older"))
    page = look(signed_in, baby, link_to(page, "Newer"))
    titles = re.findall(r"Nr (\d+)", words_of(page))
    assert (titles[0], titles[-1]) == ("29", "5")
    assert link_to(page, "Newer") is not None


@pytest.mark.parametrize("at", ["nonsense", "%00", "a" * 3000])
def test_a_made_up_place_is_said_and_shows_the_newest(signed_in, baby, at):
    make_first(baby=baby, on=day(3))
    page = look(signed_in, baby, f"?at={at}")
    assert "First bath" in words_of(page)
    assert [str(said) for said in page.context["messages"]] == [
        "This place was not found. These are the newest."
    ]


def test_beyond_the_last_entry_it_starts_again(signed_in, baby):
    for number in range(26):
        make_first(baby=baby, on=day(number))
    place = link_to(look(signed_in, baby), "Older")
    type(make_first(baby=baby, on=day(40))).objects.filter(on=day(0)).delete()
    assert look(signed_in, baby, place)["Location"] == f"/babies/{baby.pk}/timeline/"


def test_what_was_said_can_be_taken_back_and_it_leads_back_here(signed_in, baby):
    row = make_concern(baby=baby, on=day(3))
    page = look(signed_in, baby, "?kind=worries")
    undo = f"/babies/{baby.pk}/said/worries/{row.pk}/delete/"
    assert f'formaction="{undo}"' in main_of(page)
    here = f"/babies/{baby.pk}/timeline/?kind=worries"
    assert f'name="next" value="{here}"' in " ".join(main_of(page).split())
    assert signed_in.post(undo, {"next": here})["Location"] == here
    assert Concern.objects.get().binned_at is not None


def test_a_viewer_reads_and_changes_nothing(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    make_one_of_each(baby=baby, on=day(3))
    client.force_login(viewer)
    page = look(client, baby)
    assert "Worry I am worried" in words_of(page)
    assert not re.search("Undo|Change|csrf", main_of(page))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, user, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_one_of_each(baby=baby, on=day(20 + number))
        make_baby(by=user)
    with django_assert_num_queries(14):
        page = look(signed_in, baby)
    assert words_of(page).count("Worry I am worried") == rows
