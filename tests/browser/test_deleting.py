"""Story P12: a family deletes a diary, and thinks again."""

import re

import pytest
from playwright.sync_api import expect

from babies.models import Baby
from exchange.models import Receipt
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
from tests.factories import make_smile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def baby(family):
    found = family(at(11, 23))
    make_smile(baby=found)
    return found


def test_a_diary_goes_into_the_bin_and_comes_back(phone, live_server, baby):
    visit(phone, live_server.url, baby, "more/")
    follow(phone, "Delete the diary You see what goes before it does.")
    assert_says(phone, "What goes", "What stays")
    assert barriers(phone) == []

    phone.get_by_label("Name of the baby").fill("Marlow")
    button(phone, "Delete the diary").tap()
    assert_says(phone, "This is the diary of Juniper. Is it the right one?")
    phone.get_by_label("Name of the baby").fill("juniper")
    button(phone, "Delete the diary").tap()

    expect(main(phone).get_by_role("heading", level=1)).to_have_text(
        "Receipt of a deletion"
    )
    assert barriers(phone) == []
    assert_says(phone, "In the bin until", "23 December 2026")
    follow(phone, "Diaries in the bin")
    assert barriers(phone) == []
    button(phone, "Take back: Juniper").tap()
    assert_told(phone, "Juniper is back.")


def test_a_diary_goes_for_good(phone, live_server, baby):
    visit(phone, live_server.url, baby, "delete/")
    main(phone).get_by_text("At once, for good").tap()
    phone.get_by_label("Name of the baby").fill("Juniper")
    button(phone, "Delete the diary").tap()
    assert_says(phone, "Deleted for good")
    assert not Baby.objects.exists()
    assert Receipt.objects.filter(gone_at__isnull=False).count() == 1
    phone.goto(f"{live_server.url}/babies/{baby.pk}/")
    expect(phone).to_have_title(re.compile("Nothing here"))
