"""Caring together: an invitation followed on another phone, roles, leaving."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from babies.models import Caregiver, Invitation
from tests.browser.steps import (
    assert_never_says,
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    enter_as,
    follow,
    main,
    visit,
)
from tests.factories import PASSWORD, make_baby, make_caregiver, make_user
from tests.factories_people import make_invitation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = at(10, 30)


@pytest.fixture
def other_phone(browser, live_server):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    page.set_default_timeout(8_000)
    yield page
    context.close()


def sign_up(page, email):
    page.get_by_role("link", name="Make an account").first.tap()
    page.get_by_label(re.compile("^E-?mail")).fill(email)
    page.get_by_label(re.compile("^Password")).fill(PASSWORD)
    page.get_by_role("button", name="Make my account").tap()
    page.wait_for_url(lambda url: "/join/" in url)


def roles(baby):
    rows = Caregiver.objects.filter(baby=baby).select_related("user").order_by("pk")
    return {row.user.email: row.role for row in rows}


def test_somebody_joins_by_a_link_and_signs_up_on_the_way(
    phone, other_phone, live_server, family
):
    baby = family(NOW)
    visit(phone, live_server.url, baby, "more/")
    follow(phone, "Family and people")
    follow(phone, "Invite somebody")
    phone.get_by_role("radio", name="Caregiver").check()
    button(phone, "Make a link").tap()
    assert_says(phone, "Your link is ready", "It works once")
    link = phone.get_by_label("The link", exact=True).input_value()

    other_phone.goto(link)
    assert_says(other_phone, "You are invited", "Can log smiles, sleep and answers.")
    assert_never_says(other_phone, "Juniper")
    sign_up(other_phone, "kim@example.com")
    assert_says(other_phone, "Signed in as kim@example.com.")
    button(other_phone, "Join").tap()
    assert_told(other_phone, "Welcome. You can now see Juniper.")

    assert roles(baby)["kim@example.com"] == "caregiver"
    kim = User.objects.get(email="kim@example.com")
    assert Invitation.objects.get().used_by == kim


def test_another_role_holds_from_the_next_tap_and_leaving_ends_it(
    phone, other_phone, live_server, family
):
    baby = family(NOW)
    kim = make_user(email="kim@example.com")
    make_caregiver(baby=baby, user=kim)
    enter_as(other_phone, live_server.url, kim)
    visit(other_phone, live_server.url, baby, "smiles/new/")
    expect(button(other_phone, "Save")).to_be_visible()

    visit(phone, live_server.url, baby, "family/")
    follow(phone, "kim@example.com")
    phone.get_by_role("radio", name="Viewer").check()
    button(phone, "Save the role").tap()
    assert_told(phone, "The role is changed.")
    button(other_phone, "Save").tap()
    expect(other_phone.get_by_role("heading", level=1)).to_have_text("Nothing here")
    assert not baby.smiles.exists()

    visit(other_phone, live_server.url, baby, "family/")
    follow(other_phone, "Leave this family")
    button(other_phone, "Leave").tap()
    assert_told(other_phone, "You left the family of Juniper.")
    assert list(roles(baby).values()) == ["parent"]


def test_the_only_parent_is_told_what_to_do(phone, live_server, family):
    baby = family(NOW)
    visit(phone, live_server.url, baby, "family/")
    follow(phone, "Leave this family")
    assert_says(phone, "You are the only parent here.")
    follow(phone, "Invite somebody")
    assert_says(phone, "What may this person do?")


def test_the_link_can_be_copied(phone, live_server, family):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    baby = family(NOW)
    visit(phone, live_server.url, baby, "family/invite/")
    button(phone, "Make a link").tap()
    link = phone.get_by_label("The link", exact=True).input_value()
    button(phone, "Copy the link").tap()

    expect(main(phone).get_by_role("status")).to_have_text("Copied")
    assert phone.evaluate("navigator.clipboard.readText()") == link


@pytest.mark.parametrize("theme", ["light", "night"])
def test_no_page_about_people_stands_in_anybodys_way(phone, live_server, family, theme):
    cookie = {"name": "theme", "value": theme, "url": live_server.url}
    phone.context.add_cookies([cookie])
    baby = family(NOW)
    kim = make_caregiver(baby=baby)
    _, secret = make_invitation(baby=baby, now=NOW)
    _, elsewhere = make_invitation(baby=make_baby(name="Wren"), now=NOW)
    found = {}
    pages = [
        f"/babies/{baby.pk}/{page}"
        for page in (
            "family/", "family/invite/", "family/leave/", f"family/{kim.tag}/",
            f"family/{kim.tag}/remove/", "quiet/",
        )
    ]  # fmt: skip
    for page in (*pages, f"/join/{secret}/", f"/join/{elsewhere}/", "/join/none/"):
        phone.goto(live_server.url + page)
        found[page] = barriers(phone)
    visit(phone, live_server.url, baby, "family/invite/")
    button(phone, "Make a link").tap()
    assert_says(phone, "Your link is ready")
    found["link"] = barriers(phone)
    baby.quiet_since = NOW
    baby.save()
    for page in ("quiet/", "window/"):
        visit(phone, live_server.url, baby, page)
        found[page] = barriers(phone)

    assert found == {place: [] for place in found}
