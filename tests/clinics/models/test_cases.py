"""Cases, advice, notes and corrections, and what the database refuses."""

from datetime import date

import pytest
from django.db import IntegrityError

from clinics.choices import Action, Verdict
from clinics.models import Case, CaseStep, Correction, Note, StaffAdvice
from tests.clinics.rows import make_clinic
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
SINCE = date(2026, 10, 28)


def make_case(**said):
    given = {
        "baby": make_baby(),
        "clinic": make_clinic(),
        "kind": "social_smile_late",
        "since": SINCE,
        "action": Action.TAKEN,
        "covers_urgency": 11,
        "covers_newest_on": SINCE,
        "covers_facts": 1,
        "first_step_at": NOW,
        "last_step_at": NOW,
    }
    return Case.objects.create(**{**given, **said})


def test_rows_name_themselves():
    rows = (
        Case(kind="spell", since=SINCE),
        CaseStep(action="taken", at=NOW),
        StaffAdvice(kind="call_us", at=NOW),
        Note(audience="team", at=NOW),
        Correction(verdict="open", at=NOW),
    )
    assert [str(row) for row in rows] == [
        "spell 2026-10-28",
        "taken 2026-11-23",
        "call_us 2026-11-23",
        "team 2026-11-23",
        "open 2026-11-23",
    ]


def test_no_case_is_closed_without_an_outcome():
    with pytest.raises(IntegrityError):
        make_case(action=Action.CLOSED)


def test_a_flag_has_one_case_at_a_clinic():
    case = make_case()
    with pytest.raises(IntegrityError):
        make_case(baby=case.baby, clinic=case.clinic)


def test_one_correction_of_a_clinic_waits_at_a_time():
    said = {"baby": make_baby(), "clinic": make_clinic(), "before": {}, "after": {}}
    Correction.objects.create(**said, at=NOW, verdict=Verdict.REFUSED)
    Correction.objects.create(**said, at=NOW)
    with pytest.raises(IntegrityError):
        Correction.objects.create(**said, at=NOW)
