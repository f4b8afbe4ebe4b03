"""The readable docs of the API, in a real browser under the strict policy."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_docs_show_every_operation_and_break_no_policy(phone, live_server):
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto(f"{live_server.url}/api/v1/docs/")
    head = phone.get_by_role("heading", name="Smilestone")
    expect(head).to_be_visible()
    phone.get_by_role("heading", name="smiles", exact=True).click(timeout=20_000)
    row = phone.locator("#operations-smiles-babies_smiles_create")
    row.locator(".opblock-summary-control").click()
    expect(row.get_by_text("At a face, awake").first).to_be_attached()
    expect(row.get_by_text("Too many requests").first).to_be_visible()
