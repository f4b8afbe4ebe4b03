"""A session that ends in the middle of a form loses nothing that was typed."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from babies.models import Baby, Concern, Smile
from tests.browser.steps import assert_says, assert_told, at, button, main, visit
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "At the window.\nTwice."


def sign_in_again(phone, baby):
    assert_told(phone, "You were signed out. What you typed is kept.")
    phone.get_by_label(re.compile("^E-?mail")).fill(baby.created_by.email)
    phone.get_by_label(re.compile("^Password")).fill(PASSWORD)
    main(phone).get_by_role("button", name="Sign in", exact=True).tap()
    phone.wait_for_url(lambda url: "/accounts/" not in url)


def test_a_smile_is_still_there_after_signing_in(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby, "smiles/new/")
    phone.get_by_label("About this time").check()
    phone.get_by_label("Day", exact=True).fill("2026-10-18")
    phone.get_by_label("Time", exact=True).fill("07:15")
    phone.get_by_label("A voice", exact=True).check()
    phone.get_by_text("More details").tap()
    phone.get_by_label("Note").fill(NOTE)
    Session.objects.all().delete()
    button(phone, "Save").tap()
    sign_in_again(phone, baby)

    assert phone.url.endswith(f"/babies/{baby.pk}/smiles/new/")
    expect(phone.get_by_label("Note")).to_have_value(NOTE)
    expect(phone.get_by_label("A voice", exact=True)).to_be_checked()
    assert not Smile.objects.exists()
    button(phone, "Save").tap()
    assert_told(phone, "Saved. It is not clear yet, which is fine.")
    smile = Smile.objects.get()
    assert (smile.observed_at, smile.precision) == (at(10, 18, 6, 15), "about")
    assert (smile.trigger, smile.note) == (["voice"], NOTE)


def test_a_tap_is_still_there_after_signing_in(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby)
    Session.objects.all().delete()
    button(phone, "Smiled at me").tap()
    sign_in_again(phone, baby)

    assert not Smile.objects.exists()
    button(phone, "Save").tap()
    assert_told(phone, "Saved as a social smile.")
    assert [smile.smile_class for smile in Smile.objects.all()] == ["social"]


def test_a_worry_is_still_there_after_signing_in(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby, "worry/")
    phone.get_by_label("Trouble with feeding").check()
    phone.get_by_label("Note").fill(NOTE)
    Session.objects.all().delete()
    button(phone, "Save my worry").tap()
    sign_in_again(phone, baby)

    expect(phone.get_by_label("Trouble with feeding")).to_be_checked()
    button(phone, "Save my worry").tap()
    assert_told(phone, "Your worry is noted.")
    assert list(Concern.objects.values_list("kind", "note")) == [("feeding", NOTE)]


def test_a_new_baby_is_still_there_after_signing_in(phone, live_server, family):
    baby = family(at(10, 20))
    phone.goto(f"{live_server.url}/babies/new/")
    phone.get_by_label("Name").fill("Pebble")
    phone.get_by_label("Birth date", exact=True).fill("2026-08-01")
    phone.get_by_label("Due date").fill("2026-09-26")
    assert_says(phone, "11 weeks 3 days from birth · 3 weeks 3 days corrected")
    Session.objects.all().delete()
    button(phone, "Save").tap()
    sign_in_again(phone, baby)

    expect(phone.get_by_label("Due date")).to_have_value("2026-09-26")
    button(phone, "Save").tap()
    assert_told(phone, "Pebble is here.")
    pebble = Baby.objects.get(name="Pebble")
    assert (pebble.gestation_weeks, pebble.zero_on) == (32, at(9, 26).date())
