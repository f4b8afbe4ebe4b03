"""What every test may ask for. Chromium is the one installed on the machine."""

import os
import shutil

import pytest
from django.db import connection
from playwright.sync_api import Page

from tests.factories import make_user

# Playwright's synchronous interface runs an event loop of its own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory):
    """A file for SQLite: in memory all threads of a server share one connection."""
    # First, or the database of each process would get the name of the same file.
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    files = {"sqlite": tmp_path_factory.mktemp("database") / "test.sqlite3"}
    test = connection.settings_dict["TEST"]
    test["NAME"] = files.get(connection.vendor, test["NAME"])


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
    """A page that fails its test on a policy violation, script error or stranger."""
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
    yield page
    assert complaints == []
    assert page.evaluate("window.violations || []") == []


@pytest.fixture
def user(db):
    return make_user()


@pytest.fixture
def signed_in(client, user):
    """A Django client of an ordinary person."""
    client.force_login(user)
    return client
