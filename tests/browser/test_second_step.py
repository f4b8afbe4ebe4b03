"""A second step and passkeys, with an authenticator that Chromium plays."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser.steps import assert_says, assert_told, barriers, button, follow
from tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TWO = "/accounts/2fa/"
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def user(db):
    return make_user(email="kim@example.com")


@pytest.fixture
def finger(phone):
    """A sensor in the phone that always says yes."""
    devtools = phone.context.new_cdp_session(phone)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})
    return devtools


def sign_in(phone, site):
    phone.goto(f"{site}/accounts/login/")
    phone.get_by_label(re.compile("^E-?mail")).fill("kim@example.com")
    phone.get_by_label(re.compile("^Password")).fill(PASSWORD)
    button(phone, "Sign in").tap()
    phone.wait_for_url(lambda url: "/accounts/login/" not in url)


def sign_out(phone, site):
    phone.goto(f"{site}/account/")
    button(phone, "Sign out").tap()
    assert_told(phone, "You signed out.")


def give_password(phone):
    phone.get_by_label(re.compile("^Password")).fill(PASSWORD)
    button(phone, "Go on").tap()
    phone.wait_for_url(lambda url: "reauthenticate" not in url)


def add_passkey(phone, site, *, alone=True):
    phone.goto(f"{site}{TWO}webauthn/add/")
    if "reauthenticate" in phone.url:
        give_password(phone)
    phone.get_by_label("Sign in with it alone").set_checked(alone)
    phone.get_by_label("A name for it").fill("My thumb")
    button(phone, "Add this passkey").tap()
    assert_says(phone, "Recovery codes")
    assert_told(phone, "The passkey is added.")


def test_an_app_is_set_up_and_asked_for(phone, live_server, user):
    sign_in(phone, live_server.url)
    phone.goto(f"{live_server.url}/account/")
    follow(phone, "Safer sign-in A second step, or a passkey.")
    phone.get_by_role("link", name="Set up an app").tap()
    give_password(phone)
    secret = phone.get_by_label("The key").inner_text()
    expect(phone.get_by_role("img", name="QR code for the app")).to_be_visible()

    def code():
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30))

    phone.get_by_label("The six digits").fill(code())
    button(phone, "Turn it on").tap()
    assert_says(phone, "10 codes are left.")
    sign_out(phone, live_server.url)
    sign_in(phone, live_server.url)
    assert_says(phone, "One more step")
    phone.get_by_label("Code").fill(code())
    button(phone, "Sign in").tap()
    phone.wait_for_url(lambda url: "authenticate" not in url)
    phone.goto(f"{live_server.url}/account/")

    assert_says(phone, "Signed in as kim@example.com")


@pytest.mark.usefixtures("finger")
def test_a_passkey_lets_in_alone(phone, live_server, user):
    sign_in(phone, live_server.url)
    add_passkey(phone, live_server.url)
    sign_out(phone, live_server.url)
    phone.goto(f"{live_server.url}/accounts/login/?next=/account/")
    button(phone, "Use my passkey").tap()
    phone.wait_for_url(f"{live_server.url}/account/")

    assert_says(phone, "Signed in as kim@example.com")


@pytest.mark.usefixtures("finger")
def test_a_passkey_is_the_second_step_and_shows_who_it_is(phone, live_server, user):
    sign_in(phone, live_server.url)
    add_passkey(phone, live_server.url, alone=False)
    sign_out(phone, live_server.url)
    sign_in(phone, live_server.url)
    assert_says(phone, "One more step")
    button(phone, "Use my passkey").tap()
    phone.wait_for_url(lambda url: "authenticate" not in url)
    phone.goto(f"{live_server.url}{TWO}webauthn/reauthenticate/?next={TWO}")
    button(phone, "Use my passkey").tap()
    phone.wait_for_url(f"{live_server.url}{TWO}")

    assert_says(phone, "See your 1 passkey")


@pytest.mark.usefixtures("finger")
def test_a_passkey_is_named_and_removed(phone, live_server, user):
    sign_in(phone, live_server.url)
    add_passkey(phone, live_server.url)
    phone.goto(f"{live_server.url}{TWO}webauthn/")
    follow(phone, "My thumb")
    phone.get_by_label("Name").fill("My other thumb")
    button(phone, "Save").tap()
    follow(phone, "Remove My other thumb")
    assert_says(phone, "Remove My other thumb?")
    button(phone, "Remove").tap()
    assert_told(phone, "The passkey is removed.")

    assert_says(phone, "No passkey yet.")
    assert not Authenticator.objects.exists()


@pytest.mark.usefixtures("finger")
def test_a_no_from_the_finger_is_said_and_changes_nothing(phone, live_server, user):
    sign_in(phone, live_server.url)
    phone.goto(f"{live_server.url}{TWO}webauthn/add/")
    give_password(phone)
    phone.evaluate(
        "() => { navigator.credentials.create = async () => { throw new Error() } }"
    )
    button(phone, "Add this passkey").tap()

    assert_says(phone, "That did not work. Try again, or use another way.")
    assert not Authenticator.objects.exists()


def test_a_passkey_that_was_not_asked_for_is_refused_in_words(phone, live_server, user):
    sign_in(phone, live_server.url)
    phone.goto(f"{live_server.url}{TWO}webauthn/add/")
    give_password(phone)
    phone.evaluate("() => document.querySelector('[name=credential]').form.submit()")
    assert_says(phone, "Please look at this again.")

    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("theme", ["light", "night"])
@pytest.mark.usefixtures("finger")
def test_no_page_about_safety_stands_in_anybodys_way(phone, live_server, user, theme):
    cookie = {"name": "theme", "value": theme, "url": live_server.url}
    phone.context.add_cookies([cookie])
    sign_in(phone, live_server.url)
    found = {}
    phone.goto(f"{live_server.url}{TWO}totp/activate/")
    found["password"] = barriers(phone)
    give_password(phone)
    assert_says(phone, "Set up an authenticator app")
    found["app"] = barriers(phone)
    phone.goto(f"{live_server.url}{TWO}webauthn/add/")
    found["add"] = barriers(phone)
    add_passkey(phone, live_server.url, alone=False)
    key = Authenticator.objects.get(type="webauthn").pk
    for page in (
        "/account/", "/account/devices/", TWO, f"{TWO}webauthn/",
        f"{TWO}webauthn/keys/{key}/edit/", f"{TWO}webauthn/keys/{key}/remove/",
        f"{TWO}recovery-codes/", f"{TWO}recovery-codes/generate/",
        f"{TWO}webauthn/reauthenticate/", f"{TWO}reauthenticate/",
    ):  # fmt: skip
        phone.goto(live_server.url + page)
        found[page] = barriers(phone)
    sign_out(phone, live_server.url)
    sign_in(phone, live_server.url)
    found["second"] = barriers(phone)

    assert found == {place: [] for place in found}
