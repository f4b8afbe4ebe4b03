from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.bins import BIN_TIME
from babies.models import Smile
from tests.factories import NOW, make_baby
from tests.factories_imports import make_import
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def done(user):
    return make_import(baby=make_baby(by=user))


def page(done, name="imported"):
    return reverse(f"exchange:{name}", args=[done.baby_id, done.pk])


def kept():
    return Smile.objects.filter(binned_at__isnull=True).count()


def test_the_result_says_what_was_added(signed_in, done):
    said = words_of(signed_in.get(page(done)))
    assert "A table of smiles (CSV)" in said
    assert "Smiles and laughs 3 added Undo this import" in said


def test_all_of_it_goes_into_the_bin_and_comes_back(signed_in, done):
    response = signed_in.post(page(done, "import_undo"), follow=True)
    assert kept() == 0
    assert b"3 entries are in the bin now." in response.content
    assert page(done, "import_redo").encode() in response.content
    said = words_of(response)
    assert "All of it lies in the bin for 30 days." in said
    assert "Take it all back from the bin" in said

    response = signed_in.post(page(done, "import_redo"), follow=True)
    assert kept() == 3
    assert b"3 entries are back." in response.content
    assert "Undo this import" in words_of(response)


def test_after_thirty_days_there_is_nothing_to_take_back(signed_in, done, clock):
    signed_in.post(page(done, "import_undo"))
    clock.move_to(NOW + BIN_TIME - timedelta(minutes=1))
    assert "Take it all back" in words_of(signed_in.get(page(done)))
    clock.move_to(NOW + BIN_TIME)
    said = words_of(signed_in.get(page(done)))
    assert "This was undone. It is gone for good." in said
    assert "Take it all back" not in said


@pytest.mark.parametrize("name", ["imported", "import_undo", "import_redo"])
def test_another_babys_import_is_not_found(signed_in, done, user, name):
    other = make_baby(by=user)
    address = reverse(f"exchange:{name}", args=[other.pk, done.pk])
    ask = signed_in.get if name == "imported" else signed_in.post
    assert ask(address).status_code == 404
    assert kept() == 3
