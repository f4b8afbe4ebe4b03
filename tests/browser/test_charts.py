"""Charts, the page for the visit and keepsakes, as a family meets them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from babies.models import VisitNotes
from tests.browser.steps import (
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
from tests.exchange.reading import paper
from tests.factories import make_caregiver, make_smile, make_social_smile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture
def early(family):
    """Story C with sleep smiles and two smiles at a face, the day after."""
    baby = family(at(11, 21), gestation_weeks=36, gestation_days=6)
    make_smile(baby=baby, on=at(9, 5).date(), state="asleep")
    make_social_smile(baby=baby, on=at(11, 18).date())
    make_social_smile(baby=baby, on=at(11, 20).date())
    return baby


def test_the_chart_is_counted_from_the_due_date_or_from_birth(
    phone, live_server, early
):
    visit(phone, live_server.url, early, "more/")
    follow(phone, "Charts")
    assert_says(phone, "Weeks from Juniper\N{RIGHT SINGLE QUOTATION MARK}s due date.")
    chart = main(phone).get_by_role("img", name="Smiles of Juniper")
    expect(chart).to_be_visible()
    assert barriers(phone) == []
    follow(phone, "From birth")
    assert_says(phone, "Weeks from Juniper\N{RIGHT SINGLE QUOTATION MARK}s birth.")
    chosen = main(phone).locator("a[aria-current]")
    assert chosen.all_inner_texts() == ["From birth"]
    main(phone).get_by_text("The same as a table").tap()
    rows = main(phone).locator("tbody tr")
    expect(rows.first).to_have_text("01 Sep100001")
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_family_writes_its_words_and_takes_the_page_along(phone, live_server, early):
    visit(phone, live_server.url, early, "more/")
    follow(phone, "Page for the visit")
    follow(phone, "Write our own words")
    assert barriers(phone) == []
    phone.get_by_label("Hearing test").fill("Passed on both sides.")
    phone.get_by_label("Our questions").fill("Is the weight fine?")
    button(phone, "Save").tap()
    assert_told(phone, "Your notes are saved.")
    assert_says(phone, "Passed on both sides.", "Is the weight fine?")
    assert barriers(phone) == []
    with phone.expect_download() as download:
        main(phone).get_by_role("link", name="Save as PDF").tap()
    assert download.value.suggested_filename == "visit-2026-11-21.pdf"
    said = paper(Path(download.value.path()).read_bytes())
    assert "Passed on both sides." in said
    assert "Confirmed: Juniper smiles at people." in said


def test_two_parents_writing_at_once_lose_nothing(phone, live_server, early, browser):
    visit(phone, live_server.url, early, "reports/visit/notes/")
    phone.get_by_label("Feeding").fill("Bottle at night.")
    other = browser.new_context().new_page()
    partner = make_caregiver(baby=early, role="parent")
    enter_as(other, live_server.url, partner.user)
    visit(other, live_server.url, early, "reports/visit/notes/")
    other.get_by_label("Feeding").fill("Breast by day.")
    other.get_by_role("button", name="Save").click()
    other.wait_for_url("**/reports/visit/")
    other.context.close()

    button(phone, "Save").tap()
    assert_says(phone, "These notes were changed since you opened them.")
    assert_says(phone, "Breast by day.")
    expect(phone.get_by_label("Feeding")).to_have_value("Bottle at night.")
    phone.get_by_label("Feeding").fill("Breast by day, bottle at night.")
    button(phone, "Save").tap()
    assert_told(phone, "Your notes are saved.")
    assert VisitNotes.objects.get().feeding == "Breast by day, bottle at night."


def test_p2_the_keepsake_is_saved_as_a_picture(phone, live_server, family):
    baby = family(at(10, 18))
    make_social_smile(baby=baby, on=at(10, 16).date())
    make_social_smile(baby=baby, on=at(10, 18).date())
    visit(phone, live_server.url, baby, "keepsakes/")
    assert_says(phone, "First social smile", "16 October 2026", "Day 45")
    assert barriers(phone) == []
    with phone.expect_download() as download:
        main(phone).get_by_role("link", name="Save as a picture").tap()
    assert download.value.suggested_filename == "first-smile-2026-10-16.png"
    picture = Image.open(BytesIO(Path(download.value.path()).read_bytes()))
    assert picture.size == (1181, 1181)


@pytest.mark.parametrize("place", ["charts/", "reports/visit/", "keepsakes/"])
def test_wide_screens_lose_nothing(phone, live_server, early, place):
    phone.set_viewport_size(DESKTOP)
    visit(phone, live_server.url, early, place)
    expect(phone.locator("h1")).to_have_count(1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 1280
    assert barriers(phone) == []
