"""One hand, one tap, twice by mistake, taken back, or with the keyboard alone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from babies.models import Smile, SmileVersion
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    button,
    follow,
    main,
    visit,
)
from tests.factories import make_smile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAPS = {
    "Smiled at me": ("social", "Saved as a social smile."),
    "Asleep": ("reflex", "Saved as a sleep or reflex smile."),
    "Laughed": ("laugh", "Saved as a laugh."),
    "Something else": ("unclear", "Saved. It is not clear yet, which is fine."),
}
# A moment after the page, so that screen readers hear it.
SAID_MS = 200
FOCUSED = "() => document.activeElement.innerText.trim()"


def classes():
    return list(
        Smile.objects.order_by("logged_at").values_list("smile_class", flat=True)
    )


def test_from_a_cold_start_one_tap_saves_what_each_button_says(
    phone, live_server, family
):
    baby = family(at(10, 5))
    for count, (name, (smile_class, words)) in enumerate(TAPS.items(), 1):
        phone.goto(live_server.url)
        assert phone.url == f"{live_server.url}/babies/{baby.pk}/"
        button(phone, name).tap()
        assert_told(phone, words)
        assert classes()[-1] == smile_class
        assert Smile.objects.count() == count
    expect(phone).to_have_url(re.compile(r"/edit/\?added=1$"))
    expect(main(phone).locator("h1")).to_have_text("Saved. Add what you saw")


def test_the_plus_and_save_are_two_taps(phone, live_server, family):
    family(at(10, 5))
    phone.goto(live_server.url)
    follow(phone, "Log a smile")
    button(phone, "Save").tap()

    assert_told(phone, "Saved. It is not clear yet, which is fine.")
    smile = Smile.objects.get()
    assert smile.precision == "exact"
    assert smile.observed_at == pytest.approx(at(10, 5), abs=timedelta(minutes=1))


def test_a_double_tap_is_one_smile(phone, live_server, family):
    baby = family(at(10, 5))
    visit(phone, live_server.url, baby)
    button(phone, "Smiled at me").dblclick()
    assert_told(phone, "Saved as a social smile.")
    phone.wait_for_load_state("networkidle")

    assert classes() == ["social"]
    expect(main(phone).locator(".entries li")).to_have_count(1)


def test_the_same_form_sent_from_two_tabs_is_one_smile(phone, live_server, family):
    baby = family(at(10, 5))
    visit(phone, live_server.url, baby)
    form = main(phone).get_by_label("Log a smile")
    sent = {
        "quick": "asleep",
        "key": form.locator("[name=key]").input_value(),
        "csrfmiddlewaretoken": form.locator("[name=csrfmiddlewaretoken]").input_value(),
    }
    button(phone, "Asleep").tap()
    assert_told(phone, "Saved as a sleep or reflex smile.")
    again = phone.request.post(
        f"{live_server.url}/babies/{baby.pk}/smiles/new/",
        form=sent,
        headers={"Referer": phone.url},
    )

    assert "Saved as a sleep or reflex smile." in again.text()
    assert classes() == ["reflex"]


def test_undo_waits_ten_seconds_and_the_bin_keeps_the_smile(phone, live_server, family):
    baby = family(at(10, 5))
    phone.clock.install()
    visit(phone, live_server.url, baby)
    button(phone, "Smiled at me").tap()
    assert_told(phone, "Saved as a social smile.")
    phone.clock.fast_forward(9_000)
    phone.locator(".toasts").get_by_role("button", name="Undo").tap()
    assert_told(phone, "Moved to the bin.")
    assert_says(phone, "It is early for Juniper to smile back.", "Nothing yet.")
    phone.clock.fast_forward(10_500)
    expect(phone.locator(".toast")).to_have_count(0)

    follow(phone, "More")
    follow(phone, "Bin")
    assert_says(phone, "Social smile", "Deleted on 4 November 2026")
    main(phone).get_by_role("button", name="Take back: Social smile").tap()
    assert_told(phone, "The smile is back.")
    assert_says(phone, "The bin is empty.")
    visit(phone, live_server.url, baby)
    assert_says(phone, "You logged a social smile for Juniper.")
    history = SmileVersion.objects.order_by("at").values_list("change", flat=True)
    assert list(history) == ["created", "binned", "restored"]


def test_the_keyboard_alone_logs_a_smile_and_takes_it_back(phone, live_server, family):
    baby = family(at(10, 5))
    visit(phone, live_server.url, baby)
    keys = phone.keyboard
    keys.press("Tab")
    assert phone.evaluate(FOCUSED) == "Skip to the page"
    keys.press("Enter")
    keys.press("Tab")
    assert phone.evaluate(FOCUSED) == "Smiled at me"
    keys.press("Tab")
    assert phone.evaluate(FOCUSED) == "Asleep"
    keys.press("Enter")
    assert_told(phone, "Saved as a sleep or reflex smile.")
    expect(phone.get_by_role("heading", name="Juniper", exact=True)).to_be_focused()
    phone.wait_for_timeout(SAID_MS)
    keys.press("Tab")
    assert phone.evaluate(FOCUSED) == "Undo"
    keys.press("Enter")

    assert_told(phone, "Moved to the bin.")
    assert list(Smile.objects.values_list("smile_class", "binned_at__date")) == [
        ("reflex", at(10, 5).date())
    ]


def test_another_familys_baby_looks_like_no_baby(phone, live_server, family):
    theirs = family(at(10, 5), name="Clover")
    smile = make_smile(baby=theirs)
    family(at(10, 5))
    for page in ("", "window/", f"smiles/{smile.pk}/", "edit/"):
        visit(phone, live_server.url, theirs, page)
        assert_says(
            phone,
            "Nothing here",
            "This page is not here, or it is not yours to see. Your diary is safe.",
        )
        expect(phone.locator("body")).not_to_contain_text("Clover")
    follow(phone, "To the start page")
    expect(phone.get_by_role("heading", name="Juniper", exact=True)).to_be_visible()
