"""Where somebody is signed in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts.devices import devices_of, end_devices, name_of, tag_of
from tests.factories import NOW, PASSWORD, make_user

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)
LAPTOP = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0.0.0 Safari/537.36"
)
PAGE = "/account/devices/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def signed_in_on(user, agent=LAPTOP):
    browser = Client(headers={"user-agent": agent})
    browser.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return browser


def key_of(browser):
    return browser.session.session_key


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Safari on iPhone"),
        (LAPTOP, "Chrome on Linux"),
        (PHONE.replace("Version/", "CriOS/"), "Chrome on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Edg/130", "Edge on Windows"),
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Firefox/132",
            "Firefox on Android",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Safari/1", "Safari on Mac"),
        ("Firefox", "Firefox"),
        ("something on Windows", "Windows"),
        ("", "A browser we do not know"),
    ],
)
def test_a_browser_and_a_system_that_a_person_knows(agent, name):
    assert name_of(agent) == name


def test_the_page_names_each_device_and_this_one_first(user):
    other = signed_in_on(make_user(), PHONE)
    phone, laptop = signed_in_on(user, PHONE), signed_in_on(user)
    page = laptop.get(PAGE)

    assert [(device.name, device.is_this) for device in page.context["devices"]] == [
        ("Chrome on Linux", True),
        ("Safari on iPhone", False),
    ]
    words = words_of(page)
    assert "Chrome on Linux This device Signed in on 23 November 2026" in words
    assert "Safari on iPhone Signed in on 23 November 2026" in words
    for browser in (phone, laptop, other):
        assert key_of(browser) not in page.content.decode()


def test_one_device_is_signed_out(user):
    phone, laptop = signed_in_on(user, PHONE), signed_in_on(user)
    laptop.post(PAGE, {"device": tag_of(key_of(phone))})

    assert phone.get("/account/")["Location"].startswith("/accounts/login/")
    assert laptop.get("/account/").status_code == 200
    assert UserSession.objects.count() == 1


def test_all_others_are_signed_out(user):
    phone, laptop = signed_in_on(user, PHONE), signed_in_on(user)
    tablet = signed_in_on(user)
    stranger = signed_in_on(make_user())
    response = laptop.post(PAGE, follow=True)

    assert "2 devices are signed out." in words_of(response)
    for gone in (phone, tablet):
        assert gone.get("/account/")["Location"].startswith("/accounts/login/")
    for still in (laptop, stranger):
        assert still.get("/account/").status_code == 200


def test_nobody_signs_out_somebody_else_or_this_very_device(user):
    stranger = signed_in_on(make_user())
    laptop = signed_in_on(user)
    for browser in (stranger, laptop):
        laptop.post(PAGE, {"device": tag_of(key_of(browser))})

    assert Session.objects.count() == 2
    assert "signed out." not in words_of(laptop.get(PAGE))


@pytest.mark.parametrize("ended", ["over", "password", "deleted"])
def test_what_opens_the_door_no_more_is_not_listed(user, clock, ended):
    phone = signed_in_on(user, PHONE)
    key = key_of(phone)
    if ended == "over":
        clock.shift(timedelta(days=60, seconds=1))
    elif ended == "password":
        user.set_password("four-tired-owls")
        user.save()
    else:
        Session.objects.all().delete()

    now = datetime.now(UTC)
    assert devices_of(user, here=key, now=now) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_more_devices(
    user, count, django_assert_num_queries
):
    for _ in range(count):
        signed_in_on(user)
    with django_assert_num_queries(2):
        found = devices_of(user, here=None, now=NOW)

    assert len(found) == count


def test_a_day_later_the_device_was_seen_again_and_only_once(
    user, clock, django_assert_num_queries
):
    laptop = signed_in_on(user)
    with django_assert_num_queries(3):
        laptop.get("/account/")
    clock.shift(timedelta(days=1))
    laptop.get("/account/")
    seen = UserSession.objects.get().last_seen_at
    with django_assert_num_queries(3):
        laptop.get("/account/")

    assert seen == NOW + timedelta(days=1)
    assert "Last seen on 24 November 2026" in words_of(laptop.get(PAGE))


def test_ending_nothing_says_nothing(user):
    laptop = signed_in_on(user)
    response = laptop.post(PAGE, {"device": "unknown"}, follow=True)

    assert "signed out." not in words_of(response)
    assert end_devices(user, here=key_of(laptop)) == 0


def test_a_device_that_was_never_noted_is_only_this(signed_in):
    assert "Only this device." in words_of(signed_in.get(PAGE))
