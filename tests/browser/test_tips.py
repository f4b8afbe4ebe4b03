"""One tip, tried and told; and the pages to learn from."""

import pytest

from babies.models import Smile
from clinical.library import Page
from milestones.models import TipTried
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    visit,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESKTOP = {"width": 1280, "height": 800}


def assert_tried_and_told(phone, live_server, family):
    baby = family(at(10, 11))
    visit(phone, live_server.url, baby, "tips/")

    button(phone, "A smile").tap()

    assert_told(phone, "Your note is saved.")
    assert_says(phone, "Log this smile too?")
    button(phone, "Log the smile").tap()
    assert_told(phone, "Saved as a social smile")
    smile, tried = Smile.objects.get(), TipTried.objects.get()
    assert smile.observed_at == tried.logged_at.replace(second=0, microsecond=0)
    assert (smile.smile_class, tried.outcome) == ("social", "smiled")

    visit(phone, live_server.url, baby, "tips/")
    button(phone, "Not this time").tap()
    assert_told(phone, "Your note is saved.")
    assert TipTried.objects.count() == 2
    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "This was taken back.")
    assert TipTried.objects.filter(binned_at__isnull=True).count() == 1


def test_a_tip_is_tried_and_told(phone, live_server, family):
    assert_tried_and_told(phone, live_server, family)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_a_tip_is_tried_and_told_without_scripts(phone, live_server, family):
    assert_tried_and_told(phone, live_server, family)


def test_nothing_is_in_the_way_of_anybody(phone, live_server, family):
    baby = family(at(10, 11))
    tip = "tips/let-sleep-be-sleep/"
    pages = [f"/babies/{baby.pk}/{page}" for page in ("tips/", tip)]
    pages += ["/learn/", *(f"/learn/{page.value}/" for page in Page)]
    for page in pages:
        phone.goto(live_server.url + page)
        assert barriers(phone) == []
        for size in (DESKTOP, {"width": 320, "height": 640}):
            phone.set_viewport_size(size)
            too_wide = "document.documentElement.scrollWidth > innerWidth"
            assert not phone.evaluate(too_wide)


def test_from_more_one_learns_and_comes_back(phone, live_server, family):
    baby = family(at(10, 11))
    visit(phone, live_server.url, baby, "more/")
    phone.get_by_role("link", name="Learn", exact=False).first.tap()
    assert_says(phone, "Learn about smiles")
    phone.get_by_role("link", name="Why babies smile in their sleep").tap()
    assert_says(phone, "What is known, and how well")
    follow(phone, "Learn")
    follow(phone, "Back to your baby")
    assert phone.url == f"{live_server.url}/babies/{baby.pk}/"
