"""One tap in a list of milestones, with scripts: the phone stays where it is."""

import pytest
from playwright.sync_api import expect

from milestones.models import Answer
from tests.browser.steps import at, barriers, button, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FACES = "cdc-02m-studies-faces"


def test_a_tap_changes_its_row_and_nothing_else(phone, live_server, family):
    baby = family(at(10, 28))
    visit(phone, live_server.url, baby, "milestones/?age=2")
    row = phone.locator(f"#{FACES}")
    row.get_by_role("button", name="Not yet").scroll_into_view_if_needed()
    before = phone.evaluate("scrollY")
    row.get_by_role("button", name="Not yet").tap()

    expect(row.get_by_role("status")).to_have_text("Not yet, 28 October 2026")
    expect(row.get_by_role("button", name="Not yet")).to_be_focused()
    assert phone.evaluate("scrollY") == before
    assert barriers(phone) == []
    row.get_by_role("button", name="Yes").tap()
    expect(row.get_by_role("status")).to_have_text("Yes, 28 October 2026")
    answers = Answer.objects.order_by("logged_at").values_list("value", "binned_at")
    assert list(answers) == [("not_yet", None), ("yes", None)]

    button(phone, "Undo: Gazes at the face of a caregiver").tap()
    phone.wait_for_url("**/milestones/?age=2*")
    expect(row).to_contain_text("Not yet, 28 October 2026")
    assert Answer.objects.get(value="yes").binned_at is not None
