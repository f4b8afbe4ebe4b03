"""Without a signal: nothing logged is lost or doubled, and urgent help opens."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from playwright.sync_api import expect

from babies.choices import Role
from babies.models import Caregiver, Smile
from tests.browser.steps import assert_told, at, button, enter_as, visit
from tests.factories import make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser_context_args(service_workers="allow"),
]
NIGHT = at(10, 20, 3, 12)
KEPT = """
async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const shell = await caches.open(name);
    kept.push(...(await shell.keys()).map(request => new URL(request.url).pathname));
  }
  return kept.filter(path => !path.startsWith('/static/')).sort();
}
"""
UNTIL_KEPT = """
async () => (await navigator.serviceWorker.ready).active?.state === 'activated'
  && navigator.serviceWorker.controller !== null
"""


@pytest.fixture
def phone(page):
    """A phone that may lose its signal: failed requests are no surprise here."""
    page.set_default_timeout(8_000)
    return page


def waiting(phone):
    return phone.get_by_role("region", name="Waiting to be sent")


def go_offline(phone, *, is_offline=True):
    phone.context.set_offline(is_offline)


def phone_clock(phone):
    """What the phone thinks the time is: not what the server is told in a test."""
    return datetime.fromtimestamp(phone.evaluate("Date.now()") / 1000, tz=UTC)


def with_worker(phone):
    """Wait until the worker answers for the page."""
    phone.wait_for_function(UNTIL_KEPT)


def test_what_is_logged_without_a_signal_waits_and_is_sent_once(
    phone, live_server, family
):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    visit(phone, live_server.url, baby)
    go_offline(phone)
    button(phone, "Smiled at me").tap()
    assert_told(phone, "No signal. Kept on this phone.")
    button(phone, "Asleep").tap()
    entries = waiting(phone).get_by_role("listitem")
    expect(entries).to_have_text(
        [re.compile("^Juniper: Smiled at me"), re.compile("^Juniper: Asleep")],
        use_inner_text=True,
    )
    entries.last.get_by_role("button", name="Throw away").tap()
    expect(entries).to_have_count(2)
    entries.last.get_by_role("button", name="Yes, throw it away").tap()
    expect(entries).to_have_count(1)
    assert Smile.objects.count() == 0

    phone.clock.set_system_time(phone_clock(phone) + timedelta(hours=1))
    go_offline(phone, is_offline=False)
    assert_told(phone, "Saved as a social smile.")
    expect(waiting(phone)).to_be_hidden()
    smile = Smile.objects.get()
    assert (smile.state, smile.baby_id) == ("awake", baby.pk)
    tapped = NIGHT - timedelta(hours=1)
    assert smile.observed_at is not None
    assert abs(smile.observed_at - tapped) < timedelta(minutes=1)


def test_a_smile_whose_answer_was_lost_is_still_one_smile(phone, live_server, family):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    visit(phone, live_server.url, baby)

    def lose_the_answer(route):
        route.fetch(max_redirects=0)
        route.abort("internetdisconnected")

    phone.route("**/smiles/new/", lose_the_answer, times=1)
    button(phone, "Asleep").tap()
    assert_told(phone, "No signal. Kept on this phone.")
    key = Smile.objects.get().pk
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(waiting(phone)).to_be_hidden()
    assert [smile.pk for smile in Smile.objects.all()] == [key]


def test_an_entry_waits_for_its_own_person(phone, live_server, family):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    visit(phone, live_server.url, baby)
    go_offline(phone)
    button(phone, "Asleep").tap()
    assert_told(phone, "Kept on this phone.")
    cookies = phone.context.cookies()
    phone.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    enter_as(phone, live_server.url, make_user())
    go_offline(phone, is_offline=False)
    phone.goto(f"{live_server.url}/account/")
    expect(waiting(phone)).to_be_hidden()
    assert Smile.objects.count() == 0

    phone.context.add_cookies(cookies)
    visit(phone, live_server.url, baby, "more/")
    expect(waiting(phone)).to_be_hidden()
    assert Smile.objects.get().baby == baby


def test_an_entry_that_may_not_be_saved_any_more_says_so(phone, live_server, family):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    visit(phone, live_server.url, baby)
    go_offline(phone)
    button(phone, "Asleep").tap()
    assert_told(phone, "Kept on this phone.")
    Caregiver.objects.filter(baby=baby).update(role=Role.VIEWER)
    go_offline(phone, is_offline=False)
    entries = waiting(phone).get_by_role("listitem")
    expect(entries).to_contain_text("This could not be saved.", use_inner_text=True)
    assert Smile.objects.count() == 0


def test_a_form_that_cannot_wait_keeps_what_was_typed(phone, live_server, family):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    visit(phone, live_server.url, baby, "worry/")
    phone.locator("textarea").fill("A long night.")
    go_offline(phone)
    phone.locator("main form button[type=submit]").last.tap()
    assert_told(phone, "What you typed is still here.")
    expect(phone.locator("textarea")).to_have_value("A long night.")


def test_urgent_help_opens_without_a_signal_and_in_the_chosen_theme(
    phone, live_server, family
):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    theme = {"name": "theme", "value": "night", "url": live_server.url}
    phone.context.add_cookies([theme])
    visit(phone, live_server.url, baby)
    with_worker(phone)
    go_offline(phone)
    phone.goto(f"{live_server.url}/urgent/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("if your baby")
    expect(phone.locator("html")).to_have_attribute("data-theme", "night")
    assert phone.evaluate(KEPT) == ["/offline/", "/theme", "/urgent/"]


def test_the_offline_page_logs_for_the_baby_looked_at_last(phone, live_server, family):
    baby = family(NIGHT, birth_on=at(9, 1).date())
    visit(phone, live_server.url, baby)
    with_worker(phone)
    go_offline(phone)
    visit(phone, live_server.url, baby)
    expect(phone.get_by_role("heading", level=1)).to_have_text("No signal right now")
    button(phone, "Laughed").tap()
    expect(waiting(phone)).to_contain_text("Juniper: Laughed")
    go_offline(phone, is_offline=False)
    assert_told(phone, "Saved as a laugh.")
    assert Smile.objects.get().kind == "laugh"
