"""The demo's clinics show every state of a worklist."""

from datetime import UTC, datetime

import pytest

from accounts.models import User
from babies.models import Baby
from clinics.demo import fill_clinics
from clinics.looks import first_bad_line
from clinics.models import Clinic, Look, Referral, Share, StaffAdvice
from clinics.worklist import Wanted, Worklist
from clinics.worklist_sql import STATES
from milestones.demo import fill
from milestones.loading import load_expectations

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo():
    load_expectations(today=NOW.date())
    fill(now=NOW)
    fill_clinics(now=NOW)


def test_the_first_clinic_has_a_list_with_every_state():
    clinic = Clinic.objects.get(code="MEADOW")
    worklist = Worklist(clinic, NOW).brought_up_to_date()
    assert set(worklist.counts()) == set(STATES)
    rows = worklist.page(Wanted()).rows
    assert [row.rank for row in rows] == sorted(row.rank for row in rows)
    assert len({row.share_id for row in rows}) == len(rows) > 10


def test_the_nurse_reads_what_is_shared_with_the_first_clinic_only():
    nurse = User.objects.get(email="nurse@example.com")
    assert Share.objects.open_to(nurse, NOW).count() == 39
    clover = Baby.objects.get(name="Clover")
    assert not Share.objects.open_to(nurse, NOW).filter(baby=clover).exists()


def test_the_parent_finds_a_look_a_note_and_advice():
    pebble = Baby.objects.get(name="Pebble")
    assert Look.objects.filter(baby=pebble).count() == 1
    assert first_bad_line() is None
    assert StaffAdvice.objects.filter(baby=pebble).count() == 1


def test_one_referral_is_overdue():
    assert Referral.objects.filter(due_on__lt=NOW.date()).count() == 1
