"""Webhooks on the page."""

import re

import pytest
import time_machine

from exchange.models import Delivery, Webhook
from tests.exchange.listener import listening
from tests.exchange.rows import make_webhook
from tests.factories import NOW, make_baby, make_caregiver

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


@pytest.fixture
def page(baby):
    return f"/babies/{baby.pk}/webhooks/"


def test_a_secret_is_shown_once(signed_in, baby, page):
    made = signed_in.post(page, {"address": "https://a.example.com/x"})
    found = re.search(r'value="(whsec_[\w-]+)"', made.content.decode())
    assert found is not None
    hook = Webhook.objects.get()
    for path in (page, f"{page}{hook.pk}/"):
        shown = signed_in.get(path).content.decode()
        assert "https://a.example.com/x" in shown
        assert found[1] not in shown
    assert "It only says that something was logged." in shown


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://10.0.0.7/", "This is not out on the internet."),
        ("", "Please give the address."),
    ],
)
def test_refused_addresses_stay_in_the_form(signed_in, page, address, fault):
    shown = signed_in.post(page, {"address": address}).content.decode()
    assert fault in shown
    assert f'value="{address}"' in shown or not address
    assert not Webhook.objects.exists()


def test_too_many_are_refused(signed_in, baby, page):
    for _each in range(10):
        make_webhook(baby=baby)
    shown = signed_in.post(page, {"address": "https://a.example.com/"})
    assert "There are 10 already. Delete one first." in shown.content.decode()


def test_a_test_is_sent_and_stands_in_the_log(signed_in, baby, page):
    with listening() as ear:
        hook_page = f"{page}{make_webhook(baby=baby, address=ear.address).pk}/"
        shown = signed_in.get(hook_page).content.decode()
        assert "Nothing was sent yet." in shown
        good = signed_in.post(hook_page, {"try": ""}, follow=True).content.decode()
        assert "The test arrived." in good
        assert "Arrived (204)" in good
        ear.status = 404
        bad = signed_in.post(hook_page, {"try": ""}, follow=True).content.decode()
    assert "The test did not arrive." in bad
    assert "Not taken (404)" in bad
    gone = signed_in.post(hook_page, {"try": ""}, follow=True).content.decode()
    assert "Could not be reached" in gone
    many = signed_in.post(hook_page, {"try": ""}, follow=True).content.decode()
    assert "Please wait a minute, then try again." in many
    assert len(ear.got) == 2


def test_the_log_says_what_waits(signed_in, baby, page):
    hook = make_webhook(baby=baby, with_details=True)
    row = {"webhook": hook, "body": "", "made_at": NOW}
    Delivery.objects.create(event="a", subject="1", due_at=NOW, **row)
    Delivery.objects.create(
        event="b", subject="2", due_at=NOW, attempts=2, status=500, **row
    )
    shown = signed_in.get(f"{page}{hook.pk}/").content.decode()
    assert "Waiting to be sent" in shown
    assert "After 2 tries we wait, and try again." in shown
    assert "It sends notes and health details." in shown


def test_one_that_stopped_begins_again(signed_in, baby, page):
    hook = make_webhook(baby=baby, stopped_at=NOW, failures=20)
    assert "Stopped after many tries." in signed_in.get(page).content.decode()
    shown = signed_in.get(f"{page}{hook.pk}/").content.decode()
    assert "many letters in a row did not arrive" in shown
    signed_in.post(f"{page}{hook.pk}/", {"resume": ""})
    hook.refresh_from_db()
    assert hook.stopped_at is None


def test_deleting_and_doing_nothing(signed_in, baby, page):
    hook = make_webhook(baby=baby)
    answer = signed_in.post(f"{page}{hook.pk}/")
    assert answer["Location"] == f"{page}{hook.pk}/"
    answer = signed_in.post(f"{page}{hook.pk}/", {"delete": ""})
    assert answer["Location"] == page
    assert not Webhook.objects.exists()


def test_another_parents_webhook_is_out_of_reach(client, baby, page):
    hook = make_webhook(baby=baby)
    client.force_login(make_caregiver(baby=baby, role="parent").user)
    assert client.get(f"{page}{hook.pk}/").status_code == 404
    assert hook.address not in client.get(page).content.decode()


def test_the_log_costs_the_same_for_one_row_and_for_three(
    signed_in, baby, page, django_assert_num_queries
):
    hook = make_webhook(baby=baby)
    row = {"webhook": hook, "event": "a", "body": "", "made_at": NOW}
    Delivery.objects.create(subject="1", **row)
    with django_assert_num_queries(7):
        signed_in.get(f"{page}{hook.pk}/")
    Delivery.objects.create(subject="2", **row)
    Delivery.objects.create(subject="3", **row)
    with django_assert_num_queries(7):
        signed_in.get(f"{page}{hook.pk}/")
