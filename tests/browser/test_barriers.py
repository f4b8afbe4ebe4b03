"""No page of the diary stands in anybody's way: axe, narrow screens, large text."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    assert_says,
    barriers,
    button,
    enter_as,
    visit,
)
from tests.factories import (
    NOW,
    make_baby,
    make_social_smile,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = NOW.date()
STATUSES = {
    20: "It is early for Wren 20 to smile back.",
    43: "This is the time many babies start to smile back.",
    52: "This is the last week of the usual time for a first smile.",
    60: "and the usual time has passed.",
    90: "No social smile has been logged for Wren 90 by 12 weeks.",
    61: "You logged a social smile for Wren 61.",
    62: "Confirmed: Wren 62 smiles at people.",
}
PAGES = (
    "", "window/", "window/?on=2026-10-14&facts=all", "worry/", "milestones/",
    "milestones/?age=4", "milestones/social-smile/", "milestones/social-smile/lost/",
    "smiles/", "smiles/new/", "bin/", "edit/", "more/", "reviews/",
)  # fmt: skip
TOO_WIDE = """
() => [...document.querySelectorAll('body *')]
  .filter(each => !each.closest('.table-box, svg, .skip, .visually-hidden')
    && each.getBoundingClientRect().right > innerWidth + 0.5)
  .map(each => `${each.tagName} ${each.className}`)
  .concat(document.scrollingElement.scrollWidth > innerWidth ? ['sideways'] : [])
"""


def born(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


@pytest.fixture
def parent(phone, live_server, catalog, time_machine):
    time_machine.move_to(NOW)
    person = make_user()
    enter_as(phone, live_server.url, person)
    return person


def test_today_can_be_used_by_everybody_whatever_the_status(phone, live_server, parent):
    babies = {
        age: make_baby(by=parent, name=f"Wren {age}", birth_on=born(age))
        for age in STATUSES
    }
    make_social_smile(baby=babies[61], on=born(1))
    make_social_smile(baby=babies[62], on=born(5))
    make_social_smile(baby=babies[62], on=born(1))
    found = {}
    for age, words in STATUSES.items():
        visit(phone, live_server.url, babies[age])
        assert_says(phone, words)
        found[words] = barriers(phone)
    phone.goto(f"{live_server.url}/babies/")
    found["all"] = barriers(phone)
    assert found == {place: [] for place in [*STATUSES.values(), "all"]}


def test_pages_that_refuse_can_be_used_by_everybody(phone, live_server, parent):
    baby = make_baby(by=parent, name="Juniper", birth_on=born(60))
    found = {}
    phone.goto(f"{live_server.url}/babies/new/")
    phone.get_by_label("Birth date", exact=True).fill("2027-01-01")
    button(phone, "Save").tap()
    assert_says(phone, "Please give a name. A nickname is fine.")
    found["new baby"] = barriers(phone)

    visit(phone, live_server.url, baby, "smiles/new/")
    phone.get_by_label("At this time").check()
    phone.get_by_label("Day", exact=True).fill("2026-01-01")
    button(phone, "Save").tap()
    assert_says(phone, "This day is before the birth. Please check it.")
    expect(phone.locator(".form-errors")).to_be_focused()
    found["smile"] = barriers(phone)

    visit(phone, live_server.url, baby, "edit/")
    phone.get_by_label("Weeks at birth").fill("34")
    button(phone, "Save").tap()
    assert_says(phone, "This is what would change")
    found["preview"] = barriers(phone)
    assert found == {"new baby": [], "smile": [], "preview": []}


IN_ORDER = """
() => ['.topbar', '.tabbar', '#main'].map(name => document.querySelector(name))
  .map(each => [each.compareDocumentPosition(document.querySelector('#main')) & 4,
                each.getBoundingClientRect().top])
"""


def test_on_a_desk_keys_reach_the_bars_in_the_order_they_are_seen(
    phone, live_server, parent
):
    baby = make_baby(by=parent, name="Juniper", birth_on=born(60))
    phone.set_viewport_size({"width": 1280, "height": 800})
    visit(phone, live_server.url, baby, "more/")
    found = phone.evaluate(IN_ORDER)
    assert [is_before for is_before, _ in found] == [4, 4, 0]
    tops = [top for _, top in found]
    assert tops == sorted(tops)
    phone.keyboard.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    names = []
    for _ in range(7):
        phone.keyboard.press("Tab")
        names.append(phone.evaluate("document.activeElement.innerText.trim()"))
    assert names[:6] == ["Juniper", "Today", "Timeline", "", "Milestones", "More"]


def test_a_slow_page_says_that_it_is_on_its_way(phone, live_server, parent):
    baby = make_baby(by=parent, name="Juniper", birth_on=born(60))
    visit(phone, live_server.url, baby)
    phone.route("**/more/", lambda route: None)
    phone.get_by_role("link", name="More", exact=True).tap()
    expect(phone.locator(".loading")).to_have_class("loading htmx-request")
    expect(phone.locator("main")).to_have_attribute("aria-busy", "true")
    phone.unroute("**/more/")


def test_nothing_moves_under_reduced_motion(phone, live_server, parent):
    baby = make_baby(by=parent, name="Juniper", birth_on=born(60))
    phone.emulate_media(reduced_motion="reduce")
    visit(phone, live_server.url, baby)
    moving = """() => [...document.querySelectorAll('*')].filter(each => {
      const style = getComputedStyle(each);
      return style.animationName !== 'none'
        || style.transitionDuration.split(', ').some(time => time !== '0s');
    }).length"""
    assert phone.evaluate(moving) == 0
    phone.emulate_media(reduced_motion="no-preference")
    assert phone.evaluate(moving) > 0
