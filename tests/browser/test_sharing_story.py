"""Story P11 in two browsers: a family shares, a nurse watches, the family ends it."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from clinics.models import Share
from tests.browser.steps import (
    assert_never_says,
    assert_says,
    assert_told,
    at,
    button,
    enter_as,
    follow,
    visit,
)
from tests.clinics.rows import make_staff
from tests.factories import make_baby, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = at(11, 23)
DESK = {"width": 1280, "height": 720}


@pytest.fixture
def baby(phone, live_server, catalog, settings, time_machine):
    """Sixty days old, and nothing was logged; the parent holds the phone."""
    settings.STAFF_TWO_FACTOR = "optional"
    time_machine.move_to(NOW)
    parent = make_user()
    enter_as(phone, live_server.url, parent)
    born = NOW.date() - timedelta(days=60)
    return make_baby(by=parent, name="Juniper", birth_on=born, now=NOW)


@pytest.fixture
def desk(browser, live_server, baby):
    """Where the nurse sits, with the clinic's list before her."""
    context = browser.new_context(viewport=DESK, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(8_000)
    enter_as(page, live_server.url, make_staff().user)
    yield page
    context.close()


def share_for_a_week(phone, site, baby):
    """A watch is asked: everything but photos, as the form has it at first."""
    visit(phone, site, baby, "sharing/")
    follow(phone, "Share the diary")
    phone.get_by_label("Code of the clinic").fill("clinic000")
    phone.get_by_label("Watch, and read it on set days").check()
    expect(phone.get_by_label("Smiles", exact=True)).to_be_checked()
    expect(phone.get_by_label("Photos", exact=True)).not_to_be_checked()
    expect(phone.get_by_label("7 days", exact=True)).to_be_checked()
    button(phone, "Share").tap()
    assert_told(phone, "Shared with Example Clinic.")
    assert_says(phone, "You asked them to watch. They have not answered yet.")


def promise_two_days(desk, site):
    desk.goto(f"{site}/clinic/babies/")
    follow(desk, "Juniper")
    for weekday in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        desk.get_by_role("checkbox", name=weekday).set_checked(
            weekday in ("Tuesday", "Friday")
        )
    button(desk, "Watch").tap()
    assert_told(desk, "You watch Juniper now. The family sees your days.")


def advise(desk, site):
    """From the row of the list, where its reason stands."""
    desk.goto(f"{site}/clinic/")
    follow(desk, "Unanswered · nothing logged")
    desk.locator("summary", has_text="Advise the family").tap()
    desk.get_by_label("Please book a visit").check()
    desk.get_by_label("In your own words, for the family").fill("Mornings are best.")
    button(desk, "Advise the family").tap()
    assert_told(desk, "Done: Advise the family.")


def answer(phone):
    assert_says(phone, "Please book a visit", "Mornings are best.")
    follow(phone, "Answer")
    phone.get_by_label("Booked", exact=True).check()
    button(phone, "Send").tap()
    assert_says(phone, "Your answer: Booked")


def end_while_the_nurse_reads(phone, desk, site):
    desk.goto(f"{site}/clinic/babies/")
    assert_says(desk, "Juniper")
    button(phone, "End it").tap()
    assert_says(phone, "Only the family sees this diary.")
    desk.get_by_role("link", name="Juniper").first.tap()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Nothing here")
    assert_never_says(desk, "Juniper", "Please book a visit")


def test_a_family_shares_hears_back_and_ends_it(phone, live_server, baby, desk):
    site = live_server.url
    share_for_a_week(phone, site, baby)
    promise_two_days(desk, site)
    visit(phone, site, baby, "sharing/")
    assert_says(phone, "They watch. Next reading day: 24 November 2026.")
    assert_says(phone, "Nobody has looked yet.")

    advise(desk, site)
    desk.goto(f"{site}/clinic/babies/{Share.objects.get().pk}/")
    assert_says(desk, "Please book a visit", "No answer yet")
    visit(phone, site, baby, "sharing/")
    looks = phone.get_by_text(re.compile("Nurse Example of Example Clinic looked at"))
    expect(looks).to_have_count(2)
    expect(looks.last).to_contain_text("“Smiles” on 23 November 2026")

    answer(phone)
    desk.reload()
    assert_says(desk, "The family: Booked")
    end_while_the_nurse_reads(phone, desk, site)
    desk.goto(f"{site}/clinic/")
    assert_says(desk, "You watch no baby yet.")
