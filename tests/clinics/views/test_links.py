"""A link opens for whoever has its passcode, and looks are noted."""

from datetime import timedelta

import pytest
import time_machine

from clinics.models import Look, Share
from clinics.sharing import Offer, end_share, share_by_link
from tests.factories import NOW, make_baby, make_user
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def link():
    parent = make_user()
    baby = make_baby(by=parent, name="Test Fern")
    until_at = NOW + timedelta(days=7)
    return share_by_link(
        offer=Offer(baby=baby, parts=["summary"], until_at=until_at, by=parent, now=NOW)
    )


def test_the_passcode_opens_the_record_and_the_look_is_noted(client, link):
    address = f"/s/{link.token}/"
    assert "Test Fern" not in words_of(client.get(address))
    assert client.post(address, {"passcode": link.passcode})["Location"] == address
    page = words_of(client.get(address))
    assert "Test Fern" in page
    assert "The family's worry none named" in page
    assert "First social smile" not in page
    look = Look.objects.get()
    assert (look.share, look.who, look.part) == (link.share, "", "summary")


def test_nothing_of_it_stays_on_the_disk_of_who_looked(client, link):
    address = f"/s/{link.token}/"
    client.post(address, {"passcode": link.passcode})
    assert client.get(address)["Cache-Control"] == "private, no-store"


def test_a_wrong_passcode_is_refused_and_counted(client, link):
    answer = client.post(f"/s/{link.token}/", {"passcode": "000"})
    assert "This does not open. Check the passcode" in words_of(answer)
    assert Share.objects.get().wrong_passcodes == 1


def test_an_unknown_link_says_the_same(client, link):
    unknown = client.post("/s/guess/", {"passcode": link.passcode})
    wrong = client.post(f"/s/{link.token}/", {"passcode": "000"})
    assert words_of(unknown) == words_of(wrong)


def test_an_empty_passcode_is_asked_for(client, link):
    answer = client.post(f"/s/{link.token}/", {})
    assert "Please type the passcode." in words_of(answer)


@pytest.mark.parametrize("how", ["ended", "run out"])
def test_an_open_page_is_shut_at_the_next_request(client, link, clock, how):
    address = f"/s/{link.token}/"
    client.post(address, {"passcode": link.passcode})
    assert "Test Fern" in words_of(client.get(address))
    if how == "ended":
        end_share(share=link.share, by=link.share.made_by, now=NOW)
    else:
        clock.shift(timedelta(days=7))
    assert "Test Fern" not in words_of(client.get(address))


def test_one_opened_link_opens_no_other(client, link):
    client.post(f"/s/{link.token}/", {"passcode": link.passcode})
    assert "Test Fern" not in words_of(client.get("/s/other/"))
