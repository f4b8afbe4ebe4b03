"""Every page is a plain form: all of it works with scripts turned off."""

import re

import pytest
from playwright.sync_api import expect

from babies.models import Baby, Smile
from milestones.models import Answer
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    button,
    follow,
    sums,
    visit,
)
from tests.factories import PASSWORD, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser_context_args(java_script_enabled=False),
]


def test_from_signing_in_to_the_window_without_scripts(
    phone, live_server, catalog, time_machine
):
    time_machine.move_to(at(10, 28))
    phone.goto(f"{live_server.url}/accounts/login/")
    phone.get_by_label(re.compile("^E-?mail")).fill(make_user().email)
    phone.get_by_label(re.compile("^Password")).fill(PASSWORD)
    phone.locator("main").get_by_role("button", name="Sign in", exact=True).tap()
    phone.get_by_label("Name").fill("Juniper")
    phone.get_by_label("Birth date", exact=True).fill("2026-09-01")
    phone.get_by_label("Due date").fill("2026-09-01")
    phone.get_by_label("Home time zone").select_option("Europe/London")
    button(phone, "Show the ages").tap()
    assert_says(phone, "8 weeks 1 day · born on time")
    assert not Baby.objects.exists()
    button(phone, "Save").tap()
    assert_told(phone, "Juniper is here.")

    button(phone, "Asleep").tap()
    assert_told(phone, "Saved as a sleep or reflex smile.")
    follow(phone, "Why am I seeing this?")
    button(phone, "Not yet").tap()
    assert_told(phone, "Your answer is saved.")
    assert_says(
        phone,
        "the usual time has passed.",
        "On 28 October 2026 the answer was “not yet”.",
        "1 sleep or reflex smile was logged. It does not count here.",
    )
    assert sums(phone)[2:] == [
        ["Days since birth", "57"],
        ["Days taken off", "none"],
        ["Age that counts, 8 weeks 1 day", "57 days"],
    ]
    assert [answer.value for answer in Answer.objects.all()] == ["not_yet"]


def test_undo_and_the_full_form_without_scripts(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby)
    button(phone, "Smiled at me").tap()
    assert_told(phone, "Saved as a social smile.")
    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "Moved to the bin.")
    phone.locator(".toasts").get_by_role("button", name="Put back").tap()
    assert_told(phone, "The smile is back.")

    follow(phone, "Log a smile")
    phone.get_by_label("I only know the day").check()
    phone.get_by_label("Day", exact=True).fill("2026-10-18")
    button(phone, "Save").tap()
    assert_told(phone, "Saved. It is not clear yet, which is fine.")
    rows = Smile.objects.order_by("on").values_list("on", "precision", "binned_at")
    assert list(rows) == [
        (at(10, 18).date(), "day", None),
        (at(10, 20).date(), "exact", None),
    ]


def test_a_double_tap_is_one_smile_without_scripts(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby)
    button(phone, "Asleep").dblclick()
    assert_told(phone, "Saved as a sleep or reflex smile.")
    phone.wait_for_load_state("networkidle")

    assert [smile.smile_class for smile in Smile.objects.all()] == ["reflex"]
    expect(phone.locator(".entries li")).to_have_count(1)


def test_other_dates_are_asked_about_without_scripts(phone, live_server, family):
    baby = family(at(10, 30), gestation_weeks=36, gestation_days=6)
    visit(phone, live_server.url, baby, "edit/")
    phone.get_by_label("Weeks at birth").fill("37")
    phone.get_by_label("and days").fill("0")
    button(phone, "Save").tap()
    assert_says(phone, "Nothing is saved yet.", "today would be day 59.")
    assert Baby.objects.get().gestation_weeks == 36
    button(phone, "Save these dates").tap()
    assert_told(phone, "Saved.")

    assert Baby.objects.get().gestation_weeks == 37
