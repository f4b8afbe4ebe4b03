"""A stricter phone for whole stories, and what every family has."""

import pytest
from playwright.sync_api import Page

from milestones.loading import load_expectations
from tests.browser.steps import at, enter_as
from tests.factories import make_baby, make_user

LISTEN = """
document.addEventListener('securitypolicyviolation', event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def phone(phone: Page):
    """The phone of all tests, which also hears every error on its console."""
    complaints: list[str] = []
    phone.add_init_script(LISTEN)
    # A page that answers 404 on purpose is an error to the console, too.
    phone.on(
        "console",
        lambda said: (
            complaints.append(f"console: {said.text}")
            if said.type == "error" and said.location["url"] != phone.url
            else None
        ),
    )
    yield phone
    assert complaints == []


@pytest.fixture
def catalog(db):
    """The lists, in the database."""
    load_expectations(today=at(8, 1).date())


@pytest.fixture
def family(phone, live_server, catalog, time_machine):
    """Have a baby at a moment, and be its parent on the phone."""

    def have(now, **said):
        time_machine.move_to(now)
        parent = make_user()
        enter_as(phone, live_server.url, parent)
        return make_baby(by=parent, now=now, **{"name": "Juniper", **said})

    return have
