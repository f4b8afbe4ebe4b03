"""The page that deletes one's account."""

import pytest
import time_machine

from accounts.models import User
from babies.models import Baby
from exchange.models import Receipt
from tests.clinics.rows import make_clinic, make_staff
from tests.factories import NOW, PASSWORD, make_baby, make_caregiver

pytestmark = pytest.mark.django_db
HERE = "/account/delete/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def checked(client, user):
    """Somebody who has just given the password again."""
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    asked = client.get(HERE)
    client.post(asked["Location"], {"password": PASSWORD})
    return client


def test_the_password_is_asked_first(signed_in, user):
    for answer in (signed_in.get(HERE), signed_in.post(HERE)):
        assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.filter(pk=user.pk).exists()


def test_without_diaries_one_post_deletes_and_signs_out(checked, user):
    shared = make_caregiver(baby=make_baby(name="Test Marlow"), user=user).baby
    assert "Test Marlow" in checked.get(HERE).content.decode()

    answer = checked.post(HERE)

    assert answer["Location"] == f"/receipts/{Receipt.objects.get().number}/"
    assert not User.objects.filter(pk=user.pk).exists()
    assert Baby.objects.get() == shared
    assert checked.get("/account/")["Location"].startswith("/accounts/login/")
    assert "An account" in checked.get(answer["Location"]).content.decode()


def test_diaries_of_ones_own_are_named_and_need_a_tick(checked, user):
    baby = make_baby(by=user, name="Test Juniper")
    binned = make_baby(by=user, name="Test Clover")
    Baby.objects.filter(pk=binned.pk).update(binned_at=NOW)
    page = checked.get(HERE).content.decode()
    assert f"/babies/{baby.pk}/family/" in page
    assert "Test Clover" in page

    refused = checked.post(HERE).content.decode()
    assert "Please hand these diaries over first, or tick the box." in refused
    assert Baby.objects.count() == 2

    checked.post(HERE, {"diaries_too": "on"})
    assert not Baby.objects.exists()


def test_who_holds_a_clinic_hands_over_first(checked, user):
    lead = make_staff(clinic=make_clinic(), user=user, role="lead")
    page = checked.post(HERE).content.decode()
    assert f"/clinic/team/{lead.pk}/go/" in page
    assert "Somebody must take over what you began, or be the lead." in page
    assert User.objects.filter(pk=user.pk).exists()
