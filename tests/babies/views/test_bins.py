"""Deleting a smile into the bin, and taking it back."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from babies.models import Smile, SmileDay
from babies.services import bin_smile
from tests.babies.views.pages import messages_of, words_of
from tests.factories import make_baby, make_smile

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def smile(user):
    return make_smile(baby=make_baby(by=user), on=date(2026, 10, 16), state="asleep")


def at(smile, what=""):
    return f"/babies/{smile.baby_id}/smiles/{smile.pk}/{what}"


def test_undo_puts_the_smile_into_the_bin(signed_in, smile):
    response = signed_in.post(at(smile, "delete/"), follow=True)
    assert Smile.objects.get().binned_at == NOW
    assert not SmileDay.objects.exists()
    assert response.redirect_chain == [(f"/babies/{smile.baby_id}/", 302)]
    assert messages_of(response) == [("Moved to the bin.", at(smile, "restore/"))]
    assert signed_in.get(at(smile)).status_code == 404


def test_a_second_tap_on_undo_does_no_harm(signed_in, smile):
    for _ in range(2):
        assert signed_in.post(at(smile, "delete/")).status_code == 302
    for _ in range(2):
        assert signed_in.post(at(smile, "restore/")).status_code == 302
    assert Smile.objects.get().binned_at is None
    assert smile.versions.count() == 3


def test_deleting_goes_back_to_where_it_was_asked_for(signed_in, smile):
    data = {"next": f"/babies/{smile.baby_id}/smiles/"}
    assert signed_in.post(at(smile, "delete/"), data)["Location"] == data["next"]


def test_looking_at_the_question_deletes_nothing(signed_in, smile, user):
    page = words_of(signed_in.get(at(smile, "delete/")))
    assert "You can take it back for 30 days." in page
    assert Smile.objects.get().binned_at is None
    bin_smile(smile=smile, by=user, now=NOW)
    assert signed_in.get(at(smile, "delete/"))["Location"].endswith(
        f"{smile.baby_id}/bin/"
    )


@pytest.mark.parametrize("kind", ["smiles", "sleep", "photos", "laughs"])
def test_where_one_kind_had_a_bin_the_one_for_all_is_found(signed_in, smile, kind):
    response = signed_in.get(f"/babies/{smile.baby_id}/{kind}/bin/")
    assert response["Location"] == f"/babies/{smile.baby_id}/bin/"


def test_a_smile_comes_back_from_the_bin(signed_in, smile, user):
    bin_smile(smile=smile, by=user, now=NOW)
    assert signed_in.get(at(smile, "restore/"))["Location"].endswith(
        f"{smile.baby_id}/bin/"
    )
    assert Smile.objects.get().binned_at == NOW

    response = signed_in.post(at(smile, "restore/"), follow=True)

    assert Smile.objects.get().binned_at is None
    assert SmileDay.objects.get().reflex == 1
    assert messages_of(response) == [("The smile is back.", "")]


def test_a_smile_from_before_the_birth_stays_in_the_bin(signed_in, smile, user):
    bin_smile(smile=smile, by=user, now=NOW)
    type(smile.baby).objects.update(birth_on="2026-10-17", zero_on="2026-10-17")
    response = signed_in.post(at(smile, "restore/"), follow=True)
    assert messages_of(response) == [
        ("This smile is from before the birth date now.", "")
    ]
    assert Smile.objects.get().binned_at == NOW
