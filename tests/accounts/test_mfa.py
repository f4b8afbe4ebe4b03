"""The second step of signing in: an app, recovery codes, and sealed secrets."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from accounts.mfa import MFAAdapter
from tests.factories import NOW, PASSWORD, make_user

pytestmark = pytest.mark.django_db
TWO = "/accounts/2fa/"
ACTIVATE = f"{TWO}totp/activate/"
CODES = f"{TWO}recovery-codes/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def code_of(secret, steps=0):
    """What an app shows now, or some half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client, user):
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})


def set_up_app(client, user):
    """Turn the app on as a person does; its secret."""
    sign_in(client, user)
    asked = client.get(ACTIVATE)
    client.post(asked["Location"], {"password": PASSWORD})
    secret = client.get(ACTIVATE).context["form"].secret
    client.post(ACTIVATE, {"code": code_of(secret)})
    return secret


@pytest.fixture
def secret(client, user, clock):
    found = set_up_app(client, user)
    # The app's next code: each works once.
    clock.shift(timedelta(minutes=1))
    return found


def test_without_any_the_page_offers_both(signed_in):
    words = words_of(signed_in.get(TWO))

    assert "Off. An app on your phone shows six digits" in words
    assert "Add a passkey" in words
    assert "Recovery codes" not in words


def test_setting_up_asks_for_the_password_then_shows_the_code(client, user):
    sign_in(client, user)
    asked = client.get(ACTIVATE)
    client.post(asked["Location"], {"password": PASSWORD})
    page = client.get(ACTIVATE)

    secret = page.context["form"].secret
    assert asked["Location"].startswith("/accounts/reauthenticate/?next=")
    assert f'<output id="id_key">{secret}</output>' in page.content.decode()
    assert 'aria-label="QR code for the app"' in page.content.decode()
    assert page.context["totp_url"] == (
        f"otpauth://totp/{user.email.replace('@', '%40')}"
        f"?secret={secret}&issuer=Smilestone"
    )


def test_a_wrong_code_turns_nothing_on_and_keeps_the_key(client, user):
    sign_in(client, user)
    client.post(client.get(ACTIVATE)["Location"], {"password": PASSWORD})
    secret = client.get(ACTIVATE).context["form"].secret
    wrong = "000000" if code_of(secret) != "000000" else "111111"
    page = client.post(ACTIVATE, {"code": wrong})

    assert "This code did not work. Try the next one." in words_of(page)
    assert page.context["form"].secret == secret
    assert not Authenticator.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_turning_on_gives_recovery_codes_and_a_mail(client, user, secret):
    kinds = sorted(Authenticator.objects.values_list("type", flat=True))
    (letter,) = mail.outbox
    words = words_of(client.get(TWO))

    assert kinds == ["recovery_codes", "totp"]
    assert letter.subject == "An authenticator app is on"
    assert "An authenticator app was set up for your account." in letter.body
    assert "If not, set a new password now." in letter.body
    assert "On. We ask for six digits from your app" in words
    assert "See my codes" in words


def test_the_secrets_are_sealed_in_the_database(client, user, secret):
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    codes = client.get(CODES).context["unused_codes"]

    assert secret not in stored
    assert len(codes) == 10
    assert all(code not in stored for code in codes)


@pytest.mark.parametrize(("steps", "is_in"), [(0, True), (-1, True), (-3, False)])
def test_signing_in_asks_for_the_digits(client, user, secret, steps, is_in):
    other = Client()
    asked = sign_in(other, user)
    before = "_auth_user_id" in other.session
    page = other.get(asked["Location"])
    answer = other.post(asked["Location"], {"code": code_of(secret, steps)})

    assert asked["Location"] == f"{TWO}authenticate/"
    assert before is False
    assert "Six digits from your app, or a recovery code." in words_of(page)
    assert ("_auth_user_id" in other.session) is is_in
    if not is_in:
        assert "This code did not work. Try the next one." in words_of(answer)


def test_a_recovery_code_lets_in_once(client, user, secret):
    code, *others = client.get(CODES).context["unused_codes"]
    inside = []
    for _ in range(2):
        other = Client()
        sign_in(other, user)
        other.post(f"{TWO}authenticate/", {"code": code})
        inside.append("_auth_user_id" in other.session)

    assert inside == [True, False]
    page = client.get(CODES)
    assert page.context["unused_codes"] == others
    assert "9 codes are left." in words_of(page)


def test_codes_can_be_kept_in_a_file(client, user, secret):
    codes = client.get(CODES).context["unused_codes"]
    response = client.get(f"{CODES}download/")

    assert response.content.decode().split() == codes
    assert "recovery-codes.txt" in response["Content-Disposition"]


@pytest.mark.django_db(transaction=True)
def test_new_codes_end_the_old_ones(client, user, secret):
    before = client.get(CODES).context["unused_codes"]
    question = words_of(client.get(f"{CODES}generate/"))
    client.post(f"{CODES}generate/")
    page = client.get(CODES)

    assert "The codes you have now stop working." in question
    assert not set(before) & set(page.context["unused_codes"])
    assert "You have new recovery codes. Write them down." in words_of(page)
    assert mail.outbox[-1].subject == "New recovery codes"


def test_codes_that_are_gone_can_be_made_again(client, user, secret):
    Authenticator.objects.filter(type="recovery_codes").delete()

    assert "Make codes" in words_of(client.get(TWO))
    assert "You have no codes now." in words_of(client.get(f"{CODES}generate/"))


def test_turning_off_asks_first(client, user, secret):
    question = words_of(client.get(f"{TWO}totp/deactivate/"))
    before = Authenticator.objects.count()
    client.post(f"{TWO}totp/deactivate/")

    assert "Turn off the code app?" in question
    assert (before, Authenticator.objects.count()) == (2, 0)
    assert "Your code app is off now." in words_of(client.get(TWO))


def test_a_change_later_asks_again_with_the_password_or_the_app(
    client, user, secret, clock
):
    clock.shift(timedelta(hours=1))
    asked = client.get(f"{TWO}totp/deactivate/")
    by_password = client.get(asked["Location"])
    by_app = client.get(f"{TWO}reauthenticate/")
    wrong = client.post(f"{TWO}reauthenticate/", {"code": "x"})
    answer = client.post(
        f"{TWO}reauthenticate/", {"code": code_of(secret), "next": TWO}
    )

    assert "Other ways" in words_of(by_password)
    assert "Six digits from your app, or a recovery code." in words_of(by_app)
    assert "This code did not work." in words_of(wrong)
    assert answer["Location"] == TWO
    assert client.get(f"{TWO}totp/deactivate/").status_code == 200


def test_first_the_email_must_be_confirmed(client, user):
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    sign_in(client, user)
    response = client.get(ACTIVATE, follow=True)

    assert response.redirect_chain == [(TWO, 302)]
    assert "Confirm your email first. We sent you a link." in words_of(response)


def test_what_was_sealed_opens_after_another_secret_key_while_the_old_is_known(
    settings,
):
    sealed = MFAAdapter().encrypt("secret")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another" * 10
    lost = MFAAdapter().decrypt(sealed)
    settings.SECRET_KEY_FALLBACKS = [old]

    assert MFAAdapter().decrypt(sealed) == "secret"
    assert MFAAdapter().encrypt("secret") != sealed
    assert lost != "secret"
    assert len(lost) == 32


def test_with_a_lost_key_no_code_fits_and_no_page_breaks(
    client, user, secret, settings
):
    code = client.get(CODES).context["unused_codes"][0]
    settings.SECRET_KEY = "another" * 10
    other = Client()
    sign_in(other, user)
    pages = [
        other.post(f"{TWO}authenticate/", {"code": tried})
        for tried in (code_of(secret), code)
    ]

    for page in pages:
        assert "This code did not work. Try the next one." in words_of(page)
    assert "_auth_user_id" not in other.session


def test_passkeys_are_numbered_until_named(user):
    adapter = MFAAdapter()
    names = []
    for _ in range(2):
        kind = Authenticator.Type.WEBAUTHN
        names.append(adapter.generate_authenticator_name(user, kind))
        Authenticator.objects.create(user=user, type=kind, data={})
    Authenticator.objects.create(user=make_user(), type=kind, data={})

    assert names == ["Passkey 1", "Passkey 2"]
    assert adapter.generate_authenticator_name(user, kind) == "Passkey 3"
    assert adapter.build_totp_svg("otpauth://x") == ""
