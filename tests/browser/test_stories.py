"""Families' questions and the answers they read; the dates were checked by hand."""

import pytest
from playwright.sync_api import expect

from babies.models import Baby, Concern, Smile
from milestones.models import Answer
from tests.browser.steps import (
    assert_never_says,
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    main,
    sums,
    visit,
)
from tests.factories import make_smile, make_social_smile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BORN_ON = at(9, 1).date()
STEPS = ("I booked a visit", "I told the doctor", "I have read this")


def answers():
    rows = Answer.objects.values_list("expectation_id", "value", "on", "precision")
    return list(rows)


def look_back(phone, day, facts):
    phone.get_by_label("Day", exact=True).last.fill(day)
    phone.get_by_label(facts).check()
    before = phone.url
    button(phone, "Show this day").tap()
    phone.wait_for_url(lambda url: url != before)


def test_a_not_yet_before_the_window_raises_no_flag_but_a_worry_counts(
    phone, live_server, family
):
    baby = family(
        at(10, 3), birth_on=at(8, 1).date(), gestation_weeks=32, gestation_days=0
    )
    visit(phone, live_server.url, baby, "window/")
    assert_says(phone, "It is early for Juniper to smile back.")
    button(phone, "Not yet").tap()
    assert_told(phone, "Your answer is saved.")
    assert answers() == [("social-smile", "not_yet", at(10, 3).date(), "day")]
    assert_says(phone, "It is early for Juniper to smile back.", "7 days")
    assert_never_says(phone, "the usual time has passed", *STEPS)
    assert sums(phone)[-3:] == [
        ["Days since birth", "63"],
        ["Born early, at 32 weeks", "\N{MINUS SIGN} 56"],
        ["Age that counts, 1 week", "7 days"],
    ]

    follow(phone, "I am worried")
    assert_says(phone, "You know Juniper best. Your worry counts at any age.")
    phone.get_by_label("Note").fill("She seldom looks at me.")
    button(phone, "Save my worry").tap()

    assert_told(phone, "Your worry is noted.")
    assert_says(phone, "You are worried about Juniper.", *STEPS)
    assert [worry.note for worry in Concern.objects.all()] == [
        "She seldom looks at me."
    ]
    assert barriers(phone) == []


@pytest.mark.parametrize("choice", ["Keep the dates as they are", "Save these dates"])
def test_other_dates_that_make_a_baby_late_are_asked_about_first(
    phone, live_server, family, choice
):
    baby = family(at(10, 30), gestation_weeks=36, gestation_days=6)
    visit(phone, live_server.url, baby, "edit/")
    phone.get_by_label("Weeks at birth").fill("37")
    phone.get_by_label("and days").fill("0")
    button(phone, "Save").tap()

    assert_says(
        phone,
        "This is what would change",
        "Juniper would be past the usual time at once. "
        "It would have ended on 27 October 2026, and today would be day 59.",
        "5 weeks 2 days, day 37",
        "8 weeks 3 days, day 59",
        "Nothing is saved yet.",
    )
    expect(phone.locator("[data-focus]")).to_be_focused()
    before = Baby.objects.get()
    assert (before.gestation_weeks, before.gestation_days) == (36, 6)
    main(phone).get_by_text(choice, exact=True).tap()

    if choice == "Save these dates":
        assert_told(phone, "Saved.")
        expected = (37, 0, BORN_ON, "the usual time has passed.")
    else:
        assert_never_says(phone, "This is what would change")
        expected = (36, 6, at(9, 23).date(), "It is early for Juniper to smile back.")
    after = Baby.objects.get()
    assert (after.gestation_weeks, after.gestation_days, after.zero_on) == expected[:3]
    visit(phone, live_server.url, baby)
    assert_says(phone, expected[3])


def test_nine_sleep_smiles_and_a_not_yet_are_late_with_every_reason(
    phone, live_server, family
):
    baby = family(at(10, 28))
    for day in range(1, 10):
        make_smile(baby=baby, on=at(10, day).date(), state="asleep")
    visit(phone, live_server.url, baby, "window/")
    button(phone, "Not yet").tap()
    assert_told(phone, "Your answer is saved.")

    assert_says(
        phone,
        "No social smile has been logged for Juniper yet, "
        "and the usual time has passed.",
        "Ages count from the birth date.",
        "On 28 October 2026 the answer was “not yet”.",
        "9 sleep or reflex smiles were logged. They do not count here. "
        "Sleep smiles come from inside. They do not answer a face or a voice.",
        "Rules 2026.1, not yet signed by a clinician.",
        "Not yet, 28 October 2026",
    )
    assert sums(phone) == [
        ["Today", "28 October 2026"],
        ["Born", "1 September 2026"],
        ["Days since birth", "57"],
        ["Days taken off", "none"],
        ["Age that counts, 8 weeks 1 day", "57 days"],
    ]
    assert answers() == [("social-smile", "not_yet", at(10, 28).date(), "day")]


def test_with_nothing_logged_the_page_asks_and_a_rough_day_is_enough(
    phone, live_server, family
):
    baby = family(at(10, 30))
    visit(phone, live_server.url, baby)
    expect(main(phone).locator(".status .lead")).to_have_text(
        "Have you seen Juniper smile at you while awake?"
    )
    assert_says(phone, "the usual time has passed.")
    phone.get_by_label("Day", exact=True).fill("2026-10-20")
    phone.get_by_label("I know the day only roughly").check()
    button(phone, "Yes").tap()

    assert_told(phone, "Your answer is saved.")
    assert_says(phone, "You logged a social smile for Juniper.")
    assert answers() == [("social-smile", "yes", at(10, 20).date(), "about")]
    follow(phone, "Why am I seeing this?")
    assert_says(
        phone,
        "The first social smile was on 20 October 2026.",
        "Yes, around 20 October 2026",
    )
    assert_never_says(phone, "the usual time has passed")


def test_looking_back_keeps_to_what_was_known_and_can_name_what_came(
    phone, live_server, family
):
    baby = family(at(10, 20))
    make_social_smile(baby=baby, on=at(10, 16).date())
    make_social_smile(baby=baby, on=at(10, 18).date())
    then = (
        "This is how it stood on 14 October 2026.",
        "This is the time many babies start to smile back.",
        "No smile has been logged yet.",
    )
    later = "What came later: the first social smile on 16 October 2026."
    visit(phone, live_server.url, baby, "window/")
    assert_says(phone, "Confirmed: Juniper smiles at people.")

    look_back(phone, "2026-10-14", "Only what was known then")
    assert phone.url.endswith("/window/?on=2026-10-14&facts=then")
    assert_says(phone, *then)
    assert_never_says(phone, later)
    look_back(phone, "2026-10-14", "Also name what came later")
    assert phone.url.endswith("/window/?on=2026-10-14&facts=all")
    assert_says(phone, *then, later)
    assert barriers(phone) == []
    look_back(phone, "2026-08-31", "Only what was known then")
    assert_says(phone, "This day is before the birth. Please choose a later one.")
    assert_says(phone, "Confirmed: Juniper smiles at people.")


def test_an_hour_that_came_twice_is_asked_about_and_both_can_be_kept(
    phone, live_server, family
):
    baby = family(at(11, 1, 9), time_zone="America/Chicago")
    choices = (
        "The first time, before the clocks went back",
        "The second time, an hour later",
    )
    for choice in choices:
        visit(phone, live_server.url, baby, "smiles/new/")
        phone.get_by_label("At this time").check()
        phone.get_by_label("Day", exact=True).fill("2026-11-01")
        phone.get_by_label("Time", exact=True).fill("01:30")
        button(phone, "Save").tap()
        assert_says(
            phone,
            "The clocks went back, so this time came twice. Please choose one.",
        )
        phone.get_by_label(choice).check()
        button(phone, "Save").tap()
        assert_told(phone, "Saved. It is not clear yet, which is fine.")

    follow(phone, "Timeline")
    assert_says(phone, "1:30 a.m. (CDT)", "1:30 a.m. (CST)")
    assert list(Smile.objects.order_by("observed_at").values_list("observed_at")) == [
        (at(11, 1, 6, 30),),
        (at(11, 1, 7, 30),),
    ]
