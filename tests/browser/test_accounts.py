"""Signing up, in and out as a person does it, on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EMAIL = re.compile("^E-?mail")
WORD = re.compile("^Password")
PAGES = [
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/a-b/",
    "/no/such/page/",
]
PAGES_SIGNED_IN = ["/account/", "/accounts/password/change/", "/accounts/logout/"]


def sign_in(phone: Page, site: str, email: str) -> None:
    phone.goto(f"{site}/accounts/login/")
    phone.get_by_label(EMAIL).fill(email)
    phone.get_by_label(WORD).fill(PASSWORD)
    phone.locator("main").get_by_role("button", name="Sign in", exact=True).click()


def choose(phone: Page, site: str, theme: str) -> None:
    cookie = {"name": "theme", "value": theme, "url": site}
    phone.context.add_cookies([cookie])  # type: ignore[list-item]


def test_signing_up_and_out_again(phone, live_server):
    phone.goto(f"{live_server.url}/accounts/signup/")
    phone.get_by_label(EMAIL).fill("kim@example.com")
    phone.get_by_label(WORD).fill(PASSWORD)
    phone.locator("main").get_by_role("button").first.click()
    phone.wait_for_url(lambda url: "signup" not in url)
    phone.goto(f"{live_server.url}/account/")
    expect(phone.locator("main")).to_contain_text("kim@example.com")

    phone.goto(f"{live_server.url}/accounts/logout/")
    phone.locator("main").get_by_role("button").first.click()
    phone.wait_for_url(f"{live_server.url}/")

    assert [user.email for user in User.objects.all()] == ["kim@example.com"]
    assert "sessionid" not in [cookie["name"] for cookie in phone.context.cookies()]


def test_a_wrong_password_says_so_and_keeps_the_address(phone, live_server):
    user = make_user()
    phone.goto(f"{live_server.url}/accounts/login/")
    phone.get_by_label(EMAIL).fill(user.email)
    phone.get_by_label(WORD).fill("wrong")
    phone.locator("main").get_by_role("button", name="Sign in", exact=True).click()

    expect(phone.locator("main")).to_contain_text("not correct")
    expect(phone.get_by_label(EMAIL)).to_have_value(user.email)


def test_the_night_theme_stays(phone, live_server):
    sign_in(phone, live_server.url, make_user().email)
    phone.wait_for_url(lambda url: "login" not in url)
    phone.goto(f"{live_server.url}/account/")
    phone.get_by_role("button", name="Night").click()
    expect(phone.locator("html")).to_have_attribute("data-theme", "night")

    phone.goto(f"{live_server.url}/accounts/password/change/")

    expect(phone.locator("html")).to_have_attribute("data-theme", "night")


@pytest.mark.parametrize("theme", ["light", "dark", "night"])
@pytest.mark.parametrize("path", PAGES)
def test_open_pages_can_be_used_by_everybody(phone, live_server, path, theme):
    choose(phone, live_server.url, theme)
    phone.goto(live_server.url + path)

    found = Axe().run(phone)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("theme", ["light", "dark", "night"])
def test_account_pages_can_be_used_by_everybody(phone, live_server, theme):
    choose(phone, live_server.url, theme)
    sign_in(phone, live_server.url, make_user().email)
    phone.wait_for_url(lambda url: "login" not in url)
    for path in PAGES_SIGNED_IN:
        phone.goto(live_server.url + path)

        found = Axe().run(phone)

        assert found.violations_count == 0, found.generate_report()


def test_signing_in_without_scripts(browser, live_server):
    user = make_user()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    sign_in(page, live_server.url, user.email)
    page.goto(f"{live_server.url}/account/")

    expect(page.locator("main")).to_contain_text(user.email)
    context.close()
