"""Odd laughs and spells on a phone and a desk: help first, then what was found."""

import re

import pytest
from playwright.sync_api import expect

from babies.models import Episode, LostSkill
from tests.browser.steps import (
    assert_never_says,
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    main,
    visit,
)
from tests.factories import make_social_smile
from tests.factories_episodes import make_episode
from tests.test_voice import BANNED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 800}
TODAY_STEP = "Speak to a doctor today."
FIRST_HELP = "Blue or gray, hard to wake, or not breathing well?"


@pytest.fixture
def baby(family):
    """Four months old; the smile was confirmed long ago."""
    found = family(at(11, 23), birth_on=at(7, 23).date())
    for day in (10, 12):
        make_social_smile(baby=found, on=at(10, day).date())
    return found


def reds(phone):
    """The headings of the red cards, from the top."""
    return main(phone).locator(".urgent h1, .urgent h2").all_inner_texts()


def words(phone):
    return " ".join(main(phone).inner_text().split())


def save(phone):
    button(phone, "Save").tap()


def note_yesterdays(phone):
    """An odd laugh of which only the day is known."""
    follow(phone, "It was earlier, or you want to say more")
    assert words(phone).startswith(f"Odd laughs and spells {FIRST_HELP}")
    main(phone).get_by_text("An odd laugh", exact=True).tap()
    phone.get_by_label("Day", exact=True).fill("2026-11-22")
    phone.get_by_label("Time, if you know it").fill("")
    save(phone)
    assert_told(phone, "Saved.")
    assert_says(phone, "Nothing noted here asks for a call", "time not known")


def test_p9_three_odd_laughs_in_two_days(phone, live_server, baby):
    visit(phone, live_server.url, baby, "more/")
    follow(phone, "Odd laughs and spells")
    assert words(phone).startswith(FIRST_HELP)
    assert_never_says(phone, TODAY_STEP)
    note_yesterdays(phone)

    for _ in range(2):
        visit(phone, live_server.url, baby, "laughs/")
        button(phone, "An odd laugh").tap()
        assert_told(phone, "Saved.")
        assert_says(phone, "At noon: “Odd laugh” is saved.")
    main(phone).get_by_text("Eyes or head held to one side", exact=True).tap()
    main(phone).get_by_text("Yes", exact=True).tap()
    save(phone)
    assert_says(
        phone,
        "A doctor should see this the same day",
        TODAY_STEP,
        "The eyes or the head were held to one side.",
        "If you can do so safely, film the next one.",
    )

    rows = Episode.objects.order_by("on", "logged_at").values_list("on", "ticks")
    assert [(on.day, ticks) for on, ticks in rows] == [
        (22, []),
        (23, []),
        (23, ["eye_deviation"]),
    ]
    visit(phone, live_server.url, baby, "laughs/")
    assert reds(phone) == [FIRST_HELP, "You logged a laugh that needs a look."]
    assert_says(phone, TODAY_STEP)
    for page in ("laughs/", "", "laughs/sheet/", "window/", "timeline/"):
        visit(phone, live_server.url, baby, page)
        assert BANNED.findall(words(phone)) == []
    visit(phone, live_server.url, baby)
    assert reds(phone)[0] == "You logged a laugh that needs a look."


def test_a_tick_for_an_emergency_opens_help_and_is_saved(phone, live_server, baby):
    visit(phone, live_server.url, baby, "laughs/new/")
    main(phone).get_by_text("Skin or lips turned blue or gray", exact=True).tap()
    save(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        re.compile("Call 999 now if your baby:")
    )
    assert_told(phone, "Saved.")
    assert Episode.objects.get().ticks == ["blue_or_grey"]
    expect(phone.get_by_role("link", name="Call 999", exact=True)).to_have_attribute(
        "href", "tel:999"
    )
    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "This was taken back.")
    assert Episode.objects.get().binned_at is not None
    phone.locator(".toasts").get_by_role("button", name="Put back").tap()
    assert_told(phone, "It is back.")
    assert Episode.objects.get().binned_at is None


def test_what_is_refused_in_an_emergency_stands_below_help(phone, live_server, baby):
    visit(phone, live_server.url, baby, "laughs/new/")
    main(phone).get_by_text("Trouble breathing", exact=True).tap()
    phone.get_by_label("How many times that day?").fill("123456")
    save(phone)
    assert_says(phone, "Call 999 now if your baby:")
    expect(phone.locator("section.urgent")).to_be_focused()
    assert_says(phone, "This is very many. Please check it.")
    assert not Episode.objects.exists()
    phone.get_by_label("How many times that day?").fill("12")
    save(phone)
    phone.wait_for_url("**/urgent/**")
    assert Episode.objects.get().count_today == 12


def test_a_series_of_bends_and_a_lost_smile_have_ways_of_their_own(
    phone, live_server, baby
):
    visit(phone, live_server.url, baby, "worry/")
    follow(phone, "Hard to wake, blue or gray, or hard to breathe? Get help now.")
    follow(phone, "Note what you saw")
    expect(main(phone).get_by_label("A series of quick bends or nods")).to_be_checked()
    save(phone)
    assert_says(phone, TODAY_STEP, "go to an emergency room.")

    visit(phone, live_server.url, baby, "laughs/")
    main(phone).get_by_role("link", name="Something has stopped").tap()
    main(phone).get_by_role("link", name="Smiling at people").tap()
    button(phone, "Save this").tap()
    assert_told(phone, "This is noted.")
    assert LostSkill.objects.get().skill == "social-smile"
    assert_says(phone, "Juniper did something before and does not do it now.")


def test_with_the_keyboard_alone_an_episode_is_added(phone, live_server, baby):
    phone.set_viewport_size(DESK)
    visit(phone, live_server.url, baby, "laughs/")
    button(phone, "Another odd spell").focus()
    phone.keyboard.press("Enter")
    assert_told(phone, "Saved.")
    main(phone).get_by_label("The body went stiff").focus()
    phone.keyboard.press("Space")
    button(phone, "Save").focus()
    phone.keyboard.press("Enter")
    assert_says(phone, "The body went stiff.")
    assert Episode.objects.get().ticks == ["stiffening"]


def test_the_sheet_fits_a_page_of_paper(phone, live_server, baby):
    for day in (20, 21, 22):
        make_episode(
            baby=baby, on=at(11, day).date(), ticks=("video",), note="By the window."
        )
    visit(phone, live_server.url, baby, "laughs/sheet/")
    phone.emulate_media(media="print")
    for unseen in (".tabbar", ".filters", ".back"):
        expect(phone.locator(unseen).first).to_be_hidden()
    expect(phone.locator(".ruled")).to_have_count(3)
    pages = phone.pdf(format="A4").count(b"/Type /Page\n")
    assert pages == 1


PAGES = ("laughs/", "laughs/new/", "laughs/sheet/", "lost/", "worry/")


@pytest.mark.parametrize("size", [None, DESK])
def test_nothing_stands_in_anybodys_way(phone, live_server, baby, size):
    if size is not None:
        phone.set_viewport_size(size)
    row = make_episode(baby=baby, on=at(11, 22).date(), ticks=("eye_deviation",))
    calm = make_episode(baby=baby, on=at(11, 22).date(), note="x " * 300)
    for page in (*PAGES, f"laughs/{row.pk}/", f"laughs/{calm.pk}/edit/?added=1"):
        visit(phone, live_server.url, baby, page)
        assert (page, barriers(phone)) == (page, [])
        wide = phone.evaluate("document.scrollingElement.scrollWidth > innerWidth")
        assert (page, wide) == (page, False)
    for address in ("/urgent/", f"/urgent/?baby={baby.pk}&call=999", "/learn/laughs/"):
        phone.goto(live_server.url + address)
        assert (address, barriers(phone)) == (address, [])


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_it_is_the_same(phone, live_server, baby):
    visit(phone, live_server.url, baby, "laughs/")
    button(phone, "A series of quick bends or nods").tap()
    assert_says(phone, TODAY_STEP)
    main(phone).get_by_text("Trouble breathing", exact=True).tap()
    save(phone)
    assert_says(phone, "Call 999 now if your baby:", "Put nothing in the mouth.")
    assert Episode.objects.get().ticks == ["breathing_trouble"]
    phone.get_by_role("link", name="New Zealand", exact=True).tap()
    assert_says(phone, "Call 111 now if your baby:")
