"""No page of a clinic or of sharing stands in anybody's way, and none is too wide."""

import re
from datetime import timedelta

import pytest

from babies.watch import set_watched
from clinics.choices import Mode
from clinics.models import Staff
from tests.architecture.access_clinics import ACCESS, make_clinic_world
from tests.browser.steps import barriers, barriers_but_colors, enter_as
from tests.browser.test_every_page import OPEN_ALL, TOO_WIDE, without
from tests.clinics.rows import make_share
from tests.factories import NOW, make_baby, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: As in the test of all other pages.
PARTS = 2
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 844}
DESK = {"width": 1280, "height": 800}
#: Who looks at a page, the first of these who may; a lead sees what a nurse does.
WHO = ("lead", "nurse", "parent", "nobody")
NO_PAGES = re.compile(r"\.(pdf|json|png|webp)$|/photos?/")


@pytest.fixture
def world(live_server, catalog, settings, time_machine):
    """The cast, and five more babies on the list with nothing logged."""
    settings.STAFF_TWO_FACTOR = "optional"
    time_machine.move_to(NOW)
    world = make_clinic_world()
    clinic = Staff.objects.get(user=world.users["lead"]).clinic
    family = make_user()
    for number in range(5):
        born = NOW.date() - timedelta(days=60 + 9 * number)
        baby = make_baby(by=family, name=f"Wren {number}", birth_on=born)
        set_watched(baby, is_watched=True)
        make_share(baby=baby, clinic=clinic, mode=Mode.WATCH)
    return world


@pytest.fixture(params=range(PARTS))
def look(request, phone, live_server, world):
    """Go through a part of all pages as those who may see them, all unfolded."""

    def through():
        seen_by = "nobody"
        found = sorted(pages(world))
        assert len(found) > 15
        for who, path in found[request.param :: PARTS]:
            if who != seen_by:
                enter_as(phone, live_server.url, world.users[who])
                seen_by = who
            phone.set_viewport_size(PHONE)
            response = phone.goto(live_server.url + path)
            assert (path, response.status) == (path, 200)
            phone.evaluate(OPEN_ALL)
            yield f"{path} as {who}"

    return through


def pages(world):
    for entry, answers in ACCESS.items():
        method, route = entry.split()
        who = next((who for who in WHO if answers[who] == 200), None)
        if method == "GET" and who and not NO_PAGES.search(route):
            yield who, re.sub(r"<(\w+)>", r"{\1}", route).format(**world.keys[who])


def test_every_page_of_a_clinic_can_be_used_by_everybody(phone, look):
    found = {}
    for place in look():
        found[place] = barriers(phone) + phone.evaluate(TOO_WIDE)
        phone.set_viewport_size(SMALL)
        found[place, "small"] = phone.evaluate(TOO_WIDE)
        phone.set_viewport_size(DESK)
        found[place, "desk"] = barriers_but_colors(phone) + phone.evaluate(TOO_WIDE)
    assert without(found) == {}


def test_every_page_of_a_clinic_reads_from_right_to_left(phone, look, settings):
    # There is no such language yet: its direction is what is tried here.
    settings.LANGUAGES = [("en", "English"), ("ar", "Arabic")]
    phone.set_extra_http_headers({"Accept-Language": "ar"})
    found = {}
    for place in look():
        assert phone.locator("html").get_attribute("dir") == "rtl"
        found[place] = phone.evaluate(TOO_WIDE) + barriers_but_colors(phone)
    assert without(found) == {}


def test_the_list_is_cards_on_a_phone_and_a_table_at_a_desk(phone, live_server, world):
    enter_as(phone, live_server.url, world.users["nurse"])
    phone.goto(f"{live_server.url}/clinic/")
    fits = "box => box.scrollWidth <= box.clientWidth"
    heads = phone.locator("main thead")
    for size, has_heads in ((SMALL, False), (PHONE, False), (DESK, True)):
        phone.set_viewport_size(size)
        assert phone.locator(".table-box").evaluate(fits)
        assert heads.is_visible() is has_heads
