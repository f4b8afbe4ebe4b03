"""The main job from end to end: sign up, log, wait, be told, log, be at ease."""

import re

import pytest

from babies.models import Baby, Smile
from milestones.models import Review
from tests.browser.steps import (
    assert_never_says,
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    sums,
)
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_up(phone, site):
    phone.goto(site)
    follow(phone, "Start with your baby")
    phone.get_by_label(re.compile("^E-?mail")).fill("kim@example.com")
    phone.get_by_label(re.compile("^Password")).fill(PASSWORD)
    phone.locator("main form").get_by_role("button").tap()
    phone.wait_for_url("**/babies/new/")


def add_baby_a(phone):
    phone.get_by_label("Name").fill("Juniper")
    phone.get_by_label("Birth date", exact=True).fill("2026-09-01")
    phone.get_by_label("Weeks at birth").fill("40")
    phone.get_by_label("and days").fill("0")
    phone.get_by_label("and days").press("Tab")
    assert_says(phone, "2 weeks 5 days · born on time")
    button(phone, "Save").tap()
    assert_told(phone, "Juniper is here.")


def log_an_asleep_smile(phone):
    assert_says(phone, "It is early for Juniper to smile back.")
    button(phone, "Asleep").tap()
    assert_told(phone, "Saved as a sleep or reflex smile.")
    assert_says(
        phone, "1 day with sleep smiles", "It is early for Juniper to smile back."
    )


def see_that_it_does_not_count(phone):
    follow(phone, "Why am I seeing this?")
    assert_says(
        phone,
        "1 sleep or reflex smile was logged. It does not count here. "
        "Sleep smiles come from inside. They do not answer a face or a voice.",
        "One smile at a person, seen while awake, would change this.",
    )


def be_told_that_it_is_late(phone):
    phone.reload()
    assert_says(
        phone,
        "No social smile has been logged for Juniper yet, "
        "and the usual time has passed.",
        "This is a reason to talk, not a diagnosis.",
        "Please mention it to your pediatrician at the two-month visit.",
        "Ages count from the birth date.",
        "The usual time ended on 27 October 2026.",
        "It does not count here.",
    )
    assert sums(phone) == [
        ["Today", "28 October 2026"],
        ["Born", "1 September 2026"],
        ["Days since birth", "57"],
        ["Days taken off", "none"],
        ["Age that counts, 8 weeks 1 day", "57 days"],
    ]
    assert barriers(phone) == []
    follow(phone, "Today")
    assert_says(phone, "the usual time has passed.", "I told the doctor")


def log_a_smile_at_somebody(phone):
    button(phone, "Smiled at me").tap()
    assert_told(phone, "Saved as a social smile.")
    assert_says(
        phone,
        "You logged a social smile for Juniper.",
        "Log another on a different day to confirm it.",
    )
    assert_never_says(phone, "the usual time has passed", "I told the doctor")


def be_at_ease_the_next_day(phone):
    phone.reload()
    button(phone, "Smiled at me").tap()
    assert_says(
        phone, "Confirmed: Juniper smiles at people.", "2 days with smiles at someone"
    )
    assert_never_says(phone, "the usual time has passed", "I told the doctor")
    follow(phone, "Why am I seeing this?")
    assert_says(
        phone,
        "The first social smile was on 28 October 2026.",
        "It was confirmed on 29 October 2026.",
    )


@pytest.mark.browser_context_args(timezone_id="Europe/London")
def test_from_signing_up_to_a_confirmed_smile(
    phone, live_server, catalog, time_machine
):
    time_machine.move_to(at(9, 20))
    sign_up(phone, live_server.url)
    add_baby_a(phone)
    log_an_asleep_smile(phone)
    see_that_it_does_not_count(phone)
    time_machine.move_to(at(10, 28))
    be_told_that_it_is_late(phone)
    log_a_smile_at_somebody(phone)
    time_machine.move_to(at(10, 29))
    be_at_ease_the_next_day(phone)

    baby = Baby.objects.get()
    assert (baby.name, baby.zero_on, baby.time_zone) == (
        "Juniper",
        at(9, 1).date(),
        "Europe/London",
    )
    assert list(Smile.objects.order_by("on").values_list("on", "smile_class")) == [
        (at(9, 20).date(), "reflex"),
        (at(10, 28).date(), "social"),
        (at(10, 29).date(), "social"),
    ]
    assert not Review.objects.exists()
