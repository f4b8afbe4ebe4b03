"""Sleep and bedtime on real phones: the timer, the night of 25 hours, tonight's steps."""

import pytest
from playwright.sync_api import expect

from babies.models import BedtimeNight, Sleep
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
from tests.factories import make_caregiver
from tests.factories_sleep import make_sleep, make_step

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHICAGO = "America/Chicago"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def second(phone, live_server, browser):
    """The phone of somebody else who cares for a baby."""
    contexts = []

    def of(baby):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        enter_as(page, live_server.url, make_caregiver(baby=baby).user)
        return page

    yield of
    for context in contexts:
        context.close()


def press(phone, name):
    main(phone).get_by_role("button", name=name, exact=True).first.click()


def test_the_timer_runs_on_both_phones_and_over_a_reload(
    phone, live_server, family, second, time_machine
):
    baby = family(at(11, 20, 20, 15))
    other = second(baby)
    for page in (phone, other):
        visit(page, live_server.url, baby, "sleep/")
    press(phone, "Asleep now")
    assert_told(phone, "Juniper is asleep since 8:15 p.m.")

    time_machine.move_to(at(11, 20, 21, 35))
    # The other page was opened before, and still offers to start.
    press(other, "Asleep now")
    assert_told(other, "The timer is already running since 8:15 p.m.")
    phone.reload()
    for page in (phone, other):
        assert_says(page, "Juniper is asleep since 8:15 p.m.", "1 hour 20 minutes")

    press(other, "Awake now")
    assert_told(other, "Saved: 1 hour 20 minutes of sleep.")
    press(phone, "Awake now")
    assert_told(phone, "This timer has been stopped already.")
    assert_says(phone, "8:15 p.m. to 9:35 p.m.")
    assert [(row.started_at, row.ended_at) for row in Sleep.objects.all()] == [
        (at(11, 20, 20, 15), at(11, 20, 21, 35))
    ]


def test_undo_takes_back_a_start_and_a_stop(phone, live_server, family):
    baby = family(at(11, 20, 20, 15))
    visit(phone, live_server.url, baby, "sleep/")
    undo = phone.locator(".toasts").get_by_role("button", name="Undo")
    press(phone, "Asleep now")
    undo.click()
    assert_told(phone, "Moved to the bin.")
    press(phone, "Asleep now")
    press(phone, "Awake now")
    assert_told(phone, "Saved: 1 minute of sleep.")
    undo.click()
    assert_told(phone, "The timer runs again.")
    assert_says(phone, "Juniper is asleep since 8:15 p.m.")
    assert Sleep.objects.filter(binned_at=None, ended_at=None).count() == 1


def log(phone, site, baby, *, day, start, end):
    visit(phone, site, baby, "sleep/new/")
    phone.get_by_label("Fell asleep on").fill(day)
    phone.get_by_label("Fell asleep at").fill(start)
    phone.get_by_label("Woke up at").fill(end)
    press(phone, "Save")


def the_night_of_twenty_five_hours(phone, site, baby):
    """Half past midnight to half past two, over the hour that came twice."""
    log(phone, site, baby, day="2026-11-01", start="00:30", end="02:30")
    assert_told(phone, "Saved: 1 November 2026, 12:30 a.m. to 2:30 a.m.")
    assert_says(phone, "3 hours")
    return Sleep.objects.get()


def test_the_night_of_twenty_five_hours(phone, live_server, family):
    baby = family(at(11, 1, 18), time_zone=CHICAGO)
    row = the_night_of_twenty_five_hours(phone, live_server.url, baby)
    assert (row.started_at, row.ended_at) == (at(11, 1, 5, 30), at(11, 1, 8, 30))


@pytest.mark.parametrize(
    ("choice", "length"),
    [
        ("The first time, before the clocks went back", "1 hour"),
        ("The second time, an hour later", "2 hours"),
    ],
)
def test_an_end_in_the_hour_that_came_twice_is_asked_about(
    phone, live_server, family, choice, length
):
    baby = family(at(11, 1, 18), time_zone=CHICAGO)
    log(phone, live_server.url, baby, day="2026-11-01", start="00:30", end="01:30")
    assert_says(phone, "The clocks went back, so this time came twice.")
    assert not Sleep.objects.exists()
    phone.get_by_label(choice).check()
    press(phone, "Save")
    assert_told(phone, "Saved: 1 November 2026")
    assert_says(phone, length)


def test_an_overlap_is_trimmed_by_one_button(phone, live_server, family):
    baby = family(at(11, 20, 12))
    site = live_server.url
    log(phone, site, baby, day="2026-11-20", start="09:00", end="10:00")
    log(phone, site, baby, day="2026-11-20", start="09:30", end="11:00")
    assert_says(
        phone,
        "Two sleeps cannot overlap.",
        "Logged already: 20 November 2026, 9 a.m. to 10 a.m.",
        "You gave: 20 November 2026, 9:30 a.m. to 11 a.m.",
        "This much is free: 20 November 2026, 10 a.m. to 11 a.m.",
    )
    assert barriers(phone) == []
    press(phone, "Trim it and save")
    assert_told(phone, "Saved: 20 November 2026, 10 a.m. to 11 a.m.")
    assert Sleep.objects.count() == 2


def test_a_forgotten_timer_is_asked_about(phone, live_server, family, time_machine):
    baby = family(at(11, 20, 12))
    visit(phone, live_server.url, baby, "sleep/")
    press(phone, "Asleep now")
    assert_told(phone, "Juniper is asleep since noon")
    time_machine.move_to(at(11, 21, 5))
    press(phone, "Awake now")
    assert_says(phone, "That is 17 hours in one sleep.", "Is that right?")
    assert Sleep.objects.get().ended_at is None
    phone.get_by_label("Woke up at").fill("14:30")
    phone.get_by_label("Woke up on").fill("2026-11-20")
    press(phone, "Save")
    assert_told(phone, "Saved: 20 November 2026")
    assert_says(phone, "2 hours 30 minutes")


def choose_steps(phone, site, baby):
    visit(phone, site, baby, "bedtime/routine/")
    for idea in ("Dim the light", "Sing a lullaby", "No screens"):
        press(phone, idea)
        assert_told(phone, f"Added: {idea}.")
    press(phone, "Move up: Sing a lullaby")
    expect(main(phone).locator("ol li").first).to_contain_text("Sing a lullaby")


def test_a_routine_is_built_and_followed(phone, live_server, family, second):
    baby = family(at(11, 20, 19, 30))
    choose_steps(phone, live_server.url, baby)
    other = second(baby)
    visit(phone, live_server.url, baby, "bedtime/")
    visit(other, live_server.url, baby, "bedtime/")
    press(phone, "Dim the light")
    assert_told(phone, "Done for tonight.")
    press(other, "No screens")
    assert_told(other, "Done for tonight.")
    press(phone, "In bed now")
    assert_told(phone, "Saved: Juniper in bed at 7:30 p.m.")
    night = BedtimeNight.objects.get()
    assert len(night.steps) == 2
    assert night.in_bed_at == at(11, 20, 19, 30)
    pressed = main(phone).locator("[aria-pressed=true]")
    assert pressed.all_inner_texts() == ["Dim the light", "No screens"]


@pytest.mark.parametrize(
    "path", ["sleep/", "sleep/new/", "bedtime/", "bedtime/routine/"]
)
def test_nothing_is_in_anybodys_way(phone, live_server, family, path):
    baby = family(at(11, 20, 20, 15))
    make_step(baby=baby)
    make_sleep(baby=baby, start=at(11, 20, 20), running=True)
    visit(phone, live_server.url, baby, path)
    assert barriers(phone) == []
    for size in (PHONE, DESK):
        phone.set_viewport_size(size)
        width = "document.documentElement.scrollWidth - innerWidth"
        assert phone.evaluate(width) <= 0


@pytest.mark.browser_context_args(java_script_enabled=False)
class TestWithoutScripts:
    def test_the_timer_and_the_night_of_twenty_five_hours(
        self, phone, live_server, family
    ):
        baby = family(at(11, 1, 18), time_zone=CHICAGO)
        visit(phone, live_server.url, baby, "more/")
        follow(phone, "Sleep")
        button(phone, "Asleep now").tap()
        assert_told(phone, "Juniper is asleep since noon")
        button(phone, "Awake now").tap()
        assert_told(phone, "Saved: 1 minute of sleep.")
        Sleep.objects.all().delete()
        the_night_of_twenty_five_hours(phone, live_server.url, baby)

    def test_a_routine_is_built_and_followed(self, phone, live_server, family, second):
        baby = family(at(11, 20, 19, 30))
        choose_steps(phone, live_server.url, baby)
        visit(phone, live_server.url, baby, "bedtime/")
        button(phone, "All done").tap()
        assert_told(phone, "Done for tonight.")
        assert len(BedtimeNight.objects.get().steps) == 3
