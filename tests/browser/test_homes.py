"""Two babies in two places, and a reason that does not nag once it was seen to."""

import pytest

from milestones.models import Review
from tests.browser.steps import (
    assert_never_says,
    assert_says,
    assert_told,
    at,
    button,
    follow,
    sums,
    visit,
)
from tests.factories import make_baby

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LATE = "the usual time has passed."


def test_it_is_late_where_the_day_has_come_and_one_tap_shows_the_other_baby(
    phone, live_server, family
):
    now = at(10, 27, 12, 30)
    auckland = family(now, name="Wren", time_zone="Pacific/Auckland")
    make_baby(by=auckland.created_by, now=now, name="Pebble")
    visit(phone, live_server.url, auckland, "window/")
    assert_says(phone, LATE)
    assert sums(phone)[0] == ["Today", "28 October 2026"]

    follow(phone, "Switch to Pebble")
    assert_says(phone, "This is the last week of the usual time for a first smile.")
    assert_never_says(phone, LATE)
    follow(phone, "Why am I seeing this?")
    assert sums(phone)[0] == ["Today", "27 October 2026"]


def test_what_was_told_to_the_doctor_is_not_asked_again(phone, live_server, family):
    baby = family(at(10, 28))
    visit(phone, live_server.url, baby)
    button(phone, "I told the doctor").tap()
    assert_told(phone, "This is noted.")
    assert_says(phone, LATE, "The doctor was told on 28 October 2026.")
    assert_never_says(phone, "I told the doctor")
    assert list(Review.objects.values_list("kind", "action")) == [
        ("social_smile_late", "told_doctor")
    ]

    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "This was taken back.")
    visit(phone, live_server.url, baby)
    assert_says(phone, "I told the doctor")
    assert not Review.objects.exists()
