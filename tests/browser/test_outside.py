"""A calendar, a button and a webhook are made on a phone."""

import json
import re
import subprocess
import urllib.request

import pytest
from playwright.sync_api import expect

from babies.models import Smile
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    main,
    visit,
)
from tests.exchange.ics import days_in
from tests.exchange.listener import listening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def secret_on(phone):
    """What the page shows once."""
    return phone.locator("#id_secret").input_value()


def test_a_calendar_is_made_read_and_stopped(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby, "more/")
    follow(phone, "Calendar These days in the calendar you use.")
    assert barriers(phone) == []
    phone.get_by_label("Private words").uncheck()
    button(phone, "Make the address").tap()
    expect(phone.locator(".qr")).to_be_visible()
    assert barriers(phone) == []

    with urllib.request.urlopen(secret_on(phone)) as answer:  # noqa: S310 -- ours
        words = [said for _on, said in days_in(answer.read())]
    assert words[0] == "Juniper: the usual time for first smiles begins"

    button(phone, "Copy").tap()
    assert_says(phone, "Copied")
    main(phone).get_by_role("link", name="Done").tap()
    assert_says(phone, "You made an address on 20 October 2026.")
    button(phone, "Stop the calendar").tap()
    assert_told(phone, "The calendar has stopped.")


def test_a_button_is_made_and_pressed(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby, "buttons/")
    assert barriers(phone) == []
    main(phone).get_by_text("A smile in sleep").tap()
    button(phone, "Make the button").tap()
    line = phone.locator("#curl").inner_text()
    assert barriers(phone) == []
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide == 390

    command = ["/bin/sh", "-c", line]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 -- ours
    assert json.loads(done.stdout)["class"] == "reflex"
    visit(phone, live_server.url, baby)
    assert_says(phone, "Sleep or reflex smile")
    assert Smile.objects.get().state == "asleep"


def test_a_webhook_is_added_and_tried(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby, "webhooks/")
    assert barriers(phone) == []
    with listening() as ear:
        phone.get_by_label("Address").fill(ear.address)
        button(phone, "Add").tap()
        expect(phone.locator("#id_secret")).to_have_value(re.compile("^whsec_"))
        assert barriers(phone) == []
        follow(phone, "Go on")
        button(phone, "Send a test").tap()
        assert_told(phone, "The test arrived.")
    assert barriers(phone) == []
    assert json.loads(ear.got[0][2])["event"] == "test"
