from collections import Counter
from datetime import UTC, datetime

import pytest

from accounts.models import User
from babies.models import Baby, Smile
from clinical.window import Evidence, Status
from milestones.demo import RealAccountsError, fill
from milestones.loading import load_expectations
from milestones.models import Answer
from milestones.services import assessment
from tests.factories import make_user

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalog():
    load_expectations(today=NOW.date())


def rows():
    return [
        sorted(Baby.objects.values_list("id", "name", "birth_on", "zero_on")),
        sorted(Smile.objects.values_list("id", "baby", "observed_at", "smile_class")),
        sorted(Answer.objects.values_list("id", "baby", "expectation", "value", "on")),
        sorted(User.objects.values_list("email", "is_staff", "is_superuser")),
    ]


def test_the_demo_shows_every_status_and_every_evidence():
    assert fill(now=NOW) == 42
    smiles = [assessment(baby, today=NOW.date()).smile for baby in Baby.objects.all()]
    assert Counter(smile.status for smile in smiles) == {
        Status.BEFORE_WINDOW: 9,
        Status.WINDOW_OPEN: 3,
        Status.WINDOW_CLOSING: 4,
        Status.LATE: 10,
        Status.CLEARLY_LATE: 3,
        Status.EMERGING: 3,
        Status.ACHIEVED: 10,
    }
    assert {smile.evidence for smile in smiles} == {*Evidence, None}


def test_the_demo_is_the_same_each_time():
    fill(now=NOW)
    first = rows()
    Baby.objects.all().delete()
    User.objects.all().delete()
    fill(now=NOW)
    assert rows() == first


def test_the_demo_has_its_four_sign_ins():
    fill(now=NOW)
    for name in ("parent", "nurse", "doctor", "admin"):
        person = User.objects.get(email=f"{name}@example.com")
        assert person.check_password("smilestone-demo")
        assert person.is_superuser == (name == "admin")
    assert (
        Baby.objects.visible_to(User.objects.get(email="parent@example.com")).count()
        == 4
    )


def test_a_second_demo_changes_nothing():
    fill(now=NOW)
    before = rows()
    assert fill(now=NOW) == 0
    assert rows() == before


def test_a_database_with_somebody_else_in_it_is_left_alone():
    make_user(email="somebody@example.com")
    with pytest.raises(RealAccountsError):
        fill(now=NOW)
    assert Baby.objects.count() == 0
    assert list(User.objects.values_list("email", flat=True)) == [
        "somebody@example.com"
    ]
