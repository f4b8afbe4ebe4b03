"""No page stands in anybody's way: axe in each theme, from right to left, large text."""

import pytest

from babies.models import Baby, Smile
from tests.architecture.world import make_world
from tests.browser.pages import every_page
from tests.browser.steps import barriers, barriers_but_colors, enter_as
from tests.factories import NOW, make_smile, make_social_smile
from tests.factories_logging import make_one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Tests that run side by side should take about as long as each other.
PARTS = 4
SIZES = ((320, 16), (390, 32), (320, 32))
OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"
TOO_WIDE = """
() => [...document.querySelectorAll('body *')]
  .filter(each => !each.closest('.table-box, svg, .skip, .visually-hidden'))
  .filter(each => each.getBoundingClientRect().right > innerWidth + 0.5
    || each.getBoundingClientRect().left < -0.5)
  .map(each => `${each.tagName} ${each.className}`)
  .concat(document.scrollingElement.scrollWidth > innerWidth ? ['sideways'] : [])
"""


@pytest.fixture
def world(live_server, catalog, time_machine):
    """A baby of whom everything has been said that can be said."""
    time_machine.move_to(NOW)
    world = make_world()
    baby = Baby.objects.get(pk=world.keys["pk"])
    today = NOW.date()
    make_one_of_each(baby=baby, on=today)
    make_social_smile(baby=baby, on=today, note="At the window.\nTwice.")
    make_smile(baby=baby, on=today, kind="laugh", state="awake")
    binned = make_smile(baby=baby, on=today)
    Smile.objects.filter(pk=binned.pk).update(binned_at=NOW)
    return world


@pytest.fixture(params=range(PARTS))
def look(request, phone, live_server, world):
    """Go through a part of all pages as those who may see them, all unfolded."""

    def through():
        pages = sorted(every_page(world.keys), key=lambda page: page[1])
        assert len(pages) > 60
        pages = pages[request.param :: PARTS]
        seen_by = "nobody"
        for path, who in pages:
            if who != seen_by:
                enter_as(phone, live_server.url, world.users[who])
                seen_by = who
            response = phone.goto(live_server.url + path)
            assert (path, response.status) == (path, 200)
            phone.evaluate(OPEN_ALL)
            yield f"{path} as {who}"

    return through


def without(found):
    return {place: what for place, what in found.items() if what}


def test_every_page_can_be_used_by_everybody_in_every_theme(phone, look):
    found = {place: barriers(phone) for place in look()}
    assert without(found) == {}


def test_every_page_fits_a_small_phone_and_large_text(phone, look):
    letters = phone.context.new_cdp_session(phone)
    found = {}
    for place in look():
        for width, size in SIZES:
            phone.set_viewport_size({"width": width, "height": 844})
            sizes = {"standard": size, "fixed": size}
            letters.send("Page.setFontSizes", {"fontSizes": sizes})
            found[place, width, size] = phone.evaluate(TOO_WIDE)
    assert without(found) == {}


def test_every_page_reads_from_right_to_left(phone, look, settings):
    # There is no such language yet: its direction is what is tried here.
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    phone.set_extra_http_headers({"Accept-Language": "ar"})
    found = {}
    for place in look():
        assert phone.locator("html").get_attribute("dir") == "rtl"
        found[place] = phone.evaluate(TOO_WIDE) + barriers_but_colors(phone)
    assert without(found) == {}
