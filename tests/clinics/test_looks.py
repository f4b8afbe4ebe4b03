"""The access log is append-only, and tampering shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinics.looks import BadLine, first_bad_line, record_look
from clinics.models import Look, LookHead
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def share():
    return make_share(clinic=make_clinic())


def look_thrice(share):
    staff = make_staff(clinic=share.clinic)
    return [
        record_look(share=share, staff=staff, part=part, now=NOW)
        for part in ("summary", "smiles", "sleep")
    ]


def test_a_look_says_who_which_clinic_when_and_which_part(share):
    first, second, third = look_thrice(share)
    assert [look.number for look in (first, second, third)] == [1, 2, 3]
    stored = Look.objects.get(number=2)
    said = (stored.who, stored.clinic, stored.at, stored.part, stored.baby_id)
    assert said == ("Nurse Example", "Example Clinic", NOW, "smiles", share.baby_id)
    assert first_bad_line() is None


def test_a_look_costs_one_insert_and_one_update(share):
    look_thrice(share)
    staff = make_staff(clinic=share.clinic)
    with CaptureQueriesContext(connection) as asked:
        record_look(share=share, staff=staff, part="notes", now=NOW)

    writes = [
        each["sql"].split()[0] for each in asked if "SAVEPOINT" not in each["sql"]
    ]
    assert sorted(writes) == ["INSERT", "SELECT", "UPDATE"]


def test_an_empty_log_is_whole(share):
    assert first_bad_line() is None


def test_a_look_through_a_link_names_nobody(share):
    look = record_look(share=share, staff=None, part="summary", now=NOW)
    assert (look.who, look.clinic) == ("", "")
    assert first_bad_line() is None


@pytest.mark.parametrize(
    "changed",
    [{"who": "Nurse Exampl"}, {"clinic": "X"}, {"part": "notes"}, {"salt": "00"}],
)
def test_one_other_letter_is_found(share, changed):
    look_thrice(share)
    Look.objects.filter(number=2).update(**changed)
    assert first_bad_line() == BadLine(2, "does not say what it said")


def test_a_line_without_its_salt_is_found(share):
    look_thrice(share)
    Look.objects.filter(number=2).update(salt="", who="Somebody else")
    assert first_bad_line() == BadLine(2, "does not say what it said")


@pytest.mark.parametrize("changed", [{"digest": "0" * 64}, {"seal": "0" * 64}])
def test_another_seal_is_found(share, changed):
    look_thrice(share)
    Look.objects.filter(number=2).update(**changed)
    bad = first_bad_line()
    assert bad is not None
    assert bad.number == 2


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_line_taken_out_is_found(share, number):
    look_thrice(share)
    Look.objects.filter(number=number).delete()
    assert first_bad_line() == BadLine(number, "is missing")


def test_a_log_that_was_emptied_is_found(share):
    look_thrice(share)
    Look.objects.all().delete()
    assert first_bad_line() == BadLine(1, "is missing")


def test_a_lost_head_is_found(share):
    look_thrice(share)
    LookHead.objects.all().delete()
    assert first_bad_line() == BadLine(4, "is missing")


def test_letters_cannot_move_between_words(share):
    look_thrice(share)
    Look.objects.filter(number=1).update(who="Nurse Example E", clinic="xample Clinic")
    assert first_bad_line() == BadLine(1, "does not say what it said")
