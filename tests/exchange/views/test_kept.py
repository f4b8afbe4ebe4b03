"""What staff wrote stays theirs to read, and nobody else's."""

import pytest
import time_machine
from django.test import override_settings

from exchange.models import KeptNote
from tests.clinics.rows import make_clinic, make_staff
from tests.exchange.rows import make_receipt
from tests.factories import NOW

pytestmark = pytest.mark.django_db
HERE = "/clinic/kept/"


@pytest.fixture(autouse=True)
def clock():
    with (
        time_machine.travel(NOW, tick=False),
        override_settings(STAFF_TWO_FACTOR="optional"),
    ):
        yield


@pytest.fixture
def nurse():
    return make_staff()


@pytest.fixture
def work(client, nurse):
    client.force_login(nurse.user)
    return client


def keep(clinic, words, receipt=None):
    return KeptNote.objects.create(
        clinic=clinic,
        receipt=receipt or make_receipt(),
        words=words,
        who="Nurse Example",
        at=NOW,
    )


def test_notes_of_the_clinic_and_no_others(work, nurse):
    assert "There are no such notes." in work.get(HERE).content.decode()
    mine = keep(nurse.clinic, "… smiled back twice")
    keep(make_clinic(), "of another clinic")
    page = work.get(HERE).content.decode()
    assert "… smiled back twice" in page
    assert mine.receipt_id in page
    assert "Nurse Example, 23 November 2026, noon" in page
    assert "of another clinic" not in page


def test_a_receipt_finds_its_notes(work, nurse):
    receipt = make_receipt()
    keep(nurse.clinic, "this one", receipt)
    keep(nurse.clinic, "the other one")
    page = work.get(HERE, {"number": f" {receipt.number.lower()} "}).content.decode()
    assert "this one" in page
    assert "the other one" not in page
    for odd in ("\0", "x" * 500):
        nothing = work.get(HERE, {"number": odd, "page": "9" * 50})
        assert nothing.status_code == 200


def test_only_those_who_care_for_babies_read_them(client):
    client.force_login(make_staff(role="reviewer").user)
    assert client.get(HERE).status_code == 404


def test_the_list_costs_the_same_for_one_note_and_for_three(
    work, nurse, django_assert_num_queries
):
    work.get(HERE)
    keep(nurse.clinic, "one")
    with django_assert_num_queries(5):
        work.get(HERE)
    keep(nurse.clinic, "two")
    keep(nurse.clinic, "three")
    with django_assert_num_queries(5):
        work.get(HERE)
