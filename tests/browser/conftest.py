"""The phone of whole stories (Chromium as installed), and what a family has."""

import os
import shutil

import pytest
from playwright.sync_api import Page

from milestones.loading import load_expectations
from tests.browser.steps import at, enter_as
from tests.factories import make_baby, make_user

CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
]
PHONE = {"width": 390, "height": 844}
VIOLATIONS = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event =>
  window.violations.push(event.effectiveDirective + ' ' + event.blockedURI));
"""
LISTEN = """
document.addEventListener('securitypolicyviolation', event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": QUIET,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    # A worker would load a dozen files for each test; the tests of it ask for one.
    quiet = {"service_workers": "block"}
    return {**browser_context_args, "viewport": PHONE, "has_touch": True, **quiet}


@pytest.fixture
def phone(page: Page, live_server):
    """Fails its test on a policy violation, a stranger, any error on the console."""
    complaints: list[str] = []
    page.set_default_timeout(8_000)
    page.add_init_script(VIOLATIONS)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((live_server.url, "data:", "blob:"))
            else complaints.append(f"third party: {request.url}")
        ),
    )
    page.on(
        "console",
        lambda message: (
            complaints.append(f"policy: {message.text}")
            if "Content Security Policy" in message.text
            else None
        ),
    )
    page.add_init_script(LISTEN)
    # A page that answers 404 on purpose is an error to the console, too.
    page.on(
        "console",
        lambda said: (
            complaints.append(f"console: {said.text}")
            if said.type == "error" and said.location["url"] != page.url
            else None
        ),
    )
    yield page
    assert complaints == []
    assert page.evaluate("window.violations || []") == []


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
