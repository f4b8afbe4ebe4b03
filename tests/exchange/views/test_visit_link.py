"""A link that goes along to a visit: made on the page, shown once, ended like others."""

import html
import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from clinics.models import Share
from clinics.sharing import end_share, open_link
from milestones.loading import load_expectations
from tests.factories import NOW, make_baby, make_caregiver
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db
CODE = 'aria-label="A code that opens what the family shares"'


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    load_expectations(today=NOW.date())
    return make_baby(by=user, name="Juniper")


def page(baby):
    return reverse("exchange:visit_link", args=[baby.pk])


def visit_page(baby):
    return reverse("exchange:visit", args=[baby.pk])


def token_on(response):
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert found is not None
    return html.unescape(found[1])


def test_a_link_is_made_and_shown_once(signed_in, baby):
    key = uuid.uuid4()
    made = signed_in.post(page(baby), {"key": str(key)})
    shown = made.content.decode()
    share = Share.objects.get(pk=key)
    assert CODE in shown
    assert share.until_at == NOW + timedelta(days=7)
    assert "photos" not in share.parts
    passcode = re.search(r"<strong>(\d{6})</strong>", shown)
    assert passcode is not None
    opened = open_link(token=token_on(made), passcode=passcode[1], now=NOW)
    assert opened == share
    assert "Your link is ready" not in words_of(signed_in.get(visit_page(baby)))
    assert CODE not in signed_in.get(visit_page(baby)).content.decode()

    again = signed_in.post(page(baby), {"key": str(key)}, follow=True)
    assert "This link was made already." in again.content.decode()
    assert Share.objects.count() == 1


def test_the_file_has_the_code_of_an_open_link_only(signed_in, baby):
    made = signed_in.post(page(baby))
    said = {"token": token_on(made)}
    with_code = signed_in.post(page(baby), said)
    plain = signed_in.get(reverse("exchange:visit_file", args=[baby.pk]))
    assert with_code["Content-Type"] == "application/pdf"
    assert len(with_code.content) > len(plain.content)
    assert signed_in.post(page(baby), {"token": "x"}).status_code == 404
    share = Share.objects.get()
    end_share(share=share, by=baby.created_by, now=NOW)
    assert signed_in.post(page(baby), said).status_code == 404
    assert Share.objects.count() == 1


def test_looking_makes_nothing_and_only_parents_are_asked(client, signed_in, baby):
    assert signed_in.get(page(baby))["Location"] == visit_page(baby)
    assert page(baby) in signed_in.get(visit_page(baby)).content.decode()
    client.force_login(make_caregiver(baby=baby).user)
    assert page(baby) not in client.get(visit_page(baby)).content.decode()
    assert client.post(page(baby)).status_code == 404
    assert not Share.objects.exists()
