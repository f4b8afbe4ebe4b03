"""Milestones at a glance: answered in place, own firsts, one card for late signs."""

import pytest
from playwright.sync_api import expect

from babies.models import First
from milestones.models import Answer, Review
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
from tests.factories import make_answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FACES, LIMBS = "cdc-02m-studies-faces", "cdc-02m-all-limbs-move"
WIDE = {"width": 1280, "height": 800}
SIZES = pytest.mark.parametrize("size", [None, WIDE], ids=["phone", "desktop"])
FOCUSED = "() => document.activeElement.id"


def open_as(phone, site, baby, size, page="milestones/"):
    if size:
        phone.set_viewport_size(size)
    visit(phone, site, baby, page)


@SIZES
def test_an_answer_stays_in_its_row_and_is_celebrated_next_time(
    phone, live_server, family, size
):
    baby = family(at(10, 20))
    open_as(phone, live_server.url, baby, size)
    row = phone.locator(f"#{FACES}")
    row.locator("summary").tap()
    expect(row).to_contain_text("Try this: Bring your face close")
    row.get_by_role("button", name="Yes").tap()
    expect(row.get_by_role("status")).to_have_text("Yes, 20 October 2026")
    assert barriers(phone) == []

    button(phone, "Undo: Gazes at the face of a caregiver").tap()
    assert_told(phone, "This was taken back.")
    expect(row).not_to_contain_text("Yes, 20 October 2026")
    row.get_by_role("button", name="Yes").tap()
    expect(row.get_by_role("status")).to_have_text("Yes, 20 October 2026")
    assert list(Answer.objects.filter(binned_at=None).values_list("value")) == [
        ("yes",)
    ]

    phone.reload()
    celebrated = main(phone).get_by_role("region", name="Celebrated")
    expect(celebrated).to_contain_text("Gazes at the face of a caregiver")
    expect(celebrated).to_contain_text("20 October 2026 · At 7 weeks")


@SIZES
def test_an_own_first_is_kept_changed_and_taken_back(phone, live_server, family, size):
    baby = family(at(10, 20))
    open_as(phone, live_server.url, baby, size)
    follow(phone, "Add a first")
    phone.get_by_label("What was it?").fill("First trip to the sea")
    button(phone, "Save").tap()
    assert_told(phone, "This first is kept.")
    assert_says(phone, "First trip to the sea")

    follow(phone, "First trip to the sea")
    phone.get_by_label("Note", exact=True).fill("The waves were loud.")
    button(phone, "Save").tap()
    assert_told(phone, "Your changes are saved.")
    assert_says(phone, "The waves were loud.")

    follow(phone, "First trip to the sea")
    button(phone, "Move to the bin").tap()
    assert_told(phone, "This was taken back.")
    assert_never_says(phone, "First trip to the sea")
    phone.locator(".toasts").get_by_role("button", name="Put back").tap()
    assert_told(phone, "It is back.")
    visit(phone, live_server.url, baby, "milestones/")
    assert_says(phone, "First trip to the sea")
    assert First.objects.get().binned_at is None


@SIZES
@pytest.mark.parametrize("place", ["", "window/", "milestones/"])
def test_late_signs_are_one_card_settled_by_one_tap(
    phone, live_server, family, size, place
):
    baby = family(at(11, 1))
    make_answer(baby=baby, on=at(11, 1).date(), value="not_yet", expectation=LIMBS)
    open_as(phone, live_server.url, baby, size, place)
    assert_says(phone, "A few things about Juniper are worth one talk.")
    expect(main(phone).get_by_role("button", name="I booked a visit")).to_have_count(1)
    button(phone, "I booked a visit").tap()
    assert_told(phone, "This is noted.")
    assert_never_says(phone, "A few things about Juniper are worth one talk.")
    assert Review.objects.count() == 2

    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "This was taken back.")
    assert Review.objects.count() == 0


def test_the_keyboard_alone_opens_help_and_answers(phone, live_server, family):
    baby = family(at(11, 2))
    visit(phone, live_server.url, baby, "milestones/")
    row = phone.locator(f"#{FACES}")
    row.locator("summary").focus()
    phone.keyboard.press("Enter")
    expect(row.get_by_text("Try this:")).to_be_visible()
    for _ in range(3):
        phone.keyboard.press("Tab")
    assert phone.evaluate(FOCUSED) == f"{FACES}-not-yet"
    phone.keyboard.press("Enter")
    expect(row.get_by_role("status")).to_have_text("Not yet, 2 November 2026")
    assert phone.evaluate(FOCUSED) == f"{FACES}-not-yet"


@SIZES
def test_the_motor_bars_show_the_day_that_was_answered(
    phone, live_server, family, size
):
    baby = family(at(12, 30))
    open_as(phone, live_server.url, baby, size, "milestones/motor/")
    row = phone.locator("#sitting-without-support")
    row.get_by_role("button", name="Yes").tap()
    expect(row.get_by_role("status")).to_have_text("Yes, 30 December 2026")
    assert barriers(phone) == []
    phone.reload()
    expect(main(phone).locator("figure > svg .reached")).to_have_count(1)
    main(phone).get_by_text("The same as a table").tap()
    assert_says(phone, "30 December 2026 · At 17 weeks")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_one_tap_answers_and_one_undoes(phone, live_server, family):
    baby = family(at(10, 20))
    visit(phone, live_server.url, baby, "milestones/")
    phone.locator(f"#{FACES}").get_by_role("button", name="Not sure").tap()
    assert_told(phone, "Your answer is saved.")
    row = phone.locator(f"#{FACES}")
    expect(row).to_contain_text("Not sure, 20 October 2026")
    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "This was taken back.")
    visit(phone, live_server.url, baby, "milestones/")
    expect(row).not_to_contain_text("Not sure, 20 October 2026")
