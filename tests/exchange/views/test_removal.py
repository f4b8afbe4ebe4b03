"""Deleting a diary on the page: asked twice, taken back, and proved."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from babies.models import Baby
from exchange.models import Receipt
from tests.factories import NOW, make_baby, make_caregiver, make_smile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Test Juniper")


def delete(client, baby, **said):
    return client.post(f"/babies/{baby.pk}/delete/", {"name": "test  juniper", **said})


def test_the_page_says_what_goes_and_what_stays(signed_in, baby):
    make_smile(baby=baby)
    page = signed_in.get(f"/babies/{baby.pk}/delete/")
    assert ("smiles", 1) in page.context["rows"]
    for sentence in (
        "All that any of you logged, with the photos and the notes.",
        "What staff wrote in their own notes stays there, without your names.",
        "From the bin you can take it back.",
    ):
        assert sentence in page.content.decode()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"when": "bin", "name": "Marlow"}, "This is the diary of Test Juniper."),
        ({"when": "bin", "name": ""}, "Please type the name."),
        ({"when": "bin", "name": "\0"}, "hidden control characters"),
        ({"when": "later"}, "Please choose one of the two."),
        ({}, "Please choose one of the two."),
    ],
)
def test_it_asks_for_the_name_and_for_a_choice(signed_in, baby, said, fault):
    page = delete(signed_in, baby, **said)
    assert fault in page.content.decode()
    assert not Receipt.objects.exists()
    assert Baby.objects.get(pk=baby.pk).binned_at is None


def test_into_the_bin_and_back(signed_in, baby):
    answer = delete(signed_in, baby, when="bin")
    receipt = Receipt.objects.get()
    assert answer["Location"] == f"/receipts/{receipt.number}/"
    page = signed_in.get(answer["Location"]).content.decode()
    assert receipt.number in page
    assert "In the bin until" in page
    assert baby.name not in page
    assert f'action="/babies/{baby.pk}/restore/"' in page
    assert signed_in.get(f"/babies/{baby.pk}/").status_code == 404

    shown = signed_in.get("/babies/bin/").content.decode()
    assert "Test Juniper" in shown
    assert "Deleted for good on 23 December 2026." in shown
    back = signed_in.post(f"/babies/{baby.pk}/restore/")
    assert back["Location"] == f"/babies/{baby.pk}/"
    assert "Taken back" in signed_in.get(answer["Location"]).content.decode()
    assert "No diary is in the bin." in signed_in.get("/babies/bin/").content.decode()


def test_taking_back_needs_a_post(signed_in, baby):
    delete(signed_in, baby, when="bin")
    answer = signed_in.get(f"/babies/{baby.pk}/restore/")
    assert answer["Location"] == "/babies/bin/"
    assert Baby.objects.get().binned_at == NOW


def test_at_once_for_good_with_a_receipt_for_whoever_knows_its_number(
    client, signed_in, baby, user, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = delete(signed_in, baby, when="now")
    assert not Baby.objects.exists()
    (sent,) = mail.outbox
    assert sent.to == [user.email]

    client.logout()
    page = client.get(answer["Location"]).content.decode()
    assert "Deleted for good" in page
    assert "23 November 2026" in page
    assert client.get("/receipts/AAAA-AAAA-AAAA-AAAA/").status_code == 404


def test_with_another_parent_it_goes_into_the_bin_first(signed_in, baby):
    make_caregiver(baby=baby, role="parent")
    page = delete(signed_in, baby, when="now").content.decode()
    assert "There is another parent. So it goes into the bin first." in page
    assert Baby.objects.get().binned_at is None
    delete(signed_in, baby, when="bin")
    assert Baby.objects.get().binned_at == NOW


def test_the_other_parent_can_take_it_back_and_a_caregiver_cannot(client, baby):
    other = make_caregiver(baby=baby, role="parent").user
    nanny = make_caregiver(baby=baby).user
    Baby.objects.update(binned_at=NOW - timedelta(days=1))
    client.force_login(nanny)
    assert client.post(f"/babies/{baby.pk}/restore/").status_code == 404
    assert "Test Juniper" not in client.get("/babies/bin/").content.decode()
    client.force_login(other)
    client.post(f"/babies/{baby.pk}/restore/")
    assert Baby.objects.get().binned_at is None
